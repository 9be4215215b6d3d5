"""Who and what took part in an incident, each once over all its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from wireledger.extract.event_mentions import EventMention
from wireledger.extract.groups import form_key
from wireledger.extract.linking import Linker
from wireledger.extract.wording import PRONOUNS
from wireledger.records import Participant, ParticipantRole, Span


def participants(mentions: Sequence[EventMention], linker: Linker) -> tuple[Participant, ...]:
    """The participants of an incident; of words within longer words of the same role only the longer stay.

    A name that the report knows is one participant however it is written.
    """
    made: dict[tuple[ParticipantRole, str], Participant] = {}
    for mention in mentions:
        slots: tuple[tuple[ParticipantRole, tuple[Span, ...]], ...] = (
            ("actor", (*mention.actors, *mention.claimed_by)),
            ("target", mention.targets),
            ("weapon", mention.weapons),
        )
        for role, spans in slots:
            for span in map(linker.resolved, spans):
                known = linker.at(span) if role != "weapon" else None
                entity = known.id if known else None
                if span.text.casefold() not in PRONOUNS:
                    made.setdefault(
                        (role, entity or form_key(span.text)),
                        Participant(role, span.text, entity, span.start, span.end),
                    )
    return tuple(p for p in made.values() if not any(_within(p, other) for other in made.values()))


def _within(part: Participant, whole: Participant) -> bool:
    """Whether a participant without a name says no more than another of the same role."""
    if part is whole or part.role != whole.role or part.entity is not None:
        return False
    own, others = set(form_key(part.text).split()), set(form_key(whole.text).split())
    return own < others

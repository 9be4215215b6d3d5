"""What stands beside the text of a report: its incidents, people, groups, places and statements.

Every entry points to its words, and every value says who says it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from wireledger.ledger.facts import chain
from wireledger.ledger.opened import Opened
from wireledger.records import Claim, Entity, Event, Modality
from wireledger.web.rendering import words_of
from wireledger.web.wording import said_to

_LONGEST = 240  # characters of a statement: the whole of it stands in the text


@dataclass(frozen=True, slots=True)
class Said:
    """One value, or statement: ``words`` are the report's where they differ from ``text``.

    ``number`` and the four after it are None where a reviewer gave the value. ``at`` is the segment where the
    words begin.
    """

    label: str
    text: str
    words: str | None
    number: int | None
    id: str | None
    by: str | None
    modality: Modality | None
    at: int | None
    sure: float
    judged: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident, person, group or place of the report; ``at`` is the segment where it is first named."""

    number: int
    id: str
    title: str
    at: int | None
    said: tuple[Said, ...]
    judged: bool
    mentions: int


@dataclass(frozen=True, slots=True)
class Margin:
    """All entries, in the order of the report."""

    incidents: tuple[Entry, ...]
    people: tuple[Entry, ...]
    groups: tuple[Entry, ...]
    places: tuple[Entry, ...]
    statements: tuple[Said, ...]


def margin(opened: Opened, numbers: Mapping[str, int], first: Mapping[int, int]) -> Margin:
    """The margin of a report; ``numbers`` name its parts, ``first`` the segment where each begins."""
    return _Writing(opened, numbers, first).margin()


class _Writing:
    """What is needed while a margin is written."""

    def __init__(self, opened: Opened, numbers: Mapping[str, int], first: Mapping[int, int]) -> None:
        self._opened, self._numbers, self._first = opened, numbers, first
        self._claims = {claim.id: claim for claim in opened.record.claims}
        self._about: dict[str, list[Claim]] = defaultdict(list)
        for claim in opened.record.claims:
            if claim.subject is not None:
                self._about[claim.subject].append(claim)

    def margin(self) -> Margin:
        record = self._opened.record
        kinds: dict[str, list[Entry]] = defaultdict(list)
        for entity in record.entities:
            kinds[entity.kind].append(self._entity(entity))
        statements = sorted((c for c in record.claims if c.predicate == "states"), key=lambda c: c.span)
        return Margin(
            tuple(map(self._event, record.events)),
            tuple(kinds["person"]),
            tuple(kinds["group"]),
            tuple(kinds["place"]),
            tuple(map(self._statement, statements)),
        )

    def _event(self, event: Event) -> Entry:
        types = [v.value for v in event.values if v.field == "type"] or [event.type]
        said = []
        for value in event.values:
            claim = self._claims.get(value.claim)
            text = words_of(value.value) if value.field == "type" else value.value
            if claim is None:
                said.append(Said(value.field, text, None, None, None, None, None, None, 1.0, True))
            else:
                said.append(self._said(value.field, text, claim))
        if event.status != "asserted":
            said.append(Said("status", event.status, None, None, None, None, None, None, 1.0, False))
        title = " / ".join(dict.fromkeys(map(words_of, types)))
        return self._entry(event.id, title, said, len(event.triggers))

    def _entity(self, entity: Entity) -> Entry:
        said = [self._fact(claim) for claim in self._about[entity.id]]
        return self._entry(entity.id, entity.name, said, len(entity.mentions))

    def _entry(self, made: str, title: str, said: list[Said], mentions: int) -> Entry:
        number = self._numbers[made]
        judged = made in self._opened.accepted
        return Entry(number, made, title, self._first.get(number), tuple(said), judged, mentions)

    def _fact(self, claim: Claim) -> Said:
        value = claim.value or claim.span.text
        text = said_to("fate", value, claim.modality) if claim.predicate == "fate" else value
        return self._said(words_of(claim.predicate), text, claim)

    def _statement(self, claim: Claim) -> Said:
        content = claim.content or claim.span.text
        short = content if len(content) <= _LONGEST else f"{content[:_LONGEST].rsplit(None, 1)[0]} …"
        return self._said("quoted" if claim.quoted else "reported", short, claim)

    def _said(self, label: str, text: str, claim: Claim) -> Said:
        words = claim.span.text
        other = claim.predicate != "states" and words.casefold() != text.casefold()
        number = self._numbers[claim.id]
        return Said(
            label,
            text,
            words if other and len(words) <= _LONGEST else None,
            number,
            claim.id,
            chain(claim),
            claim.modality,
            self._first.get(number),
            claim.confidence,
            claim.id in self._opened.accepted,
        )

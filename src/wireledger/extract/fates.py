"""A person's fate with the words that say it: an event's, else words near the name.

The tagger's opinion of a fate counts only where some words of the report bear it out. A killing or capture
is taken from an event whose only target is the person; whoever else was hurt by an event that targeted
somebody is not that person's fate.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wireledger.extract.confidence import NO_EVIDENCE
from wireledger.extract.event_mentions import EventMention
from wireledger.extract.linking import Linker
from wireledger.extract.word_lists import any_of, lists
from wireledger.records import Count, Fate, Span, Status

_CAPTURES = frozenset({"arrest_capture", "abduction", "surrender"})


@dataclass(frozen=True, slots=True)
class SaidFate:
    """A fate, the words that say it, how the event is said that they belong to, and how sure that is."""

    fate: Fate
    words: Span
    status: Status = "asserted"
    score: float = NO_EVIDENCE


def fates_in_events(mentions: Sequence[EventMention], linker: Linker) -> dict[str, SaidFate]:
    """By entity id, the fate of each person who is the only target of a killing of one or of a capture.

    A killing is the last word on a person, wherever it is told; what is asserted goes before what is alleged.
    """
    found: dict[str, SaidFate] = {}
    for mention in mentions:
        targets = {k.id for t in mention.targets if (k := linker.at(linker.resolved(t)))}
        if len(targets) != 1 or mention.status not in ("asserted", "alleged"):
            continue
        fate, person = _fate_of(mention), targets.pop()
        if fate:
            said = SaidFate(fate, mention.trigger, mention.status, mention.score)
            found[person] = max(found.get(person, said), said, key=_weight)
    return found


def _weight(said: SaidFate) -> tuple[bool, bool]:
    return said.fate == "killed", said.status == "asserted"


def _fate_of(mention: EventMention) -> Fate | None:
    if mention.killed == Count(1, 1) and len(mention.targets) == 1:
        return "killed"
    return "captured" if mention.type in _CAPTURES and mention.status == "asserted" else None


def fate_near(fate: Fate, names: Sequence[Span], sentences: Sequence[Span]) -> SaidFate | None:
    """The first words of ``fate`` in a sentence with one of ``names``, the one after it, or the one before.

    Plain words ("killed") are sought before those that only bear it out ("mourned").
    """
    at = [bisect_right(sentences, name.start, key=lambda s: s.start) - 1 for name in names]
    for kind, reaches in ((fate, (0, 1)), (f"also_{fate}", (0, 1)), (fate, (-1,)), (f"also_{fate}", (-1,))):
        for reach in reaches:
            for index in (i + reach for i in at if 0 <= i + reach < len(sentences)):
                if match := _words(kind).search(sentences[index].text):
                    start = sentences[index].start + match.start()
                    return SaidFate(fate, Span(start, start + len(match.group()), match.group()))
    return None


@functools.cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('fates')[kind])})\b", re.IGNORECASE)

"""Airwars' numbers: who of the killed and injured may be a civilian, and who is counted apart.

A civilian is presumed. A label that only a side gives ("one terrorist", the command said; "20 troops", the
group that killed them said) is context: such people may be either. They raise the most of both ranges. The
least of each is zero then, unless words of others name civilians, or armed people, among the victims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wireledger.extract.spelling import fold
from wireledger.publish.acled_events import ARMED
from wireledger.publish.coded import Coded
from wireledger.publish.coded_count_parts import parts_of, with_parts
from wireledger.publish.coded_parts import UNARMED, CountTold, Sector
from wireledger.publish.count_policies import wholes
from wireledger.publish.party_sectors import is_number, listed
from wireledger.publish.side_file import tables_of


@dataclass(frozen=True, slots=True)
class Range:
    """Least and most; both None where no report gives a number."""

    min: int | None
    max: int | None


UNKNOWN = Range(None, None)


def harmed(incident: Coded) -> tuple[tuple[CountTold, ...], tuple[CountTold, ...]]:
    """Killed and injured, bare numbers among them being of armed people where words tell of no others.

    "Six died", of a convoy of fighters, are fighters; so is everybody in a fight. Wherever a report tells of
    harm to civilians, or words name anybody who is unarmed, a bare number stays one of people who may be
    civilians.
    """
    counts = (incident.killed, incident.injured)
    hit = {party.sector for party in (*incident.targets, *incident.victims) if not party.is_object}
    kinds = hit | {count.of for many in counts for count in with_parts(many)}
    if incident.civilian_harm in ("reported", "possible") or kinds & UNARMED or not kinds & ARMED:
        return counts
    fight = incident.type == "armed_clash"
    killed, injured = (tuple(replace(c, of=_armed(c, fight)) for c in many) for many in counts)
    return killed, injured


def _armed(count: CountTold, fight: bool) -> Sector | None:
    """What those counted are, in a fight whoever they are, else where the words are a number alone."""
    bare = (
        count.is_total and count.of is None and count.words is not None and (fight or is_number(count.words))
    )
    return "unidentified" if bare else count.of


def civilians(counts: Sequence[CountTold]) -> Range:
    """The people whom nobody but a side calls armed, over all voices; of a list, those who are not armed."""
    told = [_unarmed(count) for count in wholes(counts) if count.of not in ARMED]
    named = any(count.of in UNARMED for count in with_parts(counts))
    return _over_voices(told, named)


def _unarmed(count: CountTold) -> CountTold:
    """The count without those whom its words call armed: of "seven soldiers and two women", two."""
    armed = sum(part.min or 0 for part in parts_of(count) if part.of in ARMED)
    return replace(count, min=(count.min or 0) - armed, max=None if count.max is None else count.max - armed)


def belligerents(counts: Sequence[CountTold]) -> Range:
    """The people whom words call armed, over all voices; they may be a part of those whom a voice counts."""
    told = [c for c in with_parts(counts) if c.of in ARMED or c.of == "labelled"]
    return _over_voices(told, any(c.of in ARMED for c in told))


def _over_voices(counts: Sequence[CountTold], are_named: bool) -> Range:
    """Least and most over all voices; with a side's label the least is 0, unless others name such people."""
    if not counts:
        return UNKNOWN
    sure = [c.min or 0 for c in counts if c.of != "labelled"]
    labelled = len(sure) < len(counts)
    least = 0 if labelled and not are_named else min(sure, default=0)
    return Range(least, max(map(_most, counts)))


def people(counts: Sequence[CountTold], kind: str) -> Range:
    """Children, women or men: over the counts whose words name these alone."""
    told = (c for c in with_parts(counts) if c.words and kinds_in(c.words) == {kind})
    return _over((c.min or 0, _most(c)) for c in told)


def kinds_in(words: str) -> set[str]:
    """Which of children, women and men the words name; "others" where a member of a list is none of these."""
    found = set()
    for part in listed(words):
        named = {kind for kind, pattern in _people().items() if pattern.search(fold(part))}
        found |= named or {"others"}
    return found


def _over(ranges: Iterable[tuple[int, int]]) -> Range:
    given = list(ranges)
    return Range(min(low for low, _ in given), max(high for _, high in given)) if given else UNKNOWN


def _most(count: CountTold) -> int:
    return count.max if count.max is not None else count.min or 0


@cache
def _people() -> dict[str, re.Pattern[str]]:
    lists: dict[str, list[str]] = tables_of("airwars")["people"]
    return {kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") for kind, words in lists.items()}

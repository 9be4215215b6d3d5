"""Airwars' numbers: who of the killed and injured may be a civilian, and who is counted apart.

A civilian is presumed. A label that only a side gives ("one terrorist", the command said) is context: such
people may be either, so they widen both ranges down to zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from wireledger.extract.spelling import fold
from wireledger.publish.acled_events import ARMED
from wireledger.publish.coded_parts import CountTold
from wireledger.publish.count_policies import wholes
from wireledger.publish.party_sectors import listed
from wireledger.publish.side_file import tables_of


@dataclass(frozen=True, slots=True)
class Range:
    """Least and most; both None where no report gives a number."""

    min: int | None
    max: int | None


UNKNOWN = Range(None, None)


def civilians(counts: Sequence[CountTold]) -> Range:
    """The people whom nobody but a side calls armed, over all voices."""
    told = [c for c in wholes(counts) if c.of not in ARMED]
    return _over((0 if c.of == "labelled" else c.min or 0, _most(c)) for c in told)


def belligerents(counts: Sequence[CountTold]) -> Range:
    """The people whom words call armed, over all voices; they may be a part of those whom a voice counts."""
    told = [c for c in counts if c.of in ARMED or c.of == "labelled"]
    return _over((0 if c.of == "labelled" else c.min or 0, _most(c)) for c in told)


def people(counts: Sequence[CountTold], kind: str) -> Range:
    """Children, women or men: over the counts whose words name these alone."""
    return _over((c.min or 0, _most(c)) for c in counts if c.words and kinds_in(c.words) == {kind})


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

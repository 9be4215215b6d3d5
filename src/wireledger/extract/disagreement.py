"""What a report itself contradicts: values of one incident that cannot all be true.

Precision is respected: 2023-07-07 and "July 2023" agree, "at least 2" and 3 agree, and a killing whose
method is not said agrees with any. A raid and a drone strike do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from wireledger.extract.event_mentions import EventMention
from wireledger.extract.event_types import methods_contradict
from wireledger.records import Count, EventDate, EventField, Span

SURE_TYPE = 0.5
"""A type counts in a contradiction when the tagger gives it at least this probability."""


def contradictions(mentions: Sequence[EventMention]) -> tuple[EventField, ...]:
    """The fields of an incident whose values contradict each other, from all its mentions."""
    found: list[EventField] = []
    sure = {m.type for m in mentions if m.types[m.type] >= SURE_TYPE}
    if any(methods_contradict(a, b) for a, b in combinations(sorted(sure), 2)):
        found.append("type")
    dates = [d for m in mentions for _, d in m.dates]
    if any(dates_contradict(a, b) for a, b in combinations(dates, 2)):
        found.append("date")
    if _counts_differ([(m.sentence, m.killed) for m in mentions if m.killed]):
        found.append("killed")
    if _counts_differ([(m.sentence, m.injured) for m in mentions if m.injured]):
        found.append("injured")
    return tuple(found)


def _counts_differ(told: Sequence[tuple[Span, Count]]) -> bool:
    """Whether two sentences give numbers that exclude each other; one sentence may count parts."""
    return any(s != t and counts_contradict(a, b) for (s, a), (t, b) in combinations(told, 2))


def dates_contradict(a: EventDate, b: EventDate) -> bool:
    """Whether two dates, each at its own precision, exclude each other."""
    if not (a.start and b.start):
        return False
    (a1, a2), (b1, b2) = _bounds(a), _bounds(b)
    return a2 < b1 or b2 < a1


def _bounds(value: EventDate) -> tuple[str, str]:
    """First and last day as strings that compare: "2023-07" covers 2023-07-00 to 2023-07-99."""
    start, end = value.start or "", value.end or value.start or ""
    return (start + "-00-00")[: max(10, len(start))], (end + "-99-99")[: max(10, len(end))]


def counts_contradict(a: Count, b: Count) -> bool:
    """Whether two ranges share no number; an open end reaches anywhere."""
    lowest, highest = max(a.min or 0, b.min or 0), min(_top(a), _top(b))
    return lowest > highest


def _top(count: Count) -> float:
    return float("inf") if count.max is None else count.max

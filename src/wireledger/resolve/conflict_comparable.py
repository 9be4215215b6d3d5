"""Which values of a field can contradict others at all: finest dates, highest tolls, methods by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wireledger.extract.event_types import event_types
from wireledger.resolve.conflict_background import Background, of_first_prints
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.conflict_places import is_spot, names_town
from wireledger.resolve.conflict_values import Told
from wireledger.resolve.dates import interval_in
from wireledger.resolve.place_distance import Spot


def comparable(field: str, told: Sequence[Told], background: Background) -> list[Told]:
    """The values that can contradict another at all.

    Where and when something did not happen is of no weight; that it did not happen so, or to so many, is. Nor
    is it of any when somebody said so.
    """
    if field in ("killed", "injured"):
        return _tolls([t for t in told if not t.denied], background) + _only_denied(told)
    if field in ("place", "date"):
        told = [t for t in told if not t.denied]
    if field == "place":
        return [
            t for t in told if (spot := background.spots.get((t.ref, t.value))) and _is_town(t.value, spot)
        ]
    if field == "method":
        return _said_methods(told)
    if field == "date":
        return _finest([t for t in told if not t.of_telling])
    return [t for t in told if t.who]


def _said_methods(told: Sequence[Told]) -> list[Told]:
    """Of the methods of each report those that it names, and all of one that names none."""
    methods = [t for t in told if event_types()[t.value].harms and event_types()[t.value].method]
    naming = {t.ref for t in methods if t.by_name}
    return [t for t in methods if t.by_name or t.ref not in naming]


def _finest(told: Sequence[Told]) -> list[Told]:
    """The dates of each report that are as fine as its finest: a day before the night that it begins."""
    days: dict[str, list[tuple[int, Told]]] = defaultdict(list)
    for one in told:
        interval = interval_in(one.value)
        if interval:
            days[one.ref].append(((interval.high - interval.low).days, one))
    return [t for given in days.values() for length, t in given if length == min(n for n, _ in given)]


def _tolls(told: Sequence[Told], background: Background) -> list[Told]:
    """The highest number of each report; of copies only where it is that of the first print."""
    highest: dict[str, Told] = {}
    for one in sorted(told, key=lambda t: (t.value, t.claim)):
        if count_in(one.value) and (one.ref not in highest or _number(one) > _number(highest[one.ref])):
            highest[one.ref] = one
    return of_first_prints(list(highest.values()), background)


def _only_denied(told: Sequence[Told]) -> list[Told]:
    """The numbers that reports deny which give none themselves."""
    given = {t.ref for t in told if not t.denied}
    return [t for t in told if t.denied and t.ref not in given and count_in(t.value)]


def _number(told: Told) -> int:
    count = count_in(told.value)
    return count.min or 0 if count else 0


def _is_town(words: str, spot: Spot) -> bool:
    """Whether words are for a place that is known, and are more than a spot in a town that is not."""
    on_map = spot.lat is not None
    if is_spot(words):
        return names_town(words) and on_map
    return bool(spot.names) or on_map

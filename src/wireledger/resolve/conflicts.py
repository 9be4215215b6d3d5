"""Where the reports of an incident truly contradict each other, at the precision at which they speak.

Values that merely differ are no contradiction: "July 2023" and 2023-07-07 agree, and so do "at least 2" and
3, or a town and a place near it. A report that gives several values contradicts another one only where none
of its values agrees with any of the other's; of numbers a report's highest counts, since the others are
parts of it or earlier tolls. Titles are listed and never held to contradict: a farmer may be a commander.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from wireledger.extract.disagreement import counts_contradict
from wireledger.extract.event_types import event_types, methods_contradict
from wireledger.records import Count
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.conflict_places import (
    is_area,
    is_spot,
    names_town,
    spelled_alike,
    tells_distance,
)
from wireledger.resolve.conflict_values import Told, grouped
from wireledger.resolve.dates import days_between, interval_in
from wireledger.resolve.place_distance import Spot, relation
from wireledger.resolve.resolution import Conflict, ConflictField

_AGREEING_PLACES = frozenset({"same", "near", "contained"})


@dataclass(frozen=True, slots=True)
class Background:
    """What has to be known beside the values.

    ``spots`` are the places by report and words, ``published`` the days of the reports as ISO dates, and
    ``told_apart`` the pairs of identities that some report names side by side as two. ``breaths`` are the
    names of places that some report gives in one breath; they follow from ``spots``.
    """

    spots: Mapping[tuple[str, str], Spot]
    published: Mapping[str, str]
    told_apart: frozenset[frozenset[str]]
    breaths: frozenset[frozenset[str]] = frozenset()


def contradictions(told: Iterable[Told], background: Background) -> tuple[Conflict, ...]:
    """The fields whose values contradict each other between reports, each with the values that do."""
    by_field: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_field[one.field].append(one)
    background = replace(background, breaths=_breaths(background.spots))
    found = []
    for field, rule in _RULES.items():
        clashing = _clashing(_comparable(field, by_field[field], background), rule, background)
        if clashing:
            found.append(Conflict(field, grouped(clashing)))
    return tuple(found)


def _comparable(field: str, told: Sequence[Told], background: Background) -> list[Told]:
    """The values that can contradict another at all.

    Where and when something did not happen is of no weight; that it did not happen so, or to so many, is. Nor
    is it of any when somebody said so.
    """
    if field in ("killed", "injured"):
        return _tolls([t for t in told if not t.denied]) + _only_denied(told)
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


def _tolls(told: Sequence[Told]) -> list[Told]:
    """The highest number of each report."""
    highest: dict[str, Told] = {}
    for one in sorted(told, key=lambda t: (t.value, t.claim)):
        if count_in(one.value) and (one.ref not in highest or _number(one) > _number(highest[one.ref])):
            highest[one.ref] = one
    return list(highest.values())


def _only_denied(told: Sequence[Told]) -> list[Told]:
    """The numbers that reports deny which give none themselves."""
    given = {t.ref for t in told if not t.denied}
    return [t for t in told if t.denied and t.ref not in given and count_in(t.value)]


def _number(told: Told) -> int:
    count = count_in(told.value)
    return count.min or 0 if count else 0


def _clashing(told: Sequence[Told], rule: Rule, background: Background) -> list[Told]:
    """The values of all reports that contradict another report."""
    scopes: dict[str | None, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        scopes[one.who if one.field == "fate" else None][one.ref].append(one)
    found: list[Told] = []
    for by_report in scopes.values():
        for a, b in combinations(by_report.values(), 2):
            if all(rule(x, y, background) for x in a for y in b):
                found += [*a, *b]
    return list(dict.fromkeys(found))


Rule = Callable[[Told, Told, Background], bool]


def _dates(a: Told, b: Told, _: Background) -> bool:
    first, second = interval_in(a.value), interval_in(b.value)
    return bool(first and second and days_between(first, second))


def _places(a: Told, b: Told, background: Background) -> bool:
    """Two places contradict if they are apart on the map, or have names of which none is shared.

    A province or country contradicts neither the places in it nor those of which nothing is known. Another
    country is no distance: within one incident it is mostly a namesake that the gazetteer gave.
    """
    first, second = background.spots[a.ref, a.value], background.spots[b.ref, b.value]
    found = relation(first, second)
    if found in _AGREEING_PLACES or {"country", "province"} & {first.precision, second.precision}:
        return False
    if spelled_alike(a.value, b.value):
        return False
    if any(names & first.names and names & second.names for names in background.breaths):
        return False
    if found in ("apart", "far"):
        return True
    return bool(first.names and second.names) and not (is_area(a.value) or is_area(b.value))


def _breaths(spots: Mapping[tuple[str, str], Spot]) -> frozenset[frozenset[str]]:
    """Names that are told as one place: "the village of Llorente, Tumaco"."""
    return frozenset(
        s.names for (_, words), s in spots.items() if len(s.names) > 1 and not tells_distance(words)
    )


def _is_town(words: str, spot: Spot) -> bool:
    """Whether words are for a place that is known, and are more than a spot in a town that is not."""
    on_map = spot.lat is not None
    if is_spot(words):
        return names_town(words) and on_map
    return bool(spot.names) or on_map


def _methods(a: Told, b: Told, _: Background) -> bool:
    if a.denied or b.denied:
        same = event_types()[a.value].method == event_types()[b.value].method
        return same and a.denied != b.denied
    return methods_contradict(a.value, b.value)


def _counts(a: Told, b: Told, _: Background) -> bool:
    first, second = count_in(a.value) or Count(None, None), count_in(b.value) or Count(None, None)
    differ = counts_contradict(first, second)
    if a.denied or b.denied:
        return not differ and a.denied != b.denied
    return differ


def _actors(a: Told, b: Told, background: Background) -> bool:
    """Two groups, and not one under two names: some report tells them apart."""
    return frozenset({a.who or "", b.who or ""}) in background.told_apart


def _victims(a: Told, b: Told, _: Background) -> bool:
    return a.who != b.who


def _fates(a: Told, b: Told, background: Background) -> bool:
    """Dead and captured exclude each other; to be at large contradicts them if it is told no earlier."""
    if a.value == b.value:
        return a.denied != b.denied
    if a.denied or b.denied:
        return False
    if "at_large" not in (a.value, b.value):
        return True
    free, taken = (a, b) if a.value == "at_large" else (b, a)
    return background.published.get(free.ref, "") >= background.published.get(taken.ref, "")


_RULES: dict[ConflictField, Rule] = {
    "date": _dates,
    "place": _places,
    "method": _methods,
    "killed": _counts,
    "injured": _counts,
    "actor": _actors,
    "victim_name": _victims,
    "fate": _fates,
}

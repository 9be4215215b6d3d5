"""Where the reports of an incident truly contradict each other, at the precision at which they speak.

Values that merely differ are no contradiction: "July 2023" and 2023-07-07 agree, and so do "at least 2" and
3, or a town and a place near it. A report that gives several values contradicts another one only where none
of its values agrees with any of the other's; of numbers a report's highest counts, since the others are
parts of it or earlier tolls. A report and its copies speak with one voice: that of the first print, or of the
first copy where reading found nothing in that. Titles are listed and never held to contradict: a farmer may
be a commander.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from wireledger.extract.disagreement import counts_contradict
from wireledger.extract.event_types import event_types, methods_contradict
from wireledger.records import Count
from wireledger.resolve.conflict_background import Background, of_first_prints
from wireledger.resolve.conflict_comparable import comparable
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.conflict_places import is_area, spelled_alike, tells_distance
from wireledger.resolve.conflict_values import Told, grouped
from wireledger.resolve.dates import days_between, interval_in
from wireledger.resolve.place_distance import Spot, relation
from wireledger.resolve.resolution import Conflict, ConflictField

_AGREEING_PLACES = frozenset({"same", "near", "contained"})


def contradictions(told: Iterable[Told], background: Background) -> tuple[Conflict, ...]:
    """The fields whose values contradict each other between reports, each with the values that do."""
    by_field: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_field[one.field].append(one)
    background = replace(background, breaths=_breaths(background.spots))
    found = []
    for field, rule in _RULES.items():
        clashing = _clashing(comparable(field, by_field[field], background), rule, background)
        if clashing:
            found.append(Conflict(field, grouped(clashing)))
    return tuple(found)


def _clashing(told: Sequence[Told], rule: Rule, background: Background) -> list[Told]:
    """The values of all reports that contradict another report; one and its copies are one."""
    scopes: dict[str | None, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        scopes[one.who if one.field == "fate" else None][background.first_print(one.ref)].append(one)
    found: list[Told] = []
    for by_print in scopes.values():
        for a, b in combinations(by_print.values(), 2):
            if all(rule(x, y, background) for x in a for y in b):
                found += [*of_first_prints(a, background), *of_first_prints(b, background)]
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

"""How the places of two accounts lie to each other: by name, by containment and by distance.

Names come before points. A gazetteer takes a village that it does not know for a namesake in another
country, and two reports that both say "Bara" mean one place whatever it answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Literal

import yaml

from wireledger.extract.countries import country_code
from wireledger.records import EventPlace, Place, PlacePrecision
from wireledger.resolve.conflict_places import is_spot, names_town
from wireledger.resolve.incident_words import name_keys

EARTH_RADIUS_KM = 6371.0
_FINE = frozenset({"exact", "near", "district"})
_WIDE = frozenset({"province", "country"})

PlaceRelation = Literal[
    "same", "near", "contained", "same_country", "apart", "far", "other_country", "unknown"
]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as one account gives it: keys of the names in its words, and the gazetteer's answer.

    ``lat`` and ``lon`` are WGS84 degrees, ``country`` ISO 3166-1 alpha-2; None where not known. ``in_town``
    marks a road, a shop or the like, which may lie in a town that the words do not name.
    """

    names: frozenset[str]
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    in_town: bool = False

    def is_wide(self) -> bool:
        """Whether it is no finer than a province."""
        return self.precision in _WIDE


def spot_of(words: str | None, place: EventPlace | Place) -> Spot:
    """The place that ``words`` stand for; "the same town" names none, whatever a gazetteer makes of it."""
    if place.precision in _FINE and not name_keys(words or ""):
        return Spot(frozenset(), None, None, None, None, "unknown")
    names = frozenset[str]() if place.precision == "country" else _names(words or "")
    in_town = is_spot(words or "") and not names_town(words or "")
    return Spot(names, place.country, place.admin1, place.lat, place.lon, place.precision, in_town)


@lru_cache(maxsize=100_000)
def _names(words: str) -> frozenset[str]:
    """Keys of the names in a place's words, with two as one: "Beled Weyn" is Beledweyne.

    That of its country tells no place in it, and words that many places have in common tell none either,
    unless there is nothing else: "Tal Abyad" and "Tal Rifaat" share nothing.
    """
    kept = [w for w in words.split() if not country_code(w.strip(",.;"))]
    named = [w for w in kept if w[:1].isupper()]
    found = name_keys(" ".join([*kept, *map("".join, pairwise(named))]))
    return found - _shared() or found


@cache
def _shared() -> frozenset[str]:
    """The keys of the words in ``place_distance.yml``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with Path(__file__).with_suffix(".yml").open(encoding="utf-8") as file:
        words: list[str] = yaml.load(file, Loader=loader)["shared"]
    return name_keys(" ".join(map(str.title, words)))


def relation(a: Spot, b: Spot) -> PlaceRelation:
    """How two places lie to each other."""
    if a.names & b.names:
        return "contained" if "province" in (a.precision, b.precision) else "same"
    if a.country and b.country and a.country != b.country:
        return "other_country"
    if a.precision in _FINE and b.precision in _FINE and a.lat is not None and b.lat is not None:
        return _by_distance(distance_km(a, b), "near" in (a.precision, b.precision))
    if a.country is None or b.country is None:
        return "unknown"
    if a.admin1 and b.admin1:
        return "contained" if a.admin1 == b.admin1 else "apart"
    return "same_country"


def distance_km(a: Spot, b: Spot) -> float:
    """Great-circle distance in kilometres; infinite where a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    lat1, lon1, lat2, lon2 = map(radians, (a.lat, a.lon, b.lat, b.lon))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(h, 1.0)))


_CLOSENESS: tuple[PlaceRelation, ...] = (
    "same", "near", "contained", "same_country", "unknown", "apart", "far", "other_country",
)  # fmt: skip


def closest(a: Iterable[Spot], b: Iterable[Spot]) -> PlaceRelation:
    """The closest relation between any place of one account and any of the other; unknown where none is.

    Where both have a place that is finer than a province, provinces say nothing.
    """
    first, second = tuple(a), tuple(b)
    fine = [s for s in first if not s.is_wide()], [s for s in second if not s.is_wide()]
    compared = fine if all(fine) else (first, second)
    found = {relation(x, y) for x in compared[0] for y in compared[1]}
    return next((r for r in _CLOSENESS if r in found), "unknown")


def _by_distance(km: float, vague: bool) -> PlaceRelation:
    """Distance in words; "near" a town reaches 25 km, as in UCDP's second class of precision."""
    if km <= 5:
        return "same"
    if km <= (25 if vague else 15):
        return "near"
    return "apart" if km <= 100 else "far"

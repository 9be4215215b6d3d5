"""What a name can mean: the settlements and divisions of GeoNames that are called so, and the listed regions.

Names are found by their folded form; a settlement or division also by a form that forgives
transliteration, where nothing else has the name.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from wireledger.extract.countries import country_code, country_of_adjective, country_point, us_state
from wireledger.extract.place_index import open_index
from wireledger.extract.regions import Region, division_point, region, region_of_adjective, short_division
from wireledger.extract.spelling import fold, loose

Point = tuple[float, float]
"""Latitude and longitude in WGS84 degrees."""
SenseKind = Literal["settlement", "division"]

_COUNTY_PEOPLE = 1_000_000  # of a division of a division, whose settlements are not known apart
_SAINT = re.compile(r"^st ")
_SETTLEMENTS = (
    "select 'settlement', id, name, lat, lon, country, admin1, population, rank from name"
    " join place using(id) where key = ? and rank between ? and ?"
)
_DIVISION = "select 'division', d.id, d.name, lat, lon, d.country, d.admin1, people, {rank} from {names}"
_AREA = " left join area a on a.country = d.country and a.admin1 = d.admin1"
_DIVISIONS = (
    _DIVISION.format(rank="rank", names="division_name join division d using(id)")
    + _AREA
    + " where key = ? and rank between ? and ?"
)
_OF_CODE = _DIVISION.format(rank="0", names="division d") + _AREA + " where d.country = ? and d.admin1 = ?"
_PEOPLE = (
    "select rank, country, max(population) from name join place using(id)"
    " where key = ? and rank < 2 group by rank, country"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """A place that a name may mean; ``called_so`` where that is its first name.

    ``id`` is GeoNames', ``country`` ISO 3166-1 alpha-2, ``admin1`` GeoNames' code of the division that it is
    or lies in (with a dot for a division of a division), ``people`` its population. The point is None for a
    division whose settlements are not known apart.
    """

    kind: SenseKind
    id: int
    name: str
    point: Point | None
    country: str
    admin1: str
    people: int
    called_so: bool

    @property
    def in_division(self) -> bool:
        """Whether it is a division of a division: a county of England, a district."""
        return self.kind == "division" and "." in self.admin1


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a folded name can mean: ``country`` and ``adjective`` (of a country) are ISO 3166-1 alpha-2.

    ``people`` is the population of the largest settlement called so, ``others`` of the largest that has it as
    another name (None: there is none); ``countries`` are those where such settlements lie.
    """

    country: str | None = None
    adjective: str | None = None
    region: Region | None = None
    division: bool = False
    people: int | None = None
    others: int | None = None
    countries: frozenset[str] = frozenset()

    @property
    def large(self) -> bool:
        """Whether the name means something larger than a settlement."""
        return bool(self.country or self.region or self.division)

    @property
    def known(self) -> bool:
        """Whether the name means anything."""
        return self.large or bool(self.adjective) or self.people is not None or self.others is not None


class PlaceNames:
    """The index of names. Opened on first use; what was asked once is remembered."""

    def __init__(self) -> None:
        self._base: sqlite3.Connection | None = None
        self.senses = lru_cache(maxsize=50_000)(self._senses)
        self.facts = lru_cache(maxsize=200_000)(self._facts)
        self.division = lru_cache(maxsize=10_000)(self._division)
        self.country_middle = lru_cache(maxsize=500)(self._country_middle)

    def _senses(self, name: str) -> tuple[Sense, ...]:
        """Settlements and divisions of that name; forgiving spelling only where none is.

        A division of a division is left out where a settlement of its country has the name: mostly its seat.
        """
        key = fold(name)
        rows = self._named(key, 0, 1) or self._named(_SAINT.sub("saint ", key), 0, 1)
        senses = [_sense(row) for row in rows]
        if all(s.in_division for s in senses):
            senses += [_sense(row) for row in self._named(loose(name), 2, 2)]
        towns = {s.country for s in senses if s.kind == "settlement"}
        return tuple(s for s in senses if not (s.in_division and s.country in towns))

    def _named(self, key: str, low: int, high: int) -> list[tuple[Any, ...]]:
        return [row for sql in (_SETTLEMENTS, _DIVISIONS) for row in self._rows(sql, [key, low, high])]

    def _division(self, country: str, admin1: str) -> Sense | None:
        """The division of that code."""
        return next(map(_sense, self._rows(_OF_CODE, [country, admin1])), None)

    def _country_middle(self, code: str) -> Point | None:
        """The point of a country: listed, else the mean of its settlements."""
        sql = "select sum(lat * n) / sum(n), sum(lon * n) / sum(n) from area where country = ?"
        lat, lon = country_point(code) or self._rows(sql, [code])[0]
        return None if lat is None else (lat, lon)

    def _facts(self, key: str) -> NameFacts:
        """What the folded name ``key`` can mean, at its exact spelling."""
        rows = self._rows(_PEOPLE, [key]) or self._rows(_PEOPLE, [_SAINT.sub("saint ", key)])
        divided = self._rows("select 1 from division_name where key = ? and rank < 2 limit 1", [key])
        adjective = country_of_adjective(key)
        return NameFacts(
            country=None if adjective else country_code(key),
            adjective=adjective,
            region=region(key) or region_of_adjective(key),
            division=bool(divided or us_state(key) or short_division(key)),
            people=max((people or 0 for rank, _, people in rows if not rank), default=None),
            others=max((people or 0 for rank, _, people in rows if rank), default=None),
            countries=frozenset(country for _, country, _ in rows),
        )

    def _rows(self, sql: str, values: Sequence[str | int]) -> list[tuple[Any, ...]]:
        if self._base is None:
            self._base = open_index()
        return self._base.execute(sql, values).fetchall()


def _sense(row: tuple[Any, ...]) -> Sense:
    kind, known_as, name, lat, lon, country, admin1, people, rank = row
    point = None if lat is None else (lat, lon)
    if kind == "division":
        point = division_point(country, admin1) or point
        people = people or (_COUNTY_PEOPLE if "." in admin1 else 0)
    return Sense(kind, known_as, name, point, country, admin1, int(people or 0), rank == 0)

"""What the gazetteer knows of a name: the place it names, told apart from its namesakes.

Namesakes are told apart by the countries that the report speaks of, then by population. The point of a
large country is listed; that of another country or of a province is the mean of its settlements, so it is
rough. Coordinates are WGS84 degrees. ``admin1`` is GeoNames' first-level code as text (for the United
States the state's postal code; an ISO 3166-2 code where only ``pycountry`` knows the division), since the
data has no names for them. Where the data comes from is told in :mod:`wireledger.extract.place_index`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log10
from typing import Any

from wireledger.extract.countries import (
    countries_of,
    country_code,
    country_id,
    country_point,
    divisions,
    is_continent,
    us_state,
)
from wireledger.extract.place_index import open_index
from wireledger.extract.place_phrases import name_and_precision
from wireledger.extract.spelling import fold, loose
from wireledger.extract.word_lists import lists
from wireledger.records import EventPlace, Place, PlacePrecision

_TOP_COUNTRY, _NAMED_COUNTRY = 2.0, 1.5  # in powers of ten of population; tuned on data/geo/dev.jsonl
_UNKNOWN = Place(None, None, None, None, None, "unknown")


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else the report speaks of: countries as ISO 3166-1 alpha-2 codes, most often named first."""

    countries: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> PlaceContext:
        """The countries that ``text`` names or whose adjectives it uses."""
        return cls(countries_of(text))


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settlement that a name may mean; ``called_so`` where that is its first name.

    ``id`` is GeoNames', ``country`` ISO 3166-1 alpha-2, ``population`` in people, the point WGS84 degrees.
    """

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    called_so: bool


class Gazetteer:
    """Looks names up in GeoNames. Opened on first use; one instance serves all reports."""

    def __init__(self) -> None:
        self._base: sqlite3.Connection | None = None
        self.candidates = lru_cache(maxsize=50_000)(self._candidates)

    def resolve(self, name: str, context: PlaceContext = PlaceContext()) -> Place:
        """What is known of ``name`` in a report about ``context``; unknown where nothing is."""
        event = self.resolve_event(name, context)
        return Place(event.geonameid, event.lat, event.lon, event.country, event.admin1, event.precision)

    def resolve_event(self, words: str, context: PlaceContext = PlaceContext()) -> EventPlace:
        """``words`` as the place of an event, with its precision; the words are kept in ``text``."""
        bare, precision = name_and_precision(words)
        place, name = self._look_up(bare, precision, context)
        return EventPlace(
            words, name, place.geonameid, place.lat, place.lon, place.country, place.admin1, place.precision
        )

    def _look_up(
        self, bare: str, precision: PlacePrecision, context: PlaceContext
    ) -> tuple[Place, str | None]:
        """The place of a name, and what the gazetteer calls it."""
        if is_continent(bare):
            return _UNKNOWN, None
        if code := country_code(bare):
            return self._country(code, "country" if precision == "exact" else precision), bare
        head, _, tail = bare.partition(",")
        name, holder = head.strip(), tail.rpartition(",")[2].strip()
        state = None if holder else _state_meant(name, precision, context)
        if state:
            area = self._area("US", state, "province")
            return (area, bare) if area else (_UNKNOWN, None)
        country = country_code(holder) if holder else None
        found = self._within_state(name, holder) or self._best(name, context, country)
        if found is None:
            return _division(name, context, precision, country), None
        if precision == "province" and (area := self._area(found.country, found.admin1, "province")):
            return area, found.name
        place = Place(found.id, found.lat, found.lon, found.country, found.admin1 or None, precision)
        return place, found.name

    def _candidates(self, name: str) -> tuple[Settlement, ...]:
        """Settlements of that name, those called so first; forgiving spelling only where none is."""
        sql = "select p.*, n.rank from name n join place p using(id) where n.key = ? and n.rank "
        rows = self._rows(sql + "< 2", [fold(name)]) or self._rows(sql + "= 2", [loose(name)])
        return tuple(Settlement(r[0], r[1], r[2], r[3], r[4], r[5], int(r[6] or 0), r[7] == 0) for r in rows)

    def _best(self, name: str, context: PlaceContext, country: str | None) -> Settlement | None:
        """The largest settlement of that name, those in the countries of the report counted larger."""

        def weight(s: Settlement) -> tuple[float, int]:
            rank = context.countries.index(s.country) if s.country in context.countries else None
            near = 0.0 if rank is None else _TOP_COUNTRY if rank == 0 else _NAMED_COUNTRY
            return log10(s.population + 10) + near + s.called_so, -s.id

        inside = [s for s in self.candidates(name) if country is None or s.country == country]
        return max(inside, key=weight, default=None)

    def _within_state(self, name: str, holder: str) -> Settlement | None:
        state = us_state(holder) if holder else None
        known = [s for s in self.candidates(name) if s.country == "US" and s.admin1 == state] if state else []
        return max(known, key=lambda s: s.population, default=None)

    def _country(self, code: str, precision: PlacePrecision) -> Place:
        means = self._rows("select sum(lat*n)/sum(n), sum(lon*n)/sum(n) from area where country = ?", [code])
        lat, lon = country_point(code) or means[0]
        return Place(country_id(code), lat, lon, code, None, precision)

    def _area(self, country: str, admin1: str, precision: PlacePrecision) -> Place | None:
        rows = self._rows("select lat, lon from area where country = ? and admin1 = ?", [country, admin1])
        return Place(None, rows[0][0], rows[0][1], country, admin1, precision) if rows else None

    def _rows(self, sql: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
        if self._base is None:
            self._base = open_index()
        return self._base.execute(sql, values).fetchall()


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()


def _state_meant(name: str, precision: PlacePrecision, context: PlaceContext) -> str | None:
    """The state of the United States that a bare name means, in a report that may be about them."""
    if precision == "near" or (context.countries and "US" not in context.countries[:2]):
        return None
    if precision != "province" and fold(name) in lists("places")["cities_first"]:
        return None
    return us_state(name)


def _division(name: str, context: PlaceContext, precision: PlacePrecision, country: str | None) -> Place:
    """A first-level division that no settlement is called after: its country and code, no point."""
    codes = [c for c in divisions(name) if country in (None, c[:2])]
    inside = [c for c in codes if c[:2] in context.countries]
    chosen = inside[:1] or (codes if len(codes) == 1 else [])
    if not chosen:
        return _UNKNOWN
    return Place(None, None, None, chosen[0][:2], chosen[0], "near" if precision == "near" else "province")

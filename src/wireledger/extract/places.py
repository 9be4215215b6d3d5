"""Where a name lies: the place it names, told apart from its namesakes.

Namesakes are told apart by what else the report speaks of (countries, divisions, places near by), then by
population. The point of a large country or division is listed; that of another is the middle of its
settlements, so it is rough. Coordinates are WGS84 degrees. ``admin1`` is GeoNames' first-level code as text
(for the United States the state's postal code). Where the data comes from is told in
:mod:`wireledger.extract.place_index` and ``regions.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import log10

from wireledger.extract.countries import countries_of, country_code, country_id, county_states, us_state
from wireledger.extract.distance import kilometres
from wireledger.extract.place_names import PlaceNames, Point, Sense
from wireledger.extract.place_phrases import name_and_precision
from wireledger.extract.regions import Region, region, region_of_adjective, short_division
from wireledger.extract.spelling import fold
from wireledger.extract.word_lists import word_set
from wireledger.records import EventPlace, Place, PlacePrecision

# In powers of ten of population; tuned on data/geo/dev.jsonl, where a half more or less changes little.
_TOP_COUNTRY, _NAMED_COUNTRY, _NAMED_DIVISION, _NEAR_BY = 2.0, 1.5, 1.0, 0.5
_CALLED_SO, _DIVISION = 1.0, -1.0
_NEAR_KM = 150.0
_COUNTY = re.compile(r" (?:county|parish|co)$")
_UNKNOWN = Place(None, None, None, None, None, "unknown")


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else the report speaks of.

    ``countries`` are ISO 3166-1 alpha-2 codes, most often named first; ``divisions`` are "US.TX" (country and
    GeoNames' code), ``points`` those of places named that have one sense only. ``as_divisions`` are folded
    names that stand in a list of divisions ("New York" beside "Ohio"). ``holders`` tell of folded names what
    they are said to lie in ("paris": "Texas"), ``beside`` of names that the gazetteer does not know the place
    named nearest to them. ``doubted`` are folded names that the gazetteer knows only of small places far from
    all that the report speaks of: they are taken for unknown.
    :func:`wireledger.extract.place_context.context_of` makes one in full.
    """

    countries: tuple[str, ...] = ()
    divisions: frozenset[str] = frozenset()
    points: tuple[Point, ...] = ()
    as_divisions: frozenset[str] = frozenset()
    holders: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> PlaceContext:
        """The countries that ``text`` names or whose adjectives it uses."""
        return cls(countries_of(text))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name taken out of its words, what it is said to lie in (or ""), how exactly the words say where."""

    name: str
    holder: str
    precision: PlacePrecision


class Gazetteer:
    """Looks names up. Opened on first use; one instance serves all reports."""

    def __init__(self) -> None:
        self.names = PlaceNames()

    def resolve(self, name: str, context: PlaceContext = PlaceContext()) -> Place:
        """What is known of ``name`` in a report about ``context``; unknown where nothing is.

        A region wider than a country has a point, and the precision "unknown". A name that the gazetteer does
        not know is taken to be in the province of the place that the report names beside it.
        """
        return self._look_up(self._asked(name, context), context)[0]

    def resolve_event(self, words: str, context: PlaceContext = PlaceContext()) -> EventPlace:
        """``words`` as the place of an event, with its precision; the words are kept in ``text``.

        A region wider than a country, and a name that the gazetteer does not know, are no place.
        """
        place, name = self._look_up(self._asked(words, context), replace(context, beside={}))
        if place.precision == "unknown":
            place, name = _UNKNOWN, None
        return EventPlace(
            words, name, place.geonameid, place.lat, place.lon, place.country, place.admin1, place.precision
        )

    def _asked(self, words: str, context: PlaceContext) -> _Asked:
        """Take ``words`` apart; "Yuba City", "North Africa" and "Plymouth County" are names as they stand."""
        bare, precision = name_and_precision(words, self._is_large)
        whole = " ".join(words.split())
        facts = self.names.facts(fold(whole))
        if bare != whole and ((facts.known and not facts.adjective) or county_states(whole)):
            bare, precision = whole, "exact"
        head, _, tail = bare.partition(",")
        name = head.strip()
        holder = tail.rpartition(",")[2].strip() or context.holders.get(fold(name), "")
        return _Asked(name, holder, precision)

    def _is_large(self, name: str) -> bool:
        return self.names.facts(fold(name)).large

    def _look_up(self, asked: _Asked, context: PlaceContext) -> tuple[Place, str | None]:
        """The place of a name, and what the gazetteer calls it."""
        if _is_common(asked.name):
            return _UNKNOWN, None
        if county := self._county(asked, context):
            return county, asked.name
        state = self._state(asked, context)
        if state is None and (code := country_code(asked.name)) and not self._town_within(asked):
            return self._country(code, asked.precision), asked.name
        found = state or self._best(asked, context)
        area = region(asked.name) or region_of_adjective(asked.name)
        if area and (found is None or _goes_before(area, found, asked)):
            return _place_of_region(area, asked.precision), area.name
        if found is None:
            return self._beside(asked.name, context), None
        if found.kind == "division" or asked.precision == "province":
            return self._division(found, "near" if asked.precision == "near" else "province"), found.name
        lat, lon = found.point or (None, None)
        return Place(found.id, lat, lon, found.country, found.admin1 or None, asked.precision), found.name

    def _state(self, asked: _Asked, context: PlaceContext) -> Sense | None:
        """The division that a short form or a US state's name means, in a report that may be about it."""
        if asked.holder:
            return None
        if short := short_division(asked.name):
            return self.names.division(*short)
        state = us_state(asked.name)
        if state is None or asked.precision == "near":
            return None
        key = fold(asked.name)
        listed = asked.precision == "province" or key in context.as_divisions
        about = "US" in context.countries[:2] or f"US.{state}" in context.divisions
        if country_code(key):  # Georgia
            meant = about or any(code.startswith("US.") for code in context.divisions)
        else:
            meant = (about or not context.countries) and (
                listed or key not in word_set("places", "cities_first")
            )
        return self.names.division("US", state) if meant else None

    def _town_within(self, asked: _Asked) -> bool:
        """Whether a town with the name of a country lies in the holder: "Turkey, Texas"."""
        holder = asked.holder
        return bool(holder and not country_code(holder)) and any(
            self._holds(holder, s) for s in self.names.senses(asked.name) if s.kind == "settlement"
        )

    def _county(self, asked: _Asked, context: PlaceContext) -> Place | None:
        """A county of the United States: the settlement called so in it, else the point of its state."""
        if "US" not in context.countries or not (states := county_states(asked.name)):
            return None
        meant = [s for s in sorted(states) if asked.holder and self._holds_code(asked.holder, "US", s)]
        meant = meant or [s for s in sorted(states) if f"US.{s}" in context.divisions]
        meant = meant or (sorted(states) if context.countries[0] == "US" else [])
        senses = self.names.senses(_COUNTY.sub("", fold(asked.name)))
        seats = [s for s in senses if (s.kind, s.country) == ("settlement", "US") and s.admin1 in meant]
        seat = max(seats, key=lambda s: (s.people, -s.id), default=None)
        state = self.names.division("US", meant[0]) if len(meant) == 1 else None
        if found := seat or state:
            return replace(_place_of_sense(found, "district" if seat else "province"), geonameid=None)
        return None

    def _best(self, asked: _Asked, context: PlaceContext) -> Sense | None:
        """The sense of most weight, inside the holder where that is known to hold one."""
        if fold(asked.name) in context.doubted and not asked.holder:
            return None
        known = self.names.senses(asked.name)
        if asked.holder:
            inside = tuple(s for s in known if self._holds(asked.holder, s))
            known = inside or (() if country_code(asked.holder) else known)
        if asked.precision == "province":
            known = tuple(s for s in known if s.kind == "division") or known
        chosen = [
            max(some, key=lambda s: (_weight(s, context) + _CALLED_SO * s.called_so, -s.id))
            for kind in ("settlement", "division")
            if (some := [s for s in known if s.kind == kind])
        ]
        return max(chosen, key=lambda s: _weight(s, context), default=None)

    def _holds(self, holder: str, sense: Sense) -> bool:
        return country_code(holder) == sense.country or self._holds_code(holder, sense.country, sense.admin1)

    def _holds_code(self, holder: str, country: str, admin1: str) -> bool:
        """Whether the division that ``holder`` names is the one of that code, or holds it."""
        code, state = short_division(holder), us_state(holder)
        codes = [code] if code else [("US", state)] if state else []
        codes = codes or [(s.country, s.admin1) for s in self.names.senses(holder) if s.kind == "division"]
        return any(country == c and f"{admin1}.".startswith(f"{a}.") for c, a in codes)

    def _beside(self, name: str, context: PlaceContext) -> Place:
        """Where a name unknown to the gazetteer is: about where the settlement is that it is named with."""
        beside = context.beside.get(fold(name))
        if beside is None:
            return _UNKNOWN
        near = self.resolve(beside, replace(context, beside={}))
        if near.country is None or near.precision not in ("exact", "province"):
            return _UNKNOWN
        return replace(near, geonameid=None, precision="province")

    def _country(self, code: str, precision: PlacePrecision) -> Place:
        lat, lon = self.names.country_middle(code) or (None, None)
        return Place(country_id(code), lat, lon, code, None, "country" if precision == "exact" else precision)

    def _division(self, found: Sense, precision: PlacePrecision) -> Place:
        """The division that ``found`` is or lies in, else the one that holds that."""
        own = found if found.kind == "division" else self.names.division(found.country, found.admin1)
        if own is None:
            return replace(_place_of_sense(found, precision), geonameid=None)
        code, point = own.admin1, own.point
        while point is None and "." in code:
            code = code.rpartition(".")[0]
            holder = self.names.division(own.country, code)
            point = holder.point if holder else None
        return _place_of_sense(replace(own, point=point), precision)


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()


def _is_common(name: str) -> bool:
    """Whether words only describe a place: "the same town", "the north"."""
    bare = fold(name).removeprefix("the ")
    return bare in word_set("toponyms", "never") or (name.startswith("the ") and name.islower())


def _weight(sense: Sense, context: PlaceContext) -> float:
    """How probable a sense is: its people in powers of ten, and what the report says besides."""
    weight = log10(sense.people + 10)
    if sense.country in context.countries:
        weight += _TOP_COUNTRY if sense.country == context.countries[0] else _NAMED_COUNTRY
    if sense.kind == "division":
        return weight + _DIVISION
    weight += _NAMED_DIVISION * (f"{sense.country}.{sense.admin1}" in context.divisions)
    near = sense.point and any(kilometres(sense.point, p) < _NEAR_KM for p in context.points)
    return weight + _NEAR_BY * bool(near)


def _goes_before(area: Region, found: Sense, asked: _Asked) -> bool:
    """Whether news means the region: "Africa" is a town too, "Red Sea" a state, and a county has no point."""
    if asked.holder:
        return False
    small = area.kind == "waters" or found.kind == "settlement" or found.in_division
    return area.kind == "wide" or (small and asked.precision == "exact")


def _place_of_sense(sense: Sense, precision: PlacePrecision) -> Place:
    lat, lon = sense.point or (None, None)
    return Place(sense.id, lat, lon, sense.country, sense.admin1, precision)


def _place_of_region(area: Region, precision: PlacePrecision) -> Place:
    if area.country is None:
        return Place(None, area.lat, area.lon, None, None, "unknown")
    exact: PlacePrecision = "exact" if area.kind == "landmarks" else "province"
    return Place(None, area.lat, area.lon, area.country, None, "near" if precision == "near" else exact)

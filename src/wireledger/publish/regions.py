"""Countries as ACLED and UCDP name them, number them and gather them in regions (``regions.yml``)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import pycountry

from wireledger.publish.place_codes import country_name
from wireledger.publish.side_file import tables_of

Book = Literal["acled", "ucdp"]


def country_in(book: Book, country: str) -> str:
    """The name of a country, by its ISO 3166-1 alpha-2 code; the code itself where it has no name."""
    names: dict[str, str] = tables_of("regions")[f"{book}_names"]
    return names.get(country) or country_name(country) or country


def region_in(book: Book, country: str) -> str | None:
    """The region of a country; None where the codebook has none for it."""
    if book == "acled":
        return _acled().get(country)
    apart: dict[str, str] = tables_of("regions")["ucdp_apart"]
    return apart.get(country) or _ucdp().get(_acled().get(country, ""))


def iso_number(country: str) -> int | None:
    """The ISO 3166-1 numeric code of a country; None where ISO has none."""
    known = pycountry.countries.get(alpha_2=country)
    return int(known.numeric) if known else None


@cache
def _acled() -> dict[str, str]:
    return {c: region for region, many in tables_of("regions")["acled"].items() for c in many}


@cache
def _ucdp() -> dict[str, str]:
    return {a: region for region, many in tables_of("regions")["ucdp"].items() for a in many}

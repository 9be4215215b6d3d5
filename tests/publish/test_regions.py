"""Countries, their numbers and regions, in two codebooks."""

from __future__ import annotations

from collections import Counter

import pycountry
import pytest

from wireledger.publish.regions import country_in, iso_number, region_in
from wireledger.publish.side_file import tables_of


@pytest.mark.parametrize(
    ("code", "acled", "ucdp", "iso"),
    [
        ("SO", ("Somalia", "Eastern Africa"), ("Somalia", "Africa"), 706),
        ("SY", ("Syria", "Middle East"), ("Syria", "Middle East"), 760),
        ("EG", ("Egypt", "Northern Africa"), ("Egypt", "Middle East"), 818),
        ("CD", ("Democratic Republic of Congo", "Middle Africa"), ("DR Congo (Zaire)", "Africa"), 180),
        ("MM", ("Myanmar", "Southeast Asia"), ("Myanmar (Burma)", "Asia"), 104),
        ("MX", ("Mexico", "Central America"), ("Mexico", "Americas"), 484),
        ("XK", ("Kosovo", "Europe"), ("Kosovo", "Europe"), None),
        ("AQ", ("Antarctica", None), ("Antarctica", None), 10),
    ],
)
def test_a_country_in_each_book(
    code: str, acled: tuple[str, str | None], ucdp: tuple[str, str | None], iso: int | None
) -> None:
    assert (country_in("acled", code), region_in("acled", code)) == acled
    assert (country_in("ucdp", code), region_in("ucdp", code)) == ucdp
    assert iso_number(code) == iso


def test_every_country_of_a_region_is_one_of_iso_and_stands_once() -> None:
    named = Counter(c for many in tables_of("regions")["acled"].values() for c in many)
    assert max(named.values()) == 1
    assert {c for c in named if not pycountry.countries.get(alpha_2=c)} == {"XK"}
    assert len(named) > 230

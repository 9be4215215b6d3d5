from __future__ import annotations

import pytest

from wireledger.extract.countries import (
    country_code,
    country_point,
    demonyms,
    divisions,
    is_continent,
    us_state,
)


def test_demonyms() -> None:
    assert (demonyms()["Syrian"], demonyms()["Malian"], demonyms()["Burmese"]) == ("SY", "ML", "MM")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Côte d’Ivoire", "CI"), ("DR Congo", "CD"), ("syria", "SY"), ("Malian", "ML"), ("Mosul", None)],
)
def test_country_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_divisions_and_states() -> None:
    assert divisions("Ar Raqqah") == ("SY-RA",)
    assert (us_state("Texas"), us_state("TX"), us_state("Idlib")) == ("TX", "TX", None)


def test_points_are_of_large_countries() -> None:
    assert (country_point("SY"), country_point("LB")) == ((35, 38), None)


def test_continents_are_too_wide() -> None:
    assert is_continent("the Sahel")
    assert not is_continent("Mali")

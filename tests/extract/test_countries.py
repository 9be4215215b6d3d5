from __future__ import annotations

import pytest

from wireledger.extract.countries import (
    countries_of,
    country_code,
    country_of_adjective,
    country_point,
    county_states,
    demonyms,
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


@pytest.mark.parametrize(
    ("name", "code"),
    [("Syrian Arab Republic", "SY"), ("People's Republic of China", "CN"), ("England", None)],
)
def test_official_names_and_parts(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_adjectives_in_any_case() -> None:
    assert (country_of_adjective("SYRIAN"), country_of_adjective("Syria")) == ("SY", None)


def test_parts_speak_for_their_country() -> None:
    assert countries_of("Gaza and England; England and Wales") == ("GB", "PS")


def test_states_and_counties() -> None:
    assert (us_state("Texas"), us_state("TX"), us_state("Idlib")) == ("TX", "TX", None)
    assert county_states("Plymouth County") == county_states("PLYMOUTH CO") == {"IA", "MA"}
    assert county_states("Jefferson Parish") == {"LA"}
    assert county_states("Plymouth") == frozenset()


def test_points_are_of_larger_countries() -> None:
    assert (country_point("SY"), country_point("LB")) == ((35, 38), None)

from __future__ import annotations

import pytest

from wireledger.extract.place_names import NameFacts, PlaceNames


@pytest.fixture(scope="module")
def names() -> PlaceNames:
    return PlaceNames()


def test_a_name_has_its_settlements_and_divisions(names: PlaceNames) -> None:
    kinds = {(s.kind, s.country, s.admin1) for s in names.senses("Idlib")}
    assert kinds >= {("settlement", "SY", "12"), ("division", "SY", "12")}


def test_saint_may_be_written_short(names: PlaceNames) -> None:
    assert "HT" in {s.country for s in names.senses("St. Marc")}


def test_a_forgiving_spelling_counts_where_no_other_does(names: PlaceNames) -> None:
    assert 99072 in {s.id for s in names.senses("al-Mosull")}


def test_a_district_gives_way_to_its_seat(names: PlaceNames) -> None:
    assert {s.kind for s in names.senses("Deir al-Balah") if s.country == "PS"} == {"settlement"}
    assert {s.kind for s in names.senses("Kent") if s.country == "GB"} == {"division"}


def test_divisions_have_points(names: PlaceNames) -> None:
    aleppo, quebec = names.division("SY", "09"), names.division("CA", "10")
    assert aleppo
    assert aleppo.point == pytest.approx((36.2, 37.4), abs=0.6)
    assert quebec
    assert quebec.point == (52, -72)
    assert names.division("SY", "99") is None


def test_the_middle_of_a_country(names: PlaceNames) -> None:
    assert names.country_middle("SY") == (35, 38)
    assert names.country_middle("LB") == pytest.approx((33.9, 35.8), abs=0.4)
    assert names.country_middle("XX") is None


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("syria", "country", "SY"),
        ("syrian", "adjective", "SY"),
        ("syrian", "country", None),
        ("texas", "division", True),
        ("qwertyuiop", "people", None),
        ("qwertyuiop", "known", False),
        ("darfur", "large", True),
        ("syrian", "large", False),
    ],
)
def test_facts(key: str, field: str, value: object, names: PlaceNames) -> None:
    assert getattr(names.facts(key), field) == value


def test_facts_of_a_settlement(names: PlaceNames) -> None:
    facts = names.facts("mosul")
    assert (facts.people or 0) > 1_000_000
    assert "IQ" in facts.countries


def test_nothing_known() -> None:
    assert not NameFacts().known

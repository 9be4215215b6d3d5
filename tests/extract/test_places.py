from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireledger.extract.distance import kilometres
from wireledger.extract.places import PlaceContext, gazetteer

SYRIA = PlaceContext(("SY", "IQ"))


@pytest.mark.parametrize(
    ("words", "country", "precision", "geonameid"),
    [
        ("Mosul", "IQ", "exact", 99072),
        ("near Mosul", "IQ", "near", 99072),
        ("north of Raqqa", "SY", "near", 172955),
        ("the outskirts of Turbat", "PK", "near", 1163054),
        ("in the Bakhmut area", "UA", "near", 713174),
        ("between Bambari and Ippy", "CF", "near", 240604),
        ("the city of Menaka", "ML", "exact", 2453514),
        ("Deir ez-Zor", "SY", "exact", 170794),
        ("Dayr az Zawr", "SY", "exact", 170794),
        ("al-Bab", "SY", "exact", 174018),
        ("Hpakant", "MM", "exact", 1323815),
        ("Marawi", "PH", "exact", 1701053),
        ("Kismayo", "SO", "exact", 55671),
        ("Mosul, Iraq", "IQ", "exact", 99072),
        ("Gwoza local government area", "NG", "district", 2339665),
        ("Idlib province", "SY", "province", 169387),
        ("Helmand province", "AF", "province", 1140043),
        ("Kunar", "AF", "province", 1135702),
        ("Darfur", "SD", "province", None),
        ("England", "GB", "province", 6269131),
        ("the Red Sea", None, "unknown", None),
        ("New York City", "US", "exact", 5128581),
        ("North Kivu", "CD", "province", 206938),
        ("South Kivu province", "CD", "province", 205413),
        ("the Sahel region", None, "unknown", None),
        ("Red Sea State", "SD", "province", 408646),
        ("Gaza City", "PS", "exact", 281133),
        ("Jenin", "PS", "exact", 283506),
        ("the north", None, "unknown", None),
        ("the region", None, "unknown", None),
        ("the bridge", None, "unknown", None),
        ("the White House", "US", "exact", None),
        ("eastern Syria", "SY", "province", 163843),
        ("northeast Nigeria", "NG", "province", 2328926),
        ("Syria", "SY", "country", 163843),
        ("the United States", "US", "country", 6252001),
        ("Nowhereville", None, "unknown", None),
        ("Africa", None, "unknown", None),
        ("", None, "unknown", None),
    ],
)
def test_resolve(words: str, country: str | None, precision: str, geonameid: int | None) -> None:
    found = gazetteer().resolve_event(words, SYRIA)
    assert (found.text, found.country, found.precision, found.geonameid) == (
        words,
        country,
        precision,
        geonameid,
    )


def test_namesakes_follow_the_countries_of_the_report() -> None:
    assert gazetteer().resolve("Tripoli", PlaceContext(("LB",))).country == "LB"
    assert gazetteer().resolve("Tripoli", PlaceContext(("LY",))).country == "LY"
    assert gazetteer().resolve("Valencia", PlaceContext(("ES",))).country == "ES"


def test_a_wide_region_has_a_point_but_is_no_place_of_an_event() -> None:
    found = gazetteer().resolve("Africa")
    assert (found.lat, found.lon, found.precision) == (7.19, 21.09, "unknown")
    assert gazetteer().resolve_event("Africa").lat is None


def test_a_small_division_has_the_point_of_the_larger() -> None:
    kent, england = gazetteer().resolve("Kent, England"), gazetteer().resolve("England")
    assert (kent.admin1, kent.lat) == ("ENG.G5", england.lat)


@pytest.mark.parametrize(
    ("name", "point"),
    [
        ("Syria", (35, 38)),
        ("Tunisia", (34, 9)),
        ("Texas", (31.25, -99.25)),
        ("Ontario, Canada", (49.25, -84.5)),
    ],
)
def test_points_near_those_of_geonames(name: str, point: tuple[float, float]) -> None:
    found = gazetteer().resolve(name)
    assert kilometres((found.lat or 0, found.lon or 0), point) < 161


def test_context_counts_countries_and_adjectives() -> None:
    text = "Syrian and Russian jets bombed Idlib, the Syrian Observatory said. Turkey protested."
    assert PlaceContext.of(text).countries == ("SY", "RU", "TR")


@settings(deadline=None)
@given(st.text())
def test_the_words_are_kept_and_nothing_raises(text: str) -> None:
    found = gazetteer().resolve_event(text)
    assert found.text == text
    assert (found.country is None) == (found.precision == "unknown")


@pytest.mark.parametrize("unit", ["A", "A ", " ", '"', "al-A ", "near ", "A-"])
def test_hostile_input_returns(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert gazetteer().resolve_event(text).text == text

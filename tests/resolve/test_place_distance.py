from __future__ import annotations

import pytest

from wireledger.records import EventPlace, PlacePrecision
from wireledger.resolve.place_distance import PlaceRelation, Spot, closest, distance_km, relation, spot_of


def spot(
    words: str,
    country: str | None = None,
    point: tuple[float, float] | None = None,
    precision: PlacePrecision = "exact",
    admin1: str | None = None,
) -> Spot:
    lat, lon = point or (None, None)
    return spot_of(words, EventPlace(words, None, None, lat, lon, country, admin1, precision))


BELEDWEYNE = spot("Beledweyne", "SO", (4.74, 45.20), admin1="07")
ABYAN = spot("Abyan province", "YE", None, "province", "YE-AB")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (BELEDWEYNE, spot("the northern edge of Baladweyne", None, None, "unknown"), "same"),
        (spot("near Buale", "SO", (1.08, 42.58), "near"), spot("Kaskey farm outside Bu'aale"), "same"),
        (spot("Bara", "NG", (10.4, 10.7)), spot("the Bara police station"), "same"),
        (spot("Hit", "IQ", (33.64, 42.82)), spot("Baghdadi", "IQ", (33.85, 42.55)), "apart"),
        (spot("al-Rai", "SY", (36.6, 37.45)), spot("Qabasin", "SY", (36.5, 37.55), "near"), "near"),
        (BELEDWEYNE, spot("Mogadishu", "SO", (2.04, 45.34)), "far"),
        (BELEDWEYNE, spot("Somalia", "SO", (6.0, 48.0), "country"), "same_country"),
        (spot("Mudiyah", "YE", (13.93, 46.08), admin1="YE-AB"), ABYAN, "contained"),
        (BELEDWEYNE, spot("the entrance of Beled Weyne", None, None, "unknown"), "same"),
        (BELEDWEYNE, spot("Potiskum", "NG", (11.7, 11.1)), "other_country"),
        (BELEDWEYNE, spot("Tal al-Shayir", None, None, "unknown"), "unknown"),
    ],
)
def test_how_two_places_lie(a: Spot, b: Spot, expected: PlaceRelation) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == expected


def test_the_name_of_the_country_is_no_name_of_a_place_in_it() -> None:
    assert spot("Mumbai, India", "IN").names == {"mumbai"}
    assert relation(spot("Pune, India", "IN"), spot("Mumbai, India", "IN")) == "same_country"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tal Abyad", "Tal Rifaat"),
        ("Gaza City", "Sadr City"),
        ("San Vicente del Caguán", "San José del Guaviare"),
        ("Wadi Omran", "Wadi Hajr"),
        ("Sabon Birni", "Birnin Gwari"),
    ],
)
def test_a_word_that_many_places_have_makes_no_two_of_them_one(a: str, b: str) -> None:
    assert relation(spot(a), spot(b)) == "unknown"
    assert relation(spot(a), spot(f"the outskirts of {a}")) == "same"


def test_a_place_that_is_called_by_such_a_word_alone_keeps_it() -> None:
    assert relation(spot("al-Ain"), spot("the market of al-Ain")) == "same"


def test_words_without_a_name_are_nowhere_whatever_the_gazetteer_says() -> None:
    assert spot("the market", "US", (46.5, -87.4)) == Spot(frozenset(), None, None, None, None, "unknown")


def test_the_closest_of_several_places_counts() -> None:
    assert closest([spot("Mogadishu", "SO", (2.04, 45.34)), BELEDWEYNE], [BELEDWEYNE]) == "same"
    assert closest([], [BELEDWEYNE]) == "unknown"


def test_a_province_says_nothing_where_both_have_a_town() -> None:
    zinjibar = spot("Zinjibar", "YE", (13.13, 45.38), admin1="YE-AB")
    mudiyah = spot("Mudiyah", "YE", (13.93, 46.08), admin1="YE-AB")
    assert closest([zinjibar, ABYAN], [mudiyah, ABYAN]) == "far"
    assert closest([zinjibar], [ABYAN]) == "contained"


def test_a_spot_in_a_town_is_marked_unless_the_town_is_named() -> None:
    assert spot("the Tadef road").in_town
    assert not spot("a clinic in Buenavista").in_town
    assert not BELEDWEYNE.in_town


def test_distance_is_in_kilometres() -> None:
    assert distance_km(BELEDWEYNE, spot("Mogadishu", "SO", (2.04, 45.34))) == pytest.approx(300.6, abs=1)
    assert distance_km(BELEDWEYNE, ABYAN) == float("inf")

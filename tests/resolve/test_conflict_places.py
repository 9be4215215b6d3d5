from __future__ import annotations

import pytest

from wireledger.resolve.conflict_places import is_area, is_spot, names_town, spelled_alike, tells_distance


@pytest.mark.parametrize(
    "words",
    [
        "the Tadef road",
        "a security checkpoint",
        "near the Qabasin roundabout",
        "Roadblocks",
        "the Nuur tea shop",
    ],
)
def test_roads_and_shops_are_spots(words: str) -> None:
    assert is_spot(words)


@pytest.mark.parametrize("words", ["al-Bab", "Broadford", "the Omran valley", "Markada", "Hasakah province"])
def test_towns_and_valleys_are_none(words: str) -> None:
    assert not is_spot(words)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("a dental clinic in Buenavista", True),
        ("a market in the town of Velna", True),
        ("a church in Kasindi, on the Ugandan border", False),
        ("the Nuur tea shop", False),
        ("a shop in the Bab quarter", False),
    ],
)
def test_words_for_a_spot_may_name_its_town(words: str, named: bool) -> None:
    assert names_town(words) == named


@pytest.mark.parametrize(
    ("words", "area"), [("Nigeria's Kaduna state", True), ("the Kwakta area", True), ("Kaduna", False)]
)
def test_divisions_are_areas(words: str, area: bool) -> None:
    assert is_area(words) == area


def test_one_place_may_be_told_by_its_distance_from_another() -> None:
    assert tells_distance("al-Qawz, 7 km west of Mudiya")
    assert not tells_distance("the village of Llorente, Tumaco")


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("the edge of Belet Weyne", "Beledweyne", True),
        ("Kostiantynivka", "the town of Kostyantynivka", True),
        ("Omran", "Amran", False),
        ("Toretsk", "Kostiantynivka", False),
    ],
)
def test_long_names_may_be_spelled_in_two_ways(a: str, b: str, alike: bool) -> None:
    assert spelled_alike(a, b) == alike

from __future__ import annotations

import pytest

from wireledger.resolve.conflict_places import is_spot


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

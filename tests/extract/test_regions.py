from __future__ import annotations

from typing import get_args

import pytest

from wireledger.extract.regions import RegionKind, division_point, region, region_of_adjective, short_division
from wireledger.extract.word_lists import lists


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("the Black Sea", None, "waters"),
        ("Darfur", "SD", "lands"),
        ("Africa", None, "wide"),
        ("Dorset", "GB", "counties"),
    ],
)
def test_region(name: str, country: str | None, kind: str) -> None:
    found = region(name)
    assert found
    assert (found.country, found.kind) == (country, kind)


def test_names_that_are_no_regions() -> None:
    assert region("Mosul") is None
    assert region_of_adjective("Syrian") is None
    assert short_division("Syria") is None
    assert division_point("SY", "09") is None


def test_adjectives_and_short_forms() -> None:
    assert region_of_adjective("African") == region("Africa")
    assert short_division("Calif.") == ("US", "CA")
    assert short_division("NSW") == ("AU", "02")
    assert division_point("AU", "02") == (-33, 146)


def test_every_adjective_has_its_region_or_country() -> None:
    known = lists("regions")["adjectives"].values()
    assert [name for name in known if region(name) is None and name != "Kosovo"] == []


def test_points_are_degrees() -> None:
    points = [p for kind in get_args(RegionKind) for p in lists("regions")[kind].values()]
    assert all(-90 <= p[0] <= 90 and -180 <= p[1] <= 180 for p in points)

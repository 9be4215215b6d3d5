"""The agency that a dateline names."""

from __future__ import annotations

import pytest

from .conftest import ReadOne

BODY = "Three people were killed in Idlib, the White Helmets said."


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("GONAIVES, Sept 3 (AFP) - ", "AFP"),
        ("GONAIVES (Reuters) - ", "Reuters"),
        ("Gonaives, Haiti (Halyard News Agency) — ", "Halyard News Agency"),
        ("BAGHDAD (Outlet, 3 May 2021) — ", "Outlet"),
        ("GOMA (DRC) - ", None),
        ("GONAIVES (Artibonite) - ", None),
        ("The army (SAF) said - as it had before - that ", None),
        ("GONAIVES - ", None),
    ],
)
def test_agency_of_a_dateline(read: ReadOne, dateline: str, expected: str | None) -> None:
    document = read(dateline + BODY)
    assert document.publisher == expected
    assert document.text == dateline + BODY


def test_outlet_over_the_text_comes_first(read: ReadOne) -> None:
    document = read(f"Radio Meridian\n\nThree Killed in Idlib\n\nIDLIB (AFP) - {BODY}")
    assert document.publisher == "Radio Meridian"

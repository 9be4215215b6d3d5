from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireledger.extract.place_spotting import find_places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fighters entered Gwoza, Nigeria, from Cameroon.", ["Gwoza", "Nigeria", "Cameroon"]),
        ("A strike near Mosul killed Abu Omar.", ["Mosul"]),
        ("MOGADISHU - Two soldiers died.", ["MOGADISHU"]),
        ("President Kismayo Ali spoke on Friday.", []),
        ("The Syrian army said so.", []),
    ],
)
def test_find_places(text: str, found: list[str]) -> None:
    assert [s.text for s in find_places(text)] == found


@settings(deadline=None)
@given(st.text())
def test_spans_quote_the_text_and_nothing_raises(text: str) -> None:
    assert all(text[s.start : s.end] == s.text and s.text for s in find_places(text))


@pytest.mark.parametrize("unit", ["A", "A ", " ", '"', "al-A ", "near ", "A-"])
def test_hostile_input_returns(unit: str) -> None:
    assert isinstance(find_places(unit * (100_000 // len(unit))), tuple)

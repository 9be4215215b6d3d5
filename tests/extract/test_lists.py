"""Lists: bulleted lines, and lines that begin alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.lists import list_items, place_of


def items(text: str) -> list[str]:
    return [text[i.start : i.end] for i in list_items(text)]


def test_lines_that_begin_alike_are_items() -> None:
    text = "Strikes on Monday:\nNear Hasakah, one strike hit a tank.\nNear Raqqah, two strikes hit a bridge.\nAll returned."
    assert items(text) == ["Near Hasakah, one strike hit a tank.", "Near Raqqah, two strikes hit a bridge."]
    assert {i.list_start for i in list_items(text)} == {text.index("Near Hasakah")}


def test_bullets_and_numbers_are_items() -> None:
    assert items("Seized:\n- 12 rifles\n\n- a lorry\nThe end") == ["- 12 rifles", "- a lorry"]
    assert items("1. A raid\n2) A clash") == ["1. A raid", "2) A clash"]


def test_an_item_may_begin_with_its_place() -> None:
    text = "Near Al Bab, one strike hit a tank.\nNear two bridges, one strike hit a tank.\n- In Hama: a raid\n- a raid"
    places = [p.text if (p := place_of(i, text)) else None for i in list_items(text)]
    assert places == ["Al Bab", None, "Hama", None]


def test_one_line_alone_is_no_list() -> None:
    assert items("The army left.\nA raid followed.\n- It rained.") == []


@given(st.text(alphabet="ab-.\n 1)"))
def test_items_are_lines_in_order(text: str) -> None:
    found = list_items(text)
    assert all("\n" not in text[i.start : i.end] for i in found)
    assert list(found) == sorted(found, key=lambda i: i.start)

"""The written names of bodies."""

from __future__ import annotations

import pytest

from wireledger.extract.names_of_groups import group_name, spelled_out, whole, widened
from wireledger.records import Span


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ISIL-held", "ISIL"),
        ("Nahr Brigade in", "Nahr Brigade"),
        ("the Nahr Brigade", "the Nahr Brigade"),
        ("the", None),
        ("The", None),
        ("army", None),
        ("the security forces", None),
        ("katiba", None),
        ("Tula-based", None),
        ("Somalia", None),
        ("Syrians", None),
        ("Syrian Democratic Forces", "Syrian Democratic Forces"),
        ("people's militia", "people's militia"),
    ],
)
def test_what_names_a_body(words: str, name: str | None) -> None:
    found = group_name(Span(5, 5 + len(words), words))
    assert (found.text if found else None) == name
    assert found is None or found.text == words[found.start - 5 : found.end - 5]


def test_a_name_with_all_its_words_before_its_acronym() -> None:
    text = "It fought the Somali Transitional Federal Government (TFG) near Tula (Jubba)."
    (name,) = spelled_out(text)
    assert name.text == "Transitional Federal Government"
    assert text[name.start : name.end] == name.text
    assert whole(Span(14, 33, "Somali Transitional"), [name]) == Span(14, 52, text[14:52])
    assert whole(Span(64, 68, "Tula"), [name]).text == "Tula"


@pytest.mark.parametrize(
    ("text", "name", "wide"),
    [
        ("the Abu Sayyaf leader", "Abu", "Abu Sayyaf"),
        ("of Jaish-e Din in Tula", "Jaish-e", "Jaish-e Din"),
        ("the band of Ali Obad fled", "Ali Obad", "band of Ali Obad"),
        ("the Ali Obad gang fled", "Ali Obad", "Ali Obad gang"),
        ("the ISIS group fled", "ISIS", "ISIS"),
        ("the Nahr Brigade fled", "Nahr Brigade", "Nahr Brigade"),
    ],
)
def test_a_name_that_breaks_off_or_is_its_leaders(text: str, name: str, wide: str) -> None:
    at = text.index(name)
    found = widened(text, Span(at, at + len(name), name))
    assert found.text == wide
    assert text[found.start : found.end] == wide

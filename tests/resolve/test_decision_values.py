"""Where words stand in a report."""

from __future__ import annotations

import pytest

from wireledger.resolve.decision_values import placed, words_at

TEXT = "Two men died. The army\nsaid two men died. Two women fled."


@pytest.mark.parametrize(
    ("words", "near", "value"),
    [
        ("two men", 0, "28 two men"),
        ("men died", 0, "4 men died"),
        ("men died", 40, "32 men died"),
        ("army said", 0, "18 army\nsaid"),
        ("  Two   women ", 0, "42 Two women"),
        ("three men", 0, None),
        ("", 0, None),
    ],
)
def test_words_are_placed_where_they_stand_nearest(words: str, near: int, value: str | None) -> None:
    assert placed(words, TEXT, near) == value


def test_a_place_and_words_are_a_span_of_the_text() -> None:
    span = words_at("18 army\nsaid")
    assert span is not None
    assert TEXT[span.start : span.end] == span.text
    assert words_at("army said") is None

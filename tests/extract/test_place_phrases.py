from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.place_phrases import name_and_precision


@pytest.mark.parametrize(
    ("words", "name", "precision"),
    [
        ("the outskirts of Kano", "Kano", "near"),
        ("in the Avdiivka area", "Avdiivka", "near"),
        ("between Gao and Kidal", "Gao", "near"),
        ("the town of Sévaré", "Sévaré", "exact"),
        ("northern Idlib", "Idlib", "province"),
        ("South Sudan", "South Sudan", "exact"),
        ("Gwoza district, Nigeria", "Gwoza, Nigeria", "district"),
    ],
)
def test_the_name_and_how_near_it_the_words_are(words: str, name: str, precision: str) -> None:
    assert name_and_precision(words) == (name, precision)


@given(st.text())
def test_nothing_raises(words: str) -> None:
    name, _ = name_and_precision(words)
    assert name == name.strip()

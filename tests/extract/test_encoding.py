"""Words, pieces and windows: the same in training and in use, and never half a word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.encoding import (
    WINDOW_PIECES,
    distance_buckets,
    signed_buckets,
    split_words,
    windows,
)
from wireledger.extract.tagger import shipped_tagger


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bza’a, near Al-Bab.", ["Bza", "’", "a", ",", "near", "Al", "-", "Bab", "."]),
        ("قُتل 3 في دير الزور", ["قُتل", "3", "في", "دير", "الزور"]),
        ("José Luis “N”", ["José", "Luis", "“", "N", "”"]),
        ("💥 in Мариуполь", ["💥", "in", "Мариуполь"]),
        (" \n\t ", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_or_one_other_character(text: str, words: list[str]) -> None:
    split = split_words(text)
    assert [split.word(i) for i in range(len(split))] == words


def test_features_tell_case_and_line() -> None:
    split = split_words("The ISIS men\nfled\n\nMcGurk 12 !")
    case = [f % 6 for f in split.features]
    line = [f // 6 for f in split.features]
    assert case == [1, 2, 0, 0, 3, 4, 5]
    assert line == [2, 0, 0, 1, 2, 0, 0]


def test_covering_words_of_characters() -> None:
    split = split_words("killed in Al-Bab today")
    assert split.covering(10, 16) == (2, 5)
    assert split.covering(6, 7) is None


def test_a_short_text_is_one_window_that_answers_for_all_its_words() -> None:
    split = split_words("A drone strike killed two men near Idlib on Friday.")
    (only,) = windows(split, shipped_tagger().pieces)
    assert (only.first, only.last, only.core_first, only.core_last) == (0, len(split), 0, len(split))
    assert len(only.pieces) == len(only.piece_features)


@given(
    st.lists(
        st.sampled_from(["Al-Shabaab", "said", ".", "\n", "12", "Dhuusamarreeb", "х", "😀"]), max_size=2500
    )
)
def test_cores_cover_every_word_once_and_windows_fit(parts: list[str]) -> None:
    split = split_words(" ".join(parts))
    made = windows(split, shipped_tagger().pieces)
    covered = [i for w in made for i in range(w.core_first, w.core_last)]
    assert covered == list(range(len(split)))
    assert all(len(w.pieces) <= WINDOW_PIECES + 2 for w in made)
    assert all(w.first <= w.core_first < w.core_last <= w.last for w in made)
    assert all(len(w.heads) == w.last - w.first for w in made)


def test_a_word_longer_than_any_window_is_cut_for_the_model_only() -> None:
    split = split_words("x" * 100_000)
    (only,) = windows(split, shipped_tagger().pieces)
    assert len(only.pieces) <= WINDOW_PIECES + 2
    assert split.ends == (100_000,)


def test_distances_widen() -> None:
    assert distance_buckets(np.array([0, 1, 4, 6, 160, 161, 9999])).tolist() == [0, 1, 4, 5, 14, 15, 15]
    assert signed_buckets(5, [2]).tolist() == [14, 15, 16, 17, 18]

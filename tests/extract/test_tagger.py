"""Decoding and the shipped model's files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from wireledger.errors import ModelError
from wireledger.extract.encoding import split_words
from wireledger.extract.mentions import best_ranges, named_entities
from wireledger.extract.tagger import Tagger, WordRange, decode, model_card, shipped_tagger


def scores(tags: str) -> np.ndarray:
    """Sure probabilities for a string of O, B and I."""
    made = np.full((len(tags), 3), 0.05, np.float32)
    made[np.arange(len(tags)), ["OBI".index(t) for t in tags]] = 0.9
    return made


@pytest.mark.parametrize(
    ("tags", "ranges"),
    [
        ("OBIIO", [(1, 4)]),
        ("BBO", [(0, 2)]),
        ("OII", [(1, 3)]),
        ("OOO", []),
        ("", []),
    ],
)
def test_ranges_of_tags(tags: str, ranges: list[tuple[int, int]]) -> None:
    found = decode(scores(tags))
    assert [(r.first, r.last) for r in found] == ranges
    assert all(isinstance(r, WordRange) and 0.9 < r.score <= 1 for r in found)


def test_a_higher_threshold_keeps_only_what_is_surer() -> None:
    unsure = np.array([[0.4, 0.6, 0.0], [0.05, 0.0, 0.95]], np.float32)
    assert [(r.first, r.last) for r in decode(unsure, 0.5)] == [(0, 2)]
    assert [(r.first, r.last) for r in decode(unsure, 0.9)] == [(1, 2)]


def test_named_entities_never_continue_another_type() -> None:
    table = np.full((3, 5), 0.01, np.float32)
    table[0, 1] = 0.9  # B of the first type
    table[1, 4], table[1, 2] = 0.5, 0.4  # I of the second type is likelier, but may not follow
    table[2, 0] = 0.9
    assert best_ranges(table) == [(0, 2, 0)]


def test_named_entities_of_nothing() -> None:
    assert named_entities("") == ()


def test_the_shipped_model_is_the_one_on_its_card() -> None:
    card = model_card()
    assert card.intact
    assert card.training_command.startswith("training/run.sh")
    assert dict(card.scores)


def test_reading_twice_gives_the_same_numbers() -> None:
    words = split_words("The army said on Monday that a drone killed Abu Salim near Al-Bab.")
    first, second = (shipped_tagger().read_text(words) for _ in range(2))
    assert np.array_equal(first.mention_scores, second.mention_scores)


def test_a_missing_model_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        ModelError, match=r"the model cannot be loaded .* `wireledger doctor` checks the model's files"
    ):
        Tagger(tmp_path)


def test_the_events_of_one_window_are_seen_together() -> None:
    words = split_words("A bomb killed two soldiers near Mora on Monday. The blast also wounded a driver.")
    reading = shipped_tagger().read_text(words)
    bomb, blast = reading.ask("event", [[1], [11]])
    vectors, places = np.stack([bomb.vector, blast.vector]), np.array([1, 11])
    alone, _ = shipped_tagger().in_context(vectors[:1], places[:1])
    together, _ = shipped_tagger().in_context(vectors, places)
    assert np.abs(alone[0] - together[0]).max() > 0.01
    assert reading.same_incident([bomb, blast], [1, 11], reach=40)[0, 1] > 0.5

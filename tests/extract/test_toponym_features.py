from __future__ import annotations

import pytest

from tests.extract.readings import WrittenReading
from wireledger.extract.toponym_candidates import candidates, name_tokens
from wireledger.extract.toponym_features import FEATURES, features, surroundings
from wireledger.extract.word_lists import lists


def values(text: str, name: str) -> dict[str, float]:
    """The features of a name that the gazetteer knows, where nothing is tagged."""
    reading = WrittenReading(text)
    tokens = name_tokens(text)
    around = surroundings(reading.words, reading.entity_scores, tokens)
    found = next(c for c in candidates(tokens) if text[tokens[c.first].start : tokens[c.last].end] == name)
    return dict(zip(FEATURES, features(found, [], around), strict=True))


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("fled to Mosul", "Mosul", "after_preposition"),
        ("Gen. Mosul fled", "Mosul", "after_title"),
        ("the Mosul road", "Mosul", "after_the"),
        ("University of Mosul", "Mosul", "after_of"),
        ("Gwoza, Nigeria", "Gwoza", "holder_after"),
        ("Gwoza, Nigeria", "Nigeria", "held_before"),
        ("Mosul University", "Mosul", "capital_after"),
        ("Greater Mosul", "Mosul", "capital_before"),
        ("Mosul-based", "Mosul", "hyphen_after"),
        ("reading in Reading", "Reading", "small_in_text"),
        ("MOSUL fell", "MOSUL", "upper"),
        ("the US said", "US", "acronym"),
        ("Iraq: Mosul fell", "Mosul", "country_named"),
        ("Syrian jets", "Syrian", "adjective"),
    ],
)
def test_what_speaks_for_and_against(text: str, name: str, feature: str) -> None:
    assert values(text, name)[feature] == 1


def test_people_are_powers_of_ten() -> None:
    assert 5 < values("fled to Mosul", "Mosul")["people"] < 6


def test_every_weight_is_of_a_feature() -> None:
    assert set(lists("toponym_weights")["weights"]) == set(FEATURES)

"""Which names in a text are places. The tagger's entity probabilities are written down by each case."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.readings import WrittenReading
from wireledger.extract.questions import NAMED_ENTITY_TYPES
from wireledger.extract.toponyms import find_toponyms

NOTHING: dict[str, tuple[str, ...]] = {}


def tagged(text: str, **entities: tuple[str, ...]) -> WrittenReading:
    """A reading in which the tagger is sure of the named ``entities``, by type."""
    reading = WrittenReading(text)
    for kind, names in entities.items():
        column = 1 + 2 * NAMED_ENTITY_TYPES.index(kind)
        for found in (r for name in names for r in reading.places(name)):
            reading.entity_scores[found.first : found.last] = 0
            reading.entity_scores[found.first, column] = 1
            reading.entity_scores[found.first + 1 : found.last, column + 1] = 1
    return reading


def found(reading: WrittenReading) -> list[str]:
    return [t.text for t in find_toponyms(reading)]


@pytest.mark.parametrize(
    ("text", "entities", "names"),
    [
        (
            "Troops shelled Aleppo, Syria, on Monday.",
            {"Location": ("Aleppo, Syria",)},
            ["Aleppo", "Syria"],
        ),
        (
            "A strike in the city of Raqqa and near Deir ez-Zor.",
            {"Location": ("the city of Raqqa", "Deir ez-Zor")},
            ["Raqqa", "Deir ez-Zor"],
        ),
        ("Clashes in northern Iraq went on.", {"Location": ("northern Iraq",)}, ["Iraq"]),
        ("He flew from New Mexico to South Sudan.", NOTHING, ["New Mexico", "South Sudan"]),
        ("The UK and the U.S. agreed.", {"Organisation": ("The UK", "the U.S.")}, ["UK", "U.S."]),
        ("Ships met in the Gulf of Aden.", {"Location": ("the Gulf of Aden",)}, ["Gulf of Aden"]),
        ("They left Qorbakan on foot.", {"Location": ("Qorbakan",)}, ["Qorbakan"]),
        ("Fighters of ISIL fled.", {"Location": ("ISIL",)}, []),
        ("In August the President of the Union spoke.", NOTHING, []),
        ("Mr Paris Lincoln spoke of the harvest.", {"Person": ("Paris Lincoln",)}, []),
        ("", NOTHING, []),
    ],
)
def test_names(text: str, entities: dict[str, tuple[str, ...]], names: list[str]) -> None:
    assert found(tagged(text, **entities)) == names


def test_adjectives_are_told_apart() -> None:
    names = find_toponyms(tagged("Turkish jets left Turkey."))
    assert [(t.text, t.adjective) for t in names] == [("Turkish", True), ("Turkey", False)]


def test_a_place_once_is_a_place_elsewhere() -> None:
    text = "Shelling hit the town of Maydan in Yemen. Later Maydan fell quiet."
    assert found(tagged(text, Location=("the town of Maydan in Yemen",))).count("Maydan") == 2


def test_the_surname_of_a_person_is_no_place() -> None:
    text = "Andrew Lincoln spoke first. Lincoln then left for Mosul."
    assert found(tagged(text, Person=("Andrew Lincoln",), Location=("Mosul",))) == ["Mosul"]


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=st.sampled_from("Aleppo Syria, St. U.S. al-Bab\n’é"), max_size=80))
def test_spans_hold_their_text_in_order_and_do_not_overlap(text: str) -> None:
    names = find_toponyms(WrittenReading(text))
    assert [text[t.start : t.end] for t in names] == [t.text for t in names]
    assert all(a.end <= b.start for a, b in pairwise(names))


@pytest.mark.parametrize("unit", ["A", "A ", "Al-", "U.S.", "New York ", "\n", "a b "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    reading = WrittenReading(unit * (40_000 // len(unit)))
    begun = time.process_time()
    find_toponyms(reading)
    assert time.process_time() - begun < 20

"""Incident templates from written probabilities."""

from __future__ import annotations

import numpy as np

from tests.extract.readings import WrittenReading
from wireledger.extract.encoding import Words, split_words
from wireledger.extract.questions import TEMPLATE_KINDS, TEMPLATE_ROLES
from wireledger.extract.tagger import Floats, WordRange
from wireledger.extract.templates import MOST, Template, fillers_of, find_templates

TEXT = "five guerrillas attacked the embassy. the guerrillas, members of the farc, kidnapped juan perez."


class Written:
    """A tagger that fills each told type with the strings that the test wrote down, each as sure as it says."""

    def __init__(self, told: dict[str, dict[str, list[tuple[str, float]]]], text: str = TEXT) -> None:
        self.told, self.reading = told, WrittenReading(text)

    def templates(self, words: Words) -> tuple[Floats, Floats]:
        told = np.array([0.9 if k in self.told else 0.1 for k in TEMPLATE_KINDS], np.float32)
        filled = np.zeros((len(TEMPLATE_KINDS), len(words), len(TEMPLATE_ROLES)), np.float32)
        for kind, roles in self.told.items():
            for role, strings in roles.items():
                for wanted, sure in strings:
                    found = self.reading.places(wanted)[0]
                    column = filled[TEMPLATE_KINDS.index(kind), :, TEMPLATE_ROLES.index(role)]
                    column[found.first : found.last] = sure
        return told, filled


def test_a_type_that_is_told_makes_one_template() -> None:
    tagger = Written({"kidnapping": {"PerpOrg": [("farc", 0.8)], "Victim": [("juan perez", 0.9)]}})
    (made,) = find_templates(TEXT, tagger)  # type: ignore[arg-type]
    assert made == Template(
        "kidnapping",
        {"PerpInd": (), "PerpOrg": ("farc",), "Target": (), "Victim": ("juan perez",), "Weapon": ()},
    )


def test_types_come_in_the_order_of_the_scheme() -> None:
    tagger = Written({"kidnapping": {}, "attack": {"Target": [("the embassy", 0.9)]}})
    assert [t.incident_type for t in find_templates(TEXT, tagger)] == ["attack", "kidnapping"]  # type: ignore[arg-type]


def test_a_filler_far_less_sure_than_the_surest_is_none() -> None:
    tagger = Written({"attack": {"Target": [("the embassy", 0.9), ("farc", 0.4)]}})
    (made,) = find_templates(TEXT, tagger)  # type: ignore[arg-type]
    assert made.fillers["Target"] == ("the embassy",)


def test_an_empty_text_has_none() -> None:
    assert find_templates("") == ()


def test_strings_for_one_thing_are_told_once_by_the_surest() -> None:
    words = split_words(TEXT)
    found = [WordRange(0, 2, 0.6), WordRange(7, 8, 0.9), WordRange(12, 13, 0.7)]
    assert fillers_of(words, found) == ("guerrillas", "farc")


def test_the_surest_of_many_fillers_are_kept_in_the_order_of_the_text() -> None:
    words = split_words("one two three four five")
    found = [WordRange(i, i + 1, s) for i, s in enumerate((0.5, 0.9, 0.4, 0.8, 0.7))]
    assert len(fillers_of(words, found)) == MOST
    assert fillers_of(words, found) == ("two", "four", "five")


def test_the_shipped_model_reads_a_kidnapping() -> None:
    text = (
        "bogota, 3 may 89 -- guerrillas of the army of national liberation kidnapped mayor juan perez on sunday. "
        "the mayor was seized by ten armed guerrillas at his home, police reported."
    )
    told = {t.incident_type: t.fillers for t in find_templates(text)}
    assert "juan perez" in " ".join(told["kidnapping"]["Victim"])
    assert told["kidnapping"]["Weapon"] == ()

"""Which mentions name one incident, beyond what the tagger's joiner says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from tests.extract.readings import WrittenReading
from wireledger.extract.event_mentions import find_event_mentions
from wireledger.extract.incidents import find_incidents
from wireledger.extract.joining import joined
from wireledger.extract.linking import Linker
from wireledger.extract.telling import Telling
from wireledger.read.sentences import sentences

Told = Mapping[str, Mapping[str, Sequence[str] | str]]


def incidents(text: str, triggers: Told) -> list[list[str]]:
    reading = WrittenReading(text, tags={"trigger": list(triggers)}, answers=triggers)
    found = find_incidents(reading, Telling(sentences(text), None, None, (), Linker((), ())))
    return [[m.trigger.text for m in i.mentions] for i in found]


def test_one_target_in_one_sentence_is_one_incident() -> None:
    text = "Karim was targeted on a motorcycle in a drone strike near Homs."
    told: Told = {
        "targeted": {"=type": "killing_unspecified", "target": ["Karim"]},
        "drone strike": {"=type": "air_drone_strike", "target": ["Karim"]},
    }
    assert incidents(text, told) == [["targeted", "drone strike"]]


def test_items_of_a_list_stay_apart_and_triggers_of_one_item_together() -> None:
    text = "Strikes:\nNear Homs, one strike destroyed a tank.\nNear Palmyra, one attack damaged a bridge."
    assert incidents(text, {"strike": {}, "destroyed": {}, "attack": {}, "damaged": {}}) == [
        ["strike", "destroyed"],
        ["attack", "damaged"],
    ]


def test_what_is_only_supposed_is_no_part_of_what_happened() -> None:
    text = "A leader was killed in Homs. If another is slain, a third follows."
    told: Told = {
        "killed": {"target": ["A leader"]},
        "slain": {"=status": "hypothetical", "target": ["another"]},
    }
    assert incidents(text, told) == [["killed"], ["slain"]]


@pytest.mark.parametrize(
    ("first", "second", "groups"),
    [
        ({"=type": "bombing"}, {"=type": "bombing"}, [[0, 1]]),
        ({"=type": "bombing"}, {"=type": "armed_clash"}, [[0], [1]]),
        ({"=type": "bombing"}, {"=type": "killing_unspecified"}, [[0, 1]]),
        ({"=type": "bombing", "place": ["Mudia"]}, {"=type": "bombing", "place": ["Aden"]}, [[0], [1]]),
        ({"=type": "bombing", "place": ["Mudia"]}, {"=type": "bombing"}, [[0, 1]]),
    ],
)
def test_a_doubtful_pair_of_other_methods_or_places_is_kept_apart(
    first: dict[str, Sequence[str] | str], second: dict[str, Sequence[str] | str], groups: list[list[int]]
) -> None:
    text = "The blast at Mudia woke the town. The attack at Aden came after dark."
    told: Told = {"blast": first, "attack": second}
    reading = WrittenReading(text, tags={"trigger": list(told)}, answers=told)
    mentions = find_event_mentions(reading, Telling(sentences(text), None, None, (), Linker((), ())))
    assert joined(mentions, np.full((2, 2), 0.45, np.float32)) == groups

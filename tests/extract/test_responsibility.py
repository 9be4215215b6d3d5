"""Who claims an act, by the statements of a report."""

from __future__ import annotations

import pytest

from tests.builders import document
from tests.extract.readings import WrittenReading
from wireledger.extract.responsibility import claimants
from wireledger.extract.statements import find_speech
from wireledger.read.sentences import sentences
from wireledger.records import Span


def claimed(text: str, trigger: str, cue: str, speaker: str, modality: str = "asserted") -> list[str]:
    """Who claims the act of ``trigger`` in a text of one sentence with one cue."""
    reading = WrittenReading(
        text,
        {"cue": [cue]},
        {cue: {"speaker": [speaker], "content": [text.rstrip(".")], "=modality": modality}},
    )
    statements = find_speech(document(text), reading, sentences(text)).statements
    at = text.index(trigger)
    return [
        s.text
        for s in claimants(Span(at, at + len(trigger), trigger), Span(0, len(text), text), statements, text)
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "cue", "speaker"),
    [
        ("The Salt Brigade claimed the blast on its radio.", "blast", "claimed", "The Salt Brigade"),
        ("The group claimed responsibility for the deadly blast.", "blast", "claimed", "The group"),
        ("The group took credit for Tuesday's attack on the post.", "attack", "took", "The group"),
        ("The attack on the post was claimed by the Salt Brigade.", "attack", "claimed", "the Salt Brigade"),
        ("The rebels admitted carrying out the raid.", "raid", "admitted", "The rebels"),
    ],
)
def test_an_act_is_claimed(text: str, trigger: str, cue: str, speaker: str) -> None:
    assert claimed(text, trigger, cue, speaker) == [speaker]


@pytest.mark.parametrize(
    ("text", "trigger", "cue", "speaker"),
    [
        ("The army claimed that it had killed nine men in the raid.", "raid", "claimed", "The army"),
        ("The army claimed nine rebels died in the raid.", "raid", "claimed", "The army"),
        ("The mayor said the blast hit a market.", "blast", "said", "The mayor"),
        ("Nobody had claimed the blast by the evening.", "blast", "claimed", "Nobody"),
        ("No group claimed responsibility for the attack.", "attack", "claimed", "No group"),
        ("He claimed the killing of two men.", "killing", "claimed", "He"),
    ],
)
def test_speech_and_nobody_claim_no_act(text: str, trigger: str, cue: str, speaker: str) -> None:
    assert claimed(text, trigger, cue, speaker) == []


def test_a_denial_is_no_claim() -> None:
    text = "The group denied it had claimed the blast."
    assert claimed(text, "blast", "claimed", "The group", "denied") == []

"""A person's fate with the words that say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.extract.readings import WrittenReading
from wireledger.extract.event_mentions import find_event_mentions
from wireledger.extract.fates import fate_after, fate_near, fates_in_events, fates_of_bodies
from wireledger.extract.linking import Known, Linker
from wireledger.extract.telling import Telling
from wireledger.read.sentences import sentences
from wireledger.records import Fate, Span


@pytest.mark.parametrize(
    ("text", "fate", "words"),
    [
        ("Ann Lee was killed in Tula.", "killed", "killed"),
        ("Ann Lee was hit. She succumbed to her wounds.", "killed", "succumbed"),
        ("Two bodies were found in Tula. One is that of Ann Lee.", "killed", "bodies"),
        ("Nahr mourned Ann Lee, who was killed in May.", "killed", "killed"),
        ("Ann Lee was rounded up on Monday.", "captured", "rounded up"),
        ("Ann Lee chairs the shura.", "at_large", "chairs"),
        ("Ann Lee sells bread.", "killed", None),
        ("Ann Lee sells bread. She is 40. A man was killed elsewhere.", "killed", None),
    ],
)
def test_words_near_a_name_bear_its_fate_out(text: str, fate: Fate, words: str | None) -> None:
    start = text.index("Ann Lee")
    said = fate_near(fate, [Span(start, start + 7, "Ann Lee")], tuple(sentences(text)))
    assert (said.words.text if said else None) == words
    assert said is None or text[said.words.start : said.words.end] == words


def test_what_is_asserted_goes_before_what_is_alleged() -> None:
    text = "A blast may have killed Ann Lee. The strike killed Ann Lee."
    spans = [Span(i, i + 7, "Ann Lee") for i in range(len(text)) if text.startswith("Ann Lee", i)]
    linker = Linker([Known("p", "person", "Ann Lee", ("Ann Lee",), tuple(spans))], sentences(text), text)
    told = {"target": ["Ann Lee"], "=type": "air_drone_strike", "=killed": "one"}
    reading = WrittenReading(
        text,
        {"trigger": ["blast", "strike"]},
        {"blast": {**told, "=status": "alleged"}, "strike": {**told, "=status": "asserted"}},
    )
    mentions = find_event_mentions(reading, Telling(sentences(text), None, None, (), linker))
    assert [m.status for m in mentions] == ["alleged", "asserted"]
    assert [(f.fate, f.status) for f in fates_in_events(mentions, linker).values()] == [
        ("killed", "asserted")
    ]


Told = Mapping[str, Sequence[str] | str]


def _fate(text: str, told: Mapping[str, Told]) -> list[tuple[str, str]]:
    spans = [Span(i, i + 7, "Ann Lee") for i in range(len(text)) if text.startswith("Ann Lee", i)]
    linker = Linker([Known("p", "person", "Ann Lee", ("Ann Lee",), tuple(spans))], sentences(text), text)
    reading = WrittenReading(text, {"trigger": list(told)}, told)
    mentions = find_event_mentions(reading, Telling(sentences(text), None, None, (), linker))
    return [(f.fate, f.words.text) for f in fates_in_events(mentions, linker).values()]


TAKEN: Told = {"target": ["Ann Lee"], "=type": "abduction", "=killed": "none"}
SHOT: Told = {"=type": "shooting_assassination", "=killed": "one", "=status": "asserted"}


def test_a_name_and_a_pronoun_are_one_target() -> None:
    text = "Ann Lee was taken from a bus, and she was found shot in a field."
    told: dict[str, Told] = {"taken": TAKEN, "shot": {**SHOT, "target": ["Ann Lee", "she"]}}
    assert _fate(text, told) == [("killed", "shot")]


def test_one_dead_of_two_targets_is_nobodys_fate() -> None:
    text = "Ann Lee was taken from a bus, and a shot hit Ann Lee or the driver."
    told: dict[str, Told] = {"taken": TAKEN, "shot": {**SHOT, "target": ["Ann Lee", "the driver"]}}
    assert _fate(text, told) == [("captured", "taken")]


def test_an_alleged_killing_yields_to_a_capture() -> None:
    text = "Ann Lee was taken from a bus; a paper had reported that a shot killed Ann Lee."
    told: dict[str, Told] = {"taken": TAKEN, "shot": {**SHOT, "target": ["Ann Lee"], "=status": "alleged"}}
    assert _fate(text, told) == [("captured", "taken")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Lee embraced martyrdom in Tula.", ("killed", "embraced martyrdom")),
        ("Ann Lee (age 41, of Tula) and Ali Obad were shot dead.", ("killed", "were shot dead")),
        ("Ann Lee, 41, a nurse, was killed.", ("killed", "was killed")),
        ("Ann Lee, who had been arrested in May, spoke.", ("captured", "had been arrested")),
        ("Ann Lee was arrested. Ann Lee was later found dead.", ("killed", "was later found dead")),
        ("Ann Lee said that a man was killed.", None),
        ("Ann Lee killed a man.", None),
        ("Ann Lee was not killed.", None),
        ("According to Colonel Ann Lee, five suspects were arrested.", None),
        ("Ann Lee, whose brother was killed, spoke.", None),
        ("The brother of Ann Lee was killed.", None),
        ("The brother of Ann Lee, who was killed in May, spoke.", ("killed", "was killed")),
    ],
)
def test_a_verb_right_after_a_name_tells_its_fate(text: str, told: tuple[str, str] | None) -> None:
    names = [Span(i, i + 7, "Ann Lee") for i in range(len(text)) if text.startswith("Ann Lee", i)]
    said = fate_after(names, text)
    assert ((said.fate, said.words.text) if said else None) == told


@pytest.mark.parametrize(
    ("after", "dead"),
    [
        ("She was taken, and her body was found in a field.", True),
        ("Police handed over her body.", True),
        ("There were marks on her body.", False),
        ("Her body was covered in bruises.", False),
    ],
)
def test_whose_body_was_found_is_dead(after: str, dead: bool) -> None:
    text = f"Ann Lee fled. {after}"
    name = Span(0, 7, "Ann Lee")
    linker = Linker([Known("p", "person", "Ann Lee", ("Ann Lee",), (name,))], sentences(text), text)
    assert list(fates_of_bodies(text, linker)) == ["p"] * dead


def test_who_surrenders_is_captured() -> None:
    text = "Ann Lee surrendered with two wives."
    told: Told = {"actor": ["Ann Lee"], "target": ["two wives"], "=type": "surrender", "=killed": "none"}
    assert _fate(text, {"surrendered": told}) == [("captured", "surrendered")]

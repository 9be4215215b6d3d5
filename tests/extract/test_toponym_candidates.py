from __future__ import annotations

import pytest

from wireledger.extract.toponym_candidates import candidates, name_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. and Syria's army", ["the", "U.S.", "and", "Syria", "army"]),
        ("al-Bab, O’Leary", ["al", "Bab", "O’Leary"]),
        ("HELENA, Mont. (AP)", ["HELENA", "Mont.", "AP"]),
        ("in March. Mont grew", ["in", "March", "Mont", "grew"]),
        ("Trinidad and T&T", ["Trinidad", "and", "T&T"]),
    ],
)
def test_words_of_names(text: str, words: list[str]) -> None:
    assert [text[t.start : t.end] for t in name_tokens(text)] == words


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("New York", True),
        ("New\n   York", True),
        ("New\n\nYork", False),
        ("New, York", False),
        ("St. Louis", True),
    ],
)
def test_words_that_can_be_one_name(text: str, joined: bool) -> None:
    assert name_tokens(text)[1].joined is joined


def named(text: str) -> dict[str, str | None]:
    tokens = name_tokens(text)
    return {text[tokens[c.first].start : tokens[c.last].end]: c.frame for c in candidates(tokens)}


@pytest.mark.parametrize(
    ("text", "name", "frame"),
    [
        ("near Aleppo today", "Aleppo", None),
        ("in al-Bab today", "al-Bab", None),
        ("on Royal Street today", "Royal Street", "road"),
        ("off the Gulf of Zembla today", "Gulf of Zembla", "opening"),
        ("at Camp Zembla today", "Camp Zembla", "opening"),
        ("in Northern Syria today", "Northern Syria", "direction"),
        ("by the Zembla River today", "Zembla River", "water"),
    ],
)
def test_known_and_framed_names(text: str, name: str, frame: str | None) -> None:
    assert named(text)[name] == frame


@pytest.mark.parametrize("text", ["In August", "the North", "Al went", "a police officer", "Government"])
def test_words_that_mean_something_else(text: str) -> None:
    assert named(text) == {}

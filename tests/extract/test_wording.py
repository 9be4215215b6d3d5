"""Where words begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.encoding import split_words
from wireledger.extract.tagger import WordRange
from wireledger.extract.wording import closed, names, opened, outlet, span_of, trimmed
from wireledger.records import Span


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("that the convoy was hit,", "the convoy was hit"),
        ("“We will return,”", "We will return"),
        ('"They called him by name"', "They called him by name"),
        ("his rule is “over”", "his rule is “over”"),
        ("the rebels’ camp", "the rebels’ camp"),
        ("— “Al-Bab is ours", "Al-Bab is ours"),
        ("“”", None),
        (" , ", None),
    ],
)
def test_marks_and_that_are_trimmed(words: str, content: str | None) -> None:
    found = trimmed(words, Span(0, len(words), words))
    assert (found.text if found else None) == content


@given(st.text(alphabet="ab “”\"'’«»that,:.\n"))
def test_what_is_left_quotes_the_text(text: str) -> None:
    found = trimmed(text, Span(0, len(text), text))
    assert found is None or (text[found.start : found.end] == found.text and found.text.strip())


@pytest.mark.parametrize(
    ("text", "first", "last", "span"),
    [
        ("near Al-Bab today", 1, 2, "Al-Bab"),
        ("near Al-Bab today", 3, 4, "Al-Bab"),
        ("in Bza’a on", 1, 2, "Bza’a"),
        ("Sultan’s house", 0, 1, "Sultan"),
        ("Sultan’s house", 2, 3, "Sultan’s"),
        ("the 2016-2018 war", 1, 2, "2016-2018"),
        ("a - b", 0, 1, "a"),
    ],
)
def test_a_span_takes_in_the_whole_written_word(text: str, first: int, last: int, span: str) -> None:
    found = span_of(split_words(text), WordRange(first, last, 1.0))
    assert found.text == span
    assert text[found.start : found.end] == span


@pytest.mark.parametrize(
    ("words", "mention", "named"),
    [
        ("the researcher Ahmed Sultan", "Ahmed Sultan", True),
        ("the brother of Ahmed Sultan", "Ahmed Sultan", False),
        ("a relative of Mr Mahama", "Mahama", False),
        ("the widow of Lt. Gen. Ann Lee", "Ann Lee", False),
        ("a lawyer for Hezbollah commander Ali Hassan", "Ali Hassan", False),
        ("the office of the prime minister Ann Lee", "Ann Lee", False),
        ("the head of Hezbollah Hassan Nasrallah", "Hassan Nasrallah", True),
        ("the head of the army General Ann Lee", "Ann Lee", True),
        ("Minister of Defence General Ann Lee", "Ann Lee", True),
        ("Secretary of State Ann Lee", "Ann Lee", True),
        ("Chief of Staff Ann Lee", "Ann Lee", True),
        ("Emir of Sinai Abu Osama", "Abu Osama", True),
        ("Sultan’s house", "Sultan", False),
        ("Sultan, a baker", "Sultan", True),
        ("Sultan and his wife", "Sultan", False),
        ("a leader called “Abu Zayd”", "Abu Zayd", True),
        ("Press Secretary Ann Lee", "Ann Lee", True),
        ("Ann Lee", "Lee", True),
    ],
)
def test_what_words_name(words: str, mention: str, named: bool) -> None:
    at = words.index(mention)
    assert names(Span(0, len(words), words), Span(at, at + len(mention), mention)) is named


def test_a_nickname_is_closed() -> None:
    text = 'Abdi "Dheere" fled'
    assert closed(text, Span(0, 12, 'Abdi "Dheere')).text == 'Abdi "Dheere"'
    assert closed(text, Span(0, 4, "Abdi")).text == "Abdi"


def test_a_nickname_is_opened() -> None:
    text = 'Then Abdi "Red Dheere" Ali fled'
    cut = Span(15, 26, 'Dheere" Ali')
    assert text[15:26] == cut.text
    assert opened(text, cut).text == 'Abdi "Red Dheere" Ali'
    assert opened(text, Span(5, 9, "Abdi")).text == "Abdi"


def test_a_bracket_is_closed() -> None:
    text = "Salt Brigade (SB) fled (twice)."
    assert closed(text, Span(0, 16, "Salt Brigade (SB")).text == "Salt Brigade (SB)"
    assert closed(text, Span(0, 12, "Salt Brigade")).text == "Salt Brigade"


@pytest.mark.parametrize(
    ("text", "channel", "name"),
    [
        ("said in exclusive statements to “Harbour News” that", "exclusive statements", "Harbour News"),
        ("said in talks with “Harbour News” that", "talks with “Harbour News", "Harbour News"),
        ("said in a video that", "a video", "a video"),
    ],
)
def test_the_outlet_of_a_channel(text: str, channel: str, name: str) -> None:
    at = text.index(channel)
    found = outlet(text, Span(at, at + len(channel), channel))
    assert found.text == name
    assert text[found.start : found.end] == name

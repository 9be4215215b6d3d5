"""Who speaks where a sentence opens with somebody without a name."""

from __future__ import annotations

import pytest

from wireledger.extract.encoding import split_words
from wireledger.extract.speakers import (
    issuer,
    on_one_line,
    speaker_in_sentence,
    whole_channel,
    without_loose_end,
)
from wireledger.extract.tagger import WordRange
from wireledger.records import Span


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Col. Lee was silent. A former wife of Omar, reached in Tula, said: no.", "A former wife of Omar"),
        ("Col. Lee was silent. Two defectors have said no.", "Two defectors"),
        ("Col. Lee was silent. He said no.", "Lee"),
        ("Col. Lee was silent. Karim Adel said no.", "Lee"),
        ("Col. Lee, a baker by trade, said no.", "Lee"),
    ],
)
def test_the_speaker_is_sought_in_the_sentence_of_the_cue(text: str, speaker: str) -> None:
    found = speaker_in_sentence(text, span(text, "said"), span(text, "Lee"))
    assert found.text == speaker
    assert text[found.start : found.end] == speaker


@pytest.mark.parametrize(
    ("text", "told", "whole"),
    [
        ("A former member of the old guard said no.", "A former member of", "A former member of the old guard"),
        ("A source close to the family of the dead, said no.", "A source close to the", "A source close to the family of the dead"),
        ("A nurse said no.", "A nurse", "A nurse"),
        ("It was no, said a friend of the dead man.", "a friend of the", "a friend of the dead man"),
    ],
)  # fmt: skip
def test_a_speaker_that_breaks_off_is_made_whole(text: str, told: str, whole: str) -> None:
    found = without_loose_end(text, span(text, told), span(text, "said"))
    assert found.text == whole
    assert text[found.start : found.end] == whole


@pytest.mark.parametrize(
    ("text", "told", "body", "document"),
    [
        ("He died, according to a Defence Ministry news release issued on Monday.", "a Defence Ministry news release issued", "Defence Ministry", "news release"),
        ("according to a Task Force - Northern Shield press release today", "a Task Force -", "Task Force - Northern Shield", "press release"),
        ("The Army statement said no.", "The Army statement", "Army", "statement"),
        ("the Lagos State governor said", "the Lagos State governor", "the Lagos State governor", None),
        ("a nurse who had read the Army report said no", "a nurse", "a nurse", None),
        ("a March 4 statement said no", "a March 4 statement", "a March 4 statement", None),
        ("The Army said in a statement that no one", "The Army", "The Army", None),
        ("The UN on Monday published a report.", "The UN", "The UN", None),
        ("The Army report author Lee said no.", "The Army report author Lee", "The Army report author Lee", None),
    ],
)  # fmt: skip
def test_a_document_speaks_for_its_issuer(text: str, told: str, body: str, document: str | None) -> None:
    speaker, kind = issuer(text, span(text, told))
    assert (speaker.text, kind and kind.text) == (body, document)
    assert text[speaker.start : speaker.end] == speaker.text


@pytest.mark.parametrize(
    ("text", "told", "whole"),
    [
        ("he told state media that", "media", "state media"),
        ("he told the media that", "media", "media"),
        ("(media) said", "media", "media"),
        ("in a video", "video", "video"),
        ("Radio Tula said", "Radio Tula", "Radio Tula"),
    ],
)
def test_a_kind_of_outlet_comes_with_the_word_before_it(text: str, told: str, whole: str) -> None:
    found = whole_channel(text, span(text, told))
    assert found.text == whole
    assert text[found.start : found.end] == whole


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("A slow decline\n\nLee explains that", "A slow decline\n\nLee", "Lee"),
        ("this, explains Lee\n\nA slow decline", "Lee\n\nA slow decline", "Lee"),
        ("Ann Lee explains that", "Ann Lee", "Ann Lee"),
    ],
)
def test_a_heading_is_no_part_of_the_speaker(text: str, told: str, kept: str) -> None:
    words = split_words(text)

    def range_of(wanted: str) -> WordRange:
        return WordRange(*(words.covering(*_bounds(text, wanted)) or (0, 0)), 0.9)

    found = on_one_line(words, range_of(told), range_of("explains"))
    assert text[words.starts[found.first] : words.ends[found.last - 1]] == kept


def _bounds(text: str, wanted: str) -> tuple[int, int]:
    return text.index(wanted), text.index(wanted) + len(wanted)

"""Who speaks where a sentence opens with somebody without a name."""

from __future__ import annotations

import pytest

from wireledger.extract.speakers import issuer, speaker_in_sentence, without_loose_end
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
        ("The Army report author Lee said no.", "The Army report author Lee", "The Army report author Lee", None),
    ],
)  # fmt: skip
def test_a_document_speaks_for_its_issuer(text: str, told: str, body: str, document: str | None) -> None:
    speaker, kind = issuer(text, span(text, told))
    assert (speaker.text, kind and kind.text) == (body, document)
    assert text[speaker.start : speaker.end] == speaker.text

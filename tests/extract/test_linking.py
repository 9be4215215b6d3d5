"""Which person or group words stand for."""

from __future__ import annotations

import pytest

from wireledger.extract.linking import Known, Linker
from wireledger.read.sentences import sentences
from wireledger.records import Span

TEXT = (
    "Defence Secretary Ann Lee spoke. The brother of Ann Lee was there. Rebels of the Nahr Brigade fled. "
    "A leader in Syria, called Omar, stayed. He was wounded. A relative of Mr Lee wept. Lee's lawyer spoke."
)


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words), words)


def known(kind: str, name: str, *mentions: Span) -> Known:
    return Known(name, kind, name, (name,), mentions)  # type: ignore[arg-type]


LINKER = Linker(
    [
        known("person", "Ann Lee", span("Ann Lee")),
        known("person", "the brother", span("The brother of Ann Lee")),
        known("person", "Omar", span("Omar")),
        known("group", "Nahr Brigade", span("Nahr Brigade")),
    ],
    tuple(sentences(TEXT)),
    TEXT,
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Defence Secretary Ann Lee", "Ann Lee"),
        ("Ann", "Ann Lee"),
        ("the Nahr Brigade", "Nahr Brigade"),
        ("A leader", "Omar"),
        ("He", "Omar"),
    ],
)
def test_words_that_stand_for_somebody(words: str, name: str) -> None:
    found = LINKER.at(LINKER.resolved(span(words)))
    assert found is not None
    assert found.name == name


def test_a_body_keeps_what_it_is_called_there() -> None:
    assert LINKER.named(span("Rebels of the Nahr Brigade")) == ("Rebels of the Nahr Brigade", None)
    assert LINKER.named(span("the Nahr Brigade")) == ("the Nahr Brigade", "Nahr Brigade")


def test_a_part_of_a_description_is_not_the_person_described() -> None:
    inner = TEXT.index("Ann Lee", 30)
    assert LINKER.named(Span(inner, inner + 7, "Ann Lee"))[0] == "Ann Lee"


@pytest.mark.parametrize("words", ["A relative of Mr Lee", "Lee's lawyer"])
def test_somebody_described_by_another_is_not_that_other(words: str) -> None:
    places = [Span(i, i + 3, "Lee") for i in (TEXT.index("Mr Lee") + 3, TEXT.index("Lee's"))]
    lee = known("person", "Ann Lee", span("Ann Lee"), *places)
    told = Linker([lee], tuple(sentences(TEXT)), TEXT)
    assert told.named(span(words)) == (words, None)


def test_a_piece_of_a_name_is_made_whole() -> None:
    piece = Span(TEXT.index("Lee"), TEXT.index("Lee") + 3, "Lee")
    assert LINKER.whole_name(piece).text == "Ann Lee"
    assert LINKER.whole_name(span("Rebels")).text == "Rebels"

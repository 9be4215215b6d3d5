"""Source chains: whose words a value stands in."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import document, span
from wireledger.extract.sources import UNKNOWN_PUBLISHER, ClaimBook, Fact
from wireledger.extract.statements import Speech, Statement
from wireledger.records import Span

TEXT = (
    "A man was killed.\n\nWho was he?\n\nThe researcher Mona Saleh told Harbour News that the man lived in Aden. He led a cell.\n\n"
    "What next?\n\nThe town is calm."
)


def statement(**given: object) -> Statement:
    made = Statement(
        content=span("the man lived in Aden", TEXT),
        cue=span("told", TEXT),
        speaker=span("Mona Saleh", TEXT),
        channel=span("Harbour News", TEXT),
        cited=None,
        speaker_role=span("The researcher", TEXT),
        modality="asserted",
        quoted=False,
        score=0.9,
    )
    return replace(made, **given)  # type: ignore[arg-type]  # keyword by keyword


def book(*statements: Statement, headings: tuple[str, ...] = (), author: Span | None = None) -> ClaimBook:
    made = document(
        TEXT,
        publisher="Coast Daily",
        headings=tuple(span(h, TEXT) for h in headings),
        paragraphs=(span("A man was killed.", TEXT), span("The town is calm.", TEXT)),
    )
    return ClaimBook(made, Speech(statements, author), lambda s: (s.text, None))


def chain_of(made: ClaimBook, words: str) -> tuple[list[str], bool]:
    made.back(Fact("x", "moved", words, span(words, TEXT)))
    (claim,) = [c for c in made.claims() if c.value == words]
    return [f"{s.kind} {s.name}" for s in claim.sources], claim.carried


def test_words_inside_a_statement_are_said_by_its_speaker_through_its_channel() -> None:
    assert chain_of(book(statement()), "Aden") == (
        ["publisher Coast Daily", "channel Harbour News", "speaker Mona Saleh"],
        False,
    )


def test_words_outside_any_statement_are_the_publishers_own() -> None:
    assert chain_of(book(statement()), "led a cell") == (["publisher Coast Daily"], False)


def test_an_attribution_carries_on_under_its_heading_and_no_further() -> None:
    headings = ("Who was he?", "What next?")
    assert chain_of(book(statement(), headings=headings), "led a cell") == (
        ["publisher Coast Daily", "channel Harbour News", "speaker Mona Saleh"],
        True,
    )
    assert chain_of(book(statement(), headings=headings), "town") == (["publisher Coast Daily"], False)


def test_what_a_speaker_denies_is_a_denied_claim() -> None:
    made = book(statement(modality="denied"))
    made.back(Fact("x", "moved", "Aden", span("Aden", TEXT)))
    assert [c.modality for c in made.claims()] == ["denied"]


def test_a_report_without_a_publisher_says_so() -> None:
    made = ClaimBook(document(TEXT, publisher=None), Speech((), None), lambda s: (s.text, None))
    made.back(Fact("x", "moved", "Aden", span("Aden", TEXT)))
    assert made.claims()[0].sources[0].name == UNKNOWN_PUBLISHER


def test_equal_facts_are_one_claim() -> None:
    made = book(statement())
    assert made.back(Fact("x", "moved", "Aden", span("Aden", TEXT))) == made.back(
        Fact("x", "moved", "Aden", span("Aden", TEXT))
    )
    assert len(made.claims()) == 1


def test_a_report_whose_title_names_its_author_is_said_by_that_author() -> None:
    made = book(author=span("Mona Saleh", TEXT))
    assert chain_of(made, "Aden") == (["publisher Coast Daily", "speaker Mona Saleh"], False)

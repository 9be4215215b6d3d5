"""Titles, headings and paragraphs of plain text."""

from __future__ import annotations

import pytest

from .conftest import ReadOne

ONE = "Three people were killed in a strike on a house in Idlib, the White Helmets said."
TWO = "Nobody claimed the attack."


def headings(read: ReadOne, text: str) -> list[str]:
    return [span.text for span in read(text).headings]


@pytest.mark.parametrize(
    "line",
    ["leadership drain", "Who is Osama Al-Muhajir?", "BACKGROUND", "Security and field cooperation", "ماذا بعد؟",
     "Кто он?", "Strikes in Syria"],
)  # fmt: skip
def test_headings(read: ReadOne, line: str) -> None:
    assert headings(read, f"{ONE}\n\n{line}\n\n{TWO}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "“We heard it”", '"We heard it," she said.', "- an item", "* an item", "1. an item", "(a) an item",
        "By Intisar Dammaj", "Reporting by Ali Obad", "Sultan adds:", "BAGHDAD, 3 May 2021", "AKA: Hamza Darnawi",
        "https://halyard.example/1", "Two were hurt.", "(Corrects paragraph 2)", "MNA/TTA", "***",
    ],
)  # fmt: skip
def test_lines_that_are_no_headings(read: ReadOne, line: str) -> None:
    assert headings(read, f"{ONE}\n\n{line}\n\n{TWO}") == []


def test_headings_without_blank_lines_between(read: ReadOne) -> None:
    text = f"{ONE}\nSyria\n. Near Ar Raqqah, 15 strikes hit five units.\nIraq\n. Near Mosul, one strike hit a unit."
    assert headings(read, text) == ["Syria", "Iraq"]


def test_markdown_headings(read: ReadOne) -> None:
    document = read(f"# Strike in Idlib\n\n{ONE}\n\n## Who was hit?\n\n{TWO}\n")
    assert [span.text for span in document.headings] == ["Strike in Idlib", "Who was hit?"]
    assert document.title == "Strike in Idlib"
    assert document.text.startswith("# Strike in Idlib")


def test_three_short_lines_in_a_row_are_a_list(read: ReadOne) -> None:
    assert headings(read, f"{ONE}\n\nAleppo\n\nHama\n\nHoms\n\n{TWO}") == []


def test_title_is_the_first_line_and_stays_in_the_text(read: ReadOne) -> None:
    document = read(f"Strike in Idlib kills three\n\n{ONE}\n")
    assert document.title == "Strike in Idlib kills three"
    assert document.text == f"Strike in Idlib kills three\n\n{ONE}"
    assert [span.text for span in document.paragraphs] == [ONE]


@pytest.mark.parametrize(
    "first",
    [
        "BAGHDAD, 3 May 2021 (Halyard)",
        "By Ali Obad",
        "“We heard it”",
        "A strike hit Idlib.",
        "In the name of God",
    ],
)
def test_first_lines_that_are_no_title(read: ReadOne, first: str) -> None:
    assert read(f"{first}\n\n{ONE}\n\n{TWO}").title is None


def test_text_of_a_fixed_width_is_unwrapped_one_for_one(read: ReadOne) -> None:
    wrapped = (
        "Three people were killed in a strike on a house in the town of\n"
        "Binnish, Idlib province, on Sunday, the White Helmets said in a\n"
        "statement on their channel.\n\n"
        "Nobody claimed the attack, which was the third in the town in a\n"
        "week.\n"
    )
    document = read(wrapped)
    assert [span.text.count("\n") for span in document.paragraphs] == [0, 0]
    assert document.text.replace(" ", "") == wrapped.strip().replace("\n\n", "@").replace("\n", "").replace(
        "@", "\n\n"
    ).replace(" ", "")
    assert len(document.text) == len(wrapped.strip())

"""Headers and date prefixes of plain text."""

from __future__ import annotations

import pytest

from .conftest import ReadOne

BODY = "The Central Military Region Command announced that it had killed a leader."


@pytest.mark.parametrize(
    "header",
    [
        " date 2023-07-09 ", "date: 2023-07-09 ", "Date: 9 July 2023\n", "Date: Sunday, 9 July 2023\n\n",
        "Published: July 9, 2023\n", "Published on 9 July 2023 at 14:30 GMT\n", "PUBLISHED: 2023-07-09T10:00:00Z\n",
        "\ufeffDate: 2023-07-09\r\n\r\n", "posted 2023-07-09 | ",
    ],
)  # fmt: skip
def test_date_header_is_read_and_removed(read: ReadOne, header: str) -> None:
    document = read(header + BODY)
    assert (document.published, document.published_from) == ("2023-07-09", "header")
    assert document.text == BODY
    assert (document.title, document.publisher) == (None, None)


def test_header_block(read: ReadOne) -> None:
    document = read(
        "Title: Strike in Idlib\nSource: Halyard News\nAuthor: A. B.\nDate: 9 July 2023\n"
        f"URL: https://halyard.example/1\n\n{BODY}\n"
    )
    assert (document.title, document.publisher) == ("Strike in Idlib", "Halyard News")
    assert (document.url, document.published) == ("https://halyard.example/1", "2023-07-09")
    assert document.text == BODY


@pytest.mark.parametrize(
    "text",
    [
        "Source: five killed in a strike on Idlib.",
        "By: the time they came, all had fled.",
        "Date palms burned in Basra on 9 July.",
        "Published reports say that two died.",
        "Idlib: three people were killed.",
        "The date 2023-07-09 was set for the talks.",
    ],
)
def test_prose_is_no_header(read: ReadOne, text: str) -> None:
    document = read(text)
    assert document.text == text
    assert document.published is None


def test_header_date_that_does_not_exist(read: ReadOne) -> None:
    document = read(f"Date: 31 February 2023\n\n{BODY}")
    assert document.text == BODY
    assert (document.published, document.published_from) == (None, "unknown")
    assert document.warnings == (
        'the date "31 February 2023" in the header is not a day of the calendar and was not used',
    )


def test_header_date_in_words(read: ReadOne) -> None:
    document = read(f"Title: Strike\nDate: yesterday\n\n{BODY}")
    assert document.warnings == (
        'the date "yesterday" in the header is not a date that can be read and was not used',
    )

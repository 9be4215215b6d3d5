from __future__ import annotations

from datetime import date

import pytest

from wireledger.extract.dates import resolve

WEDNESDAY = date(2023, 7, 12)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("the 11th of last month", "2023-06-11", "2023-06-11", "day"),
        ("on the 5th", "2023-07-05", "2023-07-05", "day"),
        ("on the 28th", "2023-06-28", "2023-06-28", "day"),
        ("May last year", "2022-05", "2022-05", "month"),
        ("June of last year", "2022-06", "2022-06", "month"),
        ("last December", "2022-12", "2022-12", "month"),
        ("in November", "2022-11", "2022-11", "month"),
        ("October 7", "2022-10-07", "2022-10-07", "day"),
        ("Dec. 15", "2022-12-15", "2022-12-15", "day"),
        ("February 29", "2020-02-29", "2020-02-29", "day"),
        ("July 3 and 5", "2023-07-03", "2023-07-05", "day"),
        ("16/17 January", "2023-01-16", "2023-01-17", "day"),
        ("the nineteenth of May", "2023-05-19", "2023-05-19", "day"),
        ("27/04", "2023-04-27", "2023-04-27", "day"),
        ("5 Tammuz", "2023-07-05", "2023-07-05", "day"),
        ("Christmas Day", "2022-12-25", "2022-12-25", "day"),
    ],
)
def test_a_date_without_its_year_is_the_latest(words: str, start: str, end: str, precision: str) -> None:
    found = resolve(words, WEDNESDAY)
    assert (found.start, found.end, found.precision, found.text) == (start, end, precision, words)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("15 Dec 2016", "2016-12-15", "2016-12-15", "day"),
        ("March 3, 2016", "2016-03-03", "2016-03-03", "day"),
        ("early November 2011", "2011-11", "2011-11", "month"),
        ("Kanun al-Thani 2016", "2016-01", "2016-01", "month"),
        ("mid-2013", "2013", "2013", "year"),
        ("the autumn of 2019", "2019", "2019", "year"),
        ("2013-14", "2013", "2014", "year"),
        ("the 1990s", "1990", "1999", "year"),
        ("2023-07-07", "2023-07-07", "2023-07-07", "day"),
        ("7/7/2023", "2023-07-07", "2023-07-07", "day"),
        ("13/8/2023", "2023-08-13", "2023-08-13", "day"),
        ("8/13/2023", "2023-08-13", "2023-08-13", "day"),
        ("11.03.2021", "2021-03-11", "2021-03-11", "day"),
    ],
)
def test_full_dates_need_no_publication_date(words: str, start: str, end: str, precision: str) -> None:
    found = resolve(words, None)
    assert (found.start, found.end, found.precision) == (start, end, precision)


def test_letters_that_expressions_take_for_one_are_read_as_one() -> None:
    assert resolve("3 APRİL 2023", None).start == "2023-04-03"
    assert resolve("Chriſtmas 2022", None).start == "2022-12-25"

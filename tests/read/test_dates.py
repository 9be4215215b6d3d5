"""Dates in the words of fields, headers and datelines."""

from __future__ import annotations

import pytest

from wireledger.read.dates import day_and_month, read_date

from .conftest import TODAY


@pytest.mark.parametrize(
    "words",
    [
        "2023-07-09", "2023/7/9", "2023.07.09", "20230709", "20230709T101500Z", "2023-07-09T23:59:00-05:00",
        "9 July 2023", "9th July, 2023", "July 9, 2023", "July 9th 2023 at 10:30 GMT", "Sun, 09 Jul 2023 10:00:00 GMT",
        "09.07.2023", "Sunday, 9 Jul. 2023", "9 juillet 2023", "9 de julio de 2023", "9 июля 2023", "9 Temmuz 2023",
        "9 يوليو 2023", "٩ يوليو ٢٠٢٣", "9 تموز 2023", "9-Jul-2023",
    ],
)  # fmt: skip
def test_whole_dates(words: str) -> None:
    assert read_date(words, TODAY).iso == "2023-07-09"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("2023-02-31", "is not a day of the calendar"),
        ("31 February 2023", "is not a day of the calendar"),
        ("2026-11-24", "lies in the future (today is 2026-11-22)"),
        ("1899-12-31", "lies before 1900"),
        ("09/07/2023", "may be 2023-07-09 or 2023-09-07"),
        ("July 2023", "gives no day"),
        ("2023", "gives no day"),
        ("9 July", "gives no year"),
        ("yesterday", "is not a date that can be read"),
        ("0000-00-00", "is not a day of the calendar"),
    ],
)
def test_dates_that_are_not_used(words: str, problem: str) -> None:
    reading = read_date(words, TODAY)
    assert (reading.iso, reading.problem) == (None, problem)


def test_tomorrow_is_today_in_another_time_zone() -> None:
    assert read_date("2026-11-23", TODAY).iso == "2026-11-23"


def test_numbers_that_cannot_be_months_are_days() -> None:
    assert read_date("25/07/2023", TODAY).iso == "2023-07-25"
    assert read_date("07/25/2023", TODAY).iso == "2023-07-25"
    assert read_date("07/07/2023", TODAY).iso == "2023-07-07"


def test_day_and_month() -> None:
    assert [day_and_month(13, 8), day_and_month(8, 13), day_and_month(7, 7)] == [(13, 8), (13, 8), (7, 7)]
    assert day_and_month(7, 8) is None

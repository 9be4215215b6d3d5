"""Publication dates, and how they are known."""

from __future__ import annotations

from datetime import date

import pytest

from wireledger.read.content import DateWords
from wireledger.read.dates import read_date
from wireledger.read.published import Publication, publication

from .conftest import TODAY, ReadOne

BODY = "Three people were killed in Idlib, the White Helmets said."


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


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("BAGHDAD (Outlet, 3 May 2021) — ", "2021-05-03"),
        ("ADEN, Feb 21, 2023 (ACW) - ", "2023-02-21"),
        ("London, 12 March 2020: ", "2020-03-12"),
        ("DAMASCUS, 7 July 2023 (SANA) – ", "2023-07-07"),
        ("JEDDAH/KHARTOUM, May 22, 2023 -- ", "2023-05-22"),
        ("POTISKUM, Nigeria, Aug 20 (Meridian) - ", None),
        ("MOGADISHU, Somalia — ", None),
        ("On 3 May 2021 - a Monday - ", None),
        ("The army said on 3 May 2021 - ", None),
    ],
)
def test_datelines(read: ReadOne, dateline: str, expected: str | None) -> None:
    document = read(dateline + BODY)
    assert document.published == expected
    assert document.published_from == ("dateline" if expected else "unknown")
    assert document.text == dateline + BODY
    assert document.warnings == ()


def test_dateline_takes_the_year_from_the_address_of_that_month() -> None:
    text = "POTISKUM, Nigeria, Aug 20 (Meridian) - Gunmen attacked."
    found = publication((), text, "https://meridian.example/2023/08/21/potiskum", TODAY)
    assert found == Publication("2023-08-20", "dateline", ())
    assert publication((), text, "https://meridian.example/2023/01/21/x", TODAY).date is None


def test_dateline_takes_the_year_from_a_field_without_a_day() -> None:
    text = "POTISKUM, Nigeria, Aug 20 (Meridian) - Gunmen attacked."
    assert publication((DateWords("August 2023", "field"),), text, None, TODAY) == Publication(
        "2023-08-20", "dateline", ('the date "August 2023" in the field gives no day and was not used',)
    )


def test_field_wins_and_the_difference_is_said() -> None:
    dates = (DateWords("2023-07-09", "field"), DateWords("10 July 2023", "header"))
    assert publication(dates, BODY, None, TODAY) == Publication(
        "2023-07-09",
        "field",
        ("the field dates the report 2023-07-09, the header 2023-07-10: the field was used",),
    )


def test_future_date_is_named_and_not_used() -> None:
    assert publication((DateWords("2027-01-01", "field"),), BODY, None, date(2026, 11, 22)) == Publication(
        None,
        "unknown",
        ('the date "2027-01-01" in the field lies in the future (today is 2026-11-22) and was not used',),
    )

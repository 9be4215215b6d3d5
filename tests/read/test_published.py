"""Publication dates, and how they are known."""

from __future__ import annotations

from datetime import date

import pytest

from wireledger.read.content import DateWords
from wireledger.read.published import Publication, publication

from .conftest import TODAY, ReadOne

BODY = "Three people were killed in Idlib, the White Helmets said."


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("BAGHDAD (Outlet, 3 May 2021) — ", "2021-05-03"),
        ("ADEN, Feb 21, 2023 (ACW) - ", "2023-02-21"),
        ("London, 12 March 2020: ", "2020-03-12"),
        ("DAMASCUS, 7 July 2023 (SANA) – ", "2023-07-07"),
        ("JEDDAH/KHARTOUM, May 22, 2023 -- ", "2023-05-22"),
        ("Maiduguri, Nigeria – August 21, 2023 – ", "2023-08-21"),
        ("REYNOSA, Tamaulipas, 8 February 2023.- ", "2023-02-08"),
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

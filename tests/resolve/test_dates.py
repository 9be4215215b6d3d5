from __future__ import annotations

from datetime import date

import pytest

from wireledger.records import EventDate
from wireledger.resolve.dates import days_between, interval_in, interval_of, publication_day, to_the_day


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2023-07-07", date(2023, 7, 7), date(2023, 7, 7)),
        ("2023-07", date(2023, 7, 1), date(2023, 7, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-07-03/2023-07-05", date(2023, 7, 3), date(2023, 7, 5)),
        ("2023-11/2024-01", date(2023, 11, 1), date(2024, 1, 31)),
    ],
)
def test_a_date_covers_the_days_that_its_words_leave_open(value: str, low: date, high: date) -> None:
    found = interval_in(value)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("value", ["two days ago", "unknown", "", "2023-02-30", "2023-13", "7 July 2023"])
def test_anything_else_is_no_date(value: str) -> None:
    assert interval_in(value) is None


def test_the_date_of_an_event_is_read_with_its_end() -> None:
    found = interval_of(EventDate("2024-06-10", "2024-06-11", "day", "overnight"))
    assert found is not None
    assert to_the_day(found)
    assert interval_of(EventDate(None, None, "unknown", "recently")) is None


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2023-07-07", "2023-07", 0),
        ("2024-06-10/2024-06-11", "2024-06-11", 0),
        ("2023-02-04", "2023-02-07", 3),
        ("2023-02-07", "2023-02-04", 3),
        ("2023", "2024-01-02", 2),
    ],
)
def test_days_lie_between_dates_that_do_not_overlap(a: str, b: str, days: int) -> None:
    first, second = interval_in(a), interval_in(b)
    assert first is not None
    assert second is not None
    assert days_between(first, second) == days


def test_a_month_is_not_to_the_day() -> None:
    month = interval_in("2023-07")
    assert month is not None
    assert not to_the_day(month)


def test_publication_is_a_day_or_not_known() -> None:
    assert publication_day("2024-05-01") == date(2024, 5, 1)
    assert publication_day(None) is None

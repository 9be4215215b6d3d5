from __future__ import annotations

from datetime import date

import pytest

from wireledger.extract.date_intervals import Interval, Reference, away, from_first_to_last, steps

MONDAY = date(2023, 7, 10)


@pytest.mark.parametrize(
    ("unit", "count", "low", "high", "precision"),
    [
        ("hour", -48, "2023-07-08", "2023-07-08", "day"),
        ("week", -1, "2023-07-03", "2023-07-03", "day"),
        ("week", 3, "2023-07-31", "2023-07-31", "week"),
        ("month", -7, "2022-12-01", "2022-12-31", "month"),
        ("year", 1, "2024-07-01", "2024-07-31", "month"),
        ("decade", -1, "2013-01-01", "2013-12-31", "year"),
    ],
)
def test_away_is_as_fine_as_its_unit(unit: str, count: int, low: str, high: str, precision: str) -> None:
    found = away(MONDAY, unit, count)
    assert (found.low.isoformat(), found.high.isoformat(), found.precision) == (low, high, precision)


def test_steps_count_weeks_from_monday_and_months_over_the_turn_of_the_year() -> None:
    assert steps(date(2023, 7, 12), "week", -1, -1) == Interval(date(2023, 7, 3), date(2023, 7, 9), "week")
    assert steps(date(2024, 1, 15), "month", -1, 0) == Interval(date(2023, 12, 1), date(2024, 1, 31), "month")


def test_a_range_of_weekdays_runs_forward() -> None:
    saturday, sunday = Interval.days(date(2023, 7, 8)), Interval.days(date(2023, 7, 2))
    assert from_first_to_last([saturday, sunday]).low == date(2023, 7, 1)


def test_latest_year() -> None:
    known = Reference(MONDAY, None)
    assert [known.latest_year(7, 10), known.latest_year(7, 11), known.latest_year(2, 29)] == [
        2023,
        2022,
        2020,
    ]
    assert Reference(None, None).latest_year(7) is None

"""When events are said to have happened, as intervals of days that can be compared."""

from __future__ import annotations

import re
from datetime import date

from wireledger.extract.date_intervals import Interval
from wireledger.records import EventDate

_VALUE = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:/(\d{4}(?:-\d\d){0,2}))?")


def interval_of(value: EventDate) -> Interval | None:
    """The days that a date of a record covers; None where it is not known."""
    return _interval(value.start, value.end) if value.start else None


def interval_in(text: str) -> Interval | None:
    """The days of a date written as a value: "2023-07-07", "2023-07", "2023-07-03/2023-07-05", "2023".

    None where the text is anything else, such as the report's words for an unknown date.
    """
    match = _VALUE.fullmatch(text.strip())
    return _interval(match[1], match[2]) if match else None


def days_between(a: Interval, b: Interval) -> int:
    """Whole days from the end of the earlier interval to the start of the later; 0 where they overlap."""
    return max((b.low - a.high).days, (a.low - b.high).days, 0)


def to_the_day(interval: Interval) -> bool:
    """Whether the words name a day, or a night that lies in two."""
    return (interval.high - interval.low).days <= 1


def publication_day(text: str | None) -> date | None:
    """A document's day of publication; None where it is not known."""
    return date.fromisoformat(text) if text else None


def _interval(start: str, end: str | None) -> Interval | None:
    try:
        first, last = _covered(start), _covered(end or start)
    except ValueError:  # no such day on the calendar
        return None
    return Interval(min(first.low, last.low), max(first.high, last.high), first.precision)


def _covered(text: str) -> Interval:
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return Interval.year(parts[0])
    return Interval.month(parts[0], parts[1]) if len(parts) == 2 else Interval.days(date(*parts))

"""Readers of dates that are counted from another day: of publication, or last spoken of in the report.

"yesterday", "last week" and "Friday" count from publication; "the next day" and "two days later" from the
day last spoken of. Where that day is not known they mean nothing.
"""

from __future__ import annotations

from datetime import timedelta

from wireledger.extract.date_intervals import Interval, Reference, away, steps
from wireledger.extract.date_phrases import DatePhrase, Reader
from wireledger.extract.word_lists import lists


def _weekday(p: DatePhrase, known: Reference) -> Interval | None:
    """The latest such day on or before publication; "next" is the one after it."""
    if known.published is None:
        return None
    back = (known.published.weekday() - p.value("wd", "weekdays")) % 7
    lead = p.said("lead")
    if lead == "next":
        back -= 7
    return Interval.days(known.published - timedelta(7 if lead == "last" and back == 0 else back))


def _night_to(p: DatePhrase, known: Reference) -> Interval | None:
    """ "the night to Wednesday" is Tuesday and Wednesday."""
    day = _weekday(p, known)
    return Interval.days(day.low - timedelta(1), day.high) if day else None


def _relative(p: DatePhrase, known: Reference) -> Interval | None:
    _, unit, first, last = lists("dates")["relative"][p.row]
    return steps(known.published, unit, first, last) if known.published else None


def _anchored(p: DatePhrase, known: Reference) -> Interval | None:
    _, unit, first, last = lists("dates")["anchored"][p.row]
    return steps(known.anchor, unit, first, last) if known.anchor else None


def _ago(p: DatePhrase, known: Reference) -> Interval | None:
    count = _count(p)
    return away(known.published, p.value("unit", "units"), -count) if count and known.published else None


def _within(p: DatePhrase, known: Reference) -> Interval | None:
    """ "the past three days" run up to the day of publication."""
    count = _count(p)
    if not count or known.published is None:
        return None
    first = away(known.published, p.value("unit", "units"), -count)
    return Interval(first.low, known.published, "day" if first.precision == "week" else first.precision)


def _later(p: DatePhrase, known: Reference) -> Interval | None:
    """ "two days later" and "a month earlier", from the day last spoken of."""
    count = _count(p)
    if not count or known.anchor is None:
        return None
    before = p.said("way").startswith(("earlier", "before", "prev"))
    return away(known.anchor, p.value("unit", "units"), -count if before else count)


def _count(p: DatePhrase) -> int | None:
    said = p.said("n")
    if said == "a couple of":
        return 2
    count: int | None = int(said) if said.isdigit() else p.value("n", "numbers")
    return count


RELATIVE_READERS: dict[str, Reader] = {
    "ago": _ago,
    "anchored": _anchored,
    "later": _later,
    "night_to": _night_to,
    "relative": _relative,
    "weekday": _weekday,
    "within": _within,
}
"""By rule of ``date_phrases``. What lies out of the calendar's range raises OverflowError or ValueError."""

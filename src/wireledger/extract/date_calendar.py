"""Readers of dates that name a place in the calendar: days, months, seasons and years, in figures or words.

A day or month without its year is the latest such on or before the day of publication. What the words
leave open is not guessed: figures that fit both day-first and month-first, or a bare month in a report
without a date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from wireledger.extract.date_intervals import Interval, Reference, steps
from wireledger.extract.date_phrases import DatePhrase, Reader
from wireledger.extract.word_lists import lists
from wireledger.read.dates import day_and_month
from wireledger.read.months import month_number

# Steps of "last year", "the same month" and the like, from publication and from the day last spoken of.
_FROM_PUBLICATION = {"last": -1, "the past": -1, "this": 0, "the current": 0, "next": 1}
_FROM_ANCHOR = {"the previous": -1, "that": 0, "same": 0, "the same": 0, "the following": 1}


def _iso(p: DatePhrase, known: Reference) -> Interval:
    return Interval.days(date(int(p.part("y")), int(p.part("m")), int(p.part("d"))))


def _numeric(p: DatePhrase, known: Reference) -> Interval | None:
    """A date in figures; between full stops the day comes first where both orders fit."""
    first, second = int(p.part("a")), int(p.part("b"))
    order = day_and_month(first, second) or ((first, second) if p.part("sep") == "." else None)
    if order is None:
        return None
    year = int(p.part("y")) + (2000 if len(p.part("y")) == 2 else 0)
    return Interval.days(date(year, order[1], order[0]))


def _day_month(p: DatePhrase, known: Reference) -> Interval | None:
    """Day and month in figures, where only one order fits."""
    order = day_and_month(int(p.part("a")), int(p.part("b")))
    year = known.latest_year(order[1], order[0]) if order else None
    return Interval.days(date(year, order[1], order[0])) if order and year else None


def _calendar(p: DatePhrase, known: Reference) -> Interval | None:
    """Days of a named month, or the month of a year."""
    month, days = month_number(p.part("month")), _days_of_month(p)
    if p.part("year"):
        year: int | None = int(p.part("year"))
    elif p.part("which"):
        year = _that_year(p, known)
    else:
        year = known.year or known.latest_year(month, days[0] if days else None)
    if year is None:
        return None
    if not days:
        return Interval.month(year, month)
    return Interval.days(date(year, month, min(days)), date(year, month, max(days)))


def _month(p: DatePhrase, known: Reference) -> Interval | None:
    """A month without its year: the latest such month, and before this one where "last" is said."""
    month = month_number(p.part("month"))
    year = known.year or known.latest_year(month)
    if year is None or known.published is None:
        return Interval.month(year, month) if year else None
    lead = p.said("lead") or p.said("past")
    if lead == "last" and (year, month) == (known.published.year, known.published.month):
        year -= 1
    return Interval.month(year + (lead == "next"), month)


def _month_day(p: DatePhrase, known: Reference) -> Interval | None:
    """ "the 11th of last month"."""
    which = p.said("rel")
    base = known.published if which in _FROM_PUBLICATION else known.anchor
    if base is None:
        return None
    step = {**_FROM_PUBLICATION, **_FROM_ANCHOR}[which]
    month, days = steps(base, "month", step, step).low, _days_of_month(p)
    return Interval.days(month.replace(day=min(days)), month.replace(day=max(days)))


def _ordinal(p: DatePhrase, known: Reference) -> Interval | None:
    """ "the 5th" is of the month of publication, or of the one before."""
    if known.published is None:
        return None
    day, month = int(re.sub(r"\D", "", p.part("days"))), known.published
    if day > month.day:
        month = month.replace(day=1) - timedelta(1)
    return Interval.days(month.replace(day=day))


def _feast(p: DatePhrase, known: Reference) -> Interval | None:
    month, day = p.value("feast", "feasts")
    year = int(p.part("year")) if p.part("year") else known.latest_year(month, day)
    return Interval.days(date(year, month, day)) if year else None


def _year(p: DatePhrase, known: Reference) -> Interval:
    return Interval.year(int(p.part("year")))


def _years(p: DatePhrase, known: Reference) -> Interval:
    """ "2013-14" and "2013 to 2016"."""
    low, written = int(p.part("y")), p.part("z")
    high = int(written) if len(written) == 4 else low // 100 * 100 + int(written)
    return Interval.year(low, high) if high >= low else Interval.year(low)


def _decade(p: DatePhrase, known: Reference) -> Interval:
    return Interval.year(int(p.part("y")), int(p.part("y")) + 9)


def _season(p: DatePhrase, known: Reference) -> Interval | None:
    year = int(p.part("year")) if p.part("year") else _that_year(p, known)
    return Interval.year(year) if year else None


def _season_last(p: DatePhrase, known: Reference) -> Interval | None:
    """The latest such season begun before the month of publication; northern seasons, to the year."""
    if known.published is None:
        return None
    first = p.value("season", "seasons")
    over = p.said("lead") in ("last", "this past")
    return Interval.year(known.published.year - (known.published.month < first + 3 * over))


def _days_of_month(p: DatePhrase) -> list[int]:
    """Days of the month, in figures or ordinal words."""
    ordinals: list[str] = lists("dates")["ordinals"]
    found = re.findall(r"\d+|[a-z]+-?[a-z]+", p.said("days"))
    return [int(d) if d.isdigit() else ordinals.index(d) + 1 for d in found if d.isdigit() or d in ordinals]


def _that_year(p: DatePhrase, known: Reference) -> int | None:
    """The year of "last year" or "that year"."""
    which = p.said("which")
    if which in _FROM_PUBLICATION:
        return known.published.year + _FROM_PUBLICATION[which] if known.published else None
    return known.anchor.year + _FROM_ANCHOR[which] if known.anchor else None


CALENDAR_READERS: dict[str, Reader] = {
    "calendar": _calendar,
    "day_month": _day_month,
    "decade": _decade,
    "feast": _feast,
    "iso": _iso,
    "month": _month,
    "monthday": _month_day,
    "numeric": _numeric,
    "ordinal": _ordinal,
    "season": _season,
    "season_last": _season_last,
    "year": _year,
    "years": _years,
}
"""By rule of ``date_phrases``. What is no date of the calendar raises ValueError."""

"""Intervals of days on the Gregorian calendar, as fine as words give them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wireledger.records import DatePrecision

_FINEST_FIRST: tuple[DatePrecision, ...] = ("day", "week", "month", "year", "unknown")


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from ``low`` to ``high``, both included, and how fine the words are that gave them."""

    low: date
    high: date
    precision: DatePrecision

    @classmethod
    def days(cls, low: date, high: date | None = None) -> Interval:
        """One day, or the days from ``low`` to ``high``."""
        return cls(low, high or low, "day")

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """A month of a year, January being 1."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")

    @classmethod
    def year(cls, year: int, last: int | None = None) -> Interval:
        """A year, or the years from ``year`` to ``last``."""
        return cls(date(year, 1, 1), date(last or year, 12, 31), "year")


@dataclass(frozen=True, slots=True)
class Reference:
    """What dates are counted from: the days of publication and last spoken of, and a year; each or None."""

    published: date | None
    anchor: date | None
    year: int | None = None  # that stands later in the same words

    def latest_year(self, month: int, day: int | None = None) -> int | None:
        """The year of the latest such day or month on or before publication; for 29 February a leap year."""
        if self.published is None:
            return None
        if (month, day) == (2, 29):
            return next((y for y in range(self.published.year, 0, -1) if monthrange(y, 2)[1] == 29), None)
        return self.published.year - ((month, day or 1) > (self.published.month, self.published.day))


def steps(base: date, unit: str, first: int, last: int) -> Interval:
    """The days, week, weekend, month or year that lie ``first`` to ``last`` steps from that of ``base``.

    Weeks run from Monday to Sunday. A weekend is the one last begun, whatever the steps.
    """
    if unit == "day":
        return Interval.days(base + timedelta(first), base + timedelta(last))
    if unit == "week":
        monday = base - timedelta(base.weekday())
        return Interval(monday + timedelta(7 * first), monday + timedelta(7 * last + 6), "week")
    if unit == "weekend":
        saturday = base - timedelta((base.weekday() - 5) % 7)
        return Interval.days(saturday, saturday + timedelta(1))
    if unit == "month":
        months = base.year * 12 + base.month - 1
        low, high = divmod(months + first, 12), divmod(months + last, 12)
        return Interval(
            Interval.month(low[0], low[1] + 1).low, Interval.month(high[0], high[1] + 1).high, "month"
        )
    return Interval.year(base.year + first, base.year + last)


def away(base: date, unit: str, count: int) -> Interval:
    """The time ``count`` units after ``base`` (before it where negative), as fine as the unit.

    Units are hour, day, week, fortnight, month, year and decade. One week gives a day and more weeks give a
    week; months and one year give a month.
    """
    if unit == "hour":
        days = abs(count) // 24 * (1 if count > 0 else -1)
        return steps(base, "day", days, days)
    if unit in ("day", "week", "fortnight"):
        day = base + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        to_the_day = unit == "day" or (unit == "week" and abs(count) == 1)
        return Interval(day, day, "day" if to_the_day else "week")
    if unit == "month":
        return steps(base, "month", count, count)
    if unit == "year" and abs(count) == 1:
        return steps(base, "month", 12 * count, 12 * count)
    years = count * 10 if unit == "decade" else count
    return steps(base, "year", years, years)


def from_first_to_last(parts: Sequence[Interval]) -> Interval:
    """The days from the first part to the last, as fine as the coarsest.

    A range of weekdays runs forward: "Saturday to Sunday" is not Sunday to Saturday.
    """
    low, high = parts[0].low, parts[-1].high
    if low > high and parts[0].precision == "day" and (low - high).days < 7:
        low -= timedelta(7)
    coarsest = max((p.precision for p in parts), key=_FINEST_FIRST.index)
    return Interval(min(low, high), max(low, high), coarsest)

"""A calendar date in the words of a field, header, meta tag or dateline.

Only a whole date is used: day, month and year. What cannot be used comes back with the problem in words,
so that no date is dropped in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from wireledger.read.months import month_number, months

EARLIEST_YEAR = 1900
_LANGUAGES = (
    "english", "french", "spanish", "portuguese", "german", "turkish", "russian", "ukrainian", "arabic",
    "levantine",
)  # fmt: skip
_ISO = r"(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
_COMPACT = r"(?<!\d)(?P<y2>(?:19|20)\d{2})(?P<m2>\d{2})(?P<d2>\d{2})(?=T|\b)"
_NUMERIC = r"(?<!\d)(?P<a>\d{1,2})(?P<s3>[-/.])(?P<b>\d{1,2})(?P=s3)(?P<y3>\d{4})(?!\d)"
_DAY_FIRST = (
    r"(?<![\d:])(?P<d4>\d{1,2})(?:st|nd|rd|th|er|º)?[.\s-]\s?(?:of\s|de\s)?(?P<m4>MONTH)\.?"
    r"(?:[\s,/-]{1,3}(?:de\s)?(?P<y4>\d{4})(?!\d))?"
)
_MONTH_FIRST = (
    r"(?<!\w)(?P<m5>MONTH)\.?\s(?P<d5>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:[,\s]\s?(?P<y5>\d{4})(?![\d:]))?"
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,3}\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as read. Exactly one of ``iso`` (YYYY-MM-DD) and ``problem`` is set.

    ``start`` and ``end`` are the offsets of its words; ``year``, ``month`` and ``day`` what they give.
    """

    iso: str | None
    problem: str | None
    start: int = 0
    end: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(months(*_LANGUAGES), key=len, reverse=True)
    month = "|".join(re.escape(name).replace("\\ ", r"\s") for name in names)
    forms = (_ISO, _COMPACT, _NUMERIC, _DAY_FIRST, _MONTH_FIRST)
    return re.compile("|".join(forms).replace("MONTH", rf"(?:{month})(?!\w)"), re.IGNORECASE)


def read_date(words: str, today: date) -> DateReading:
    """The one date that ``words`` give, such as a field's value. ``words`` may hold a time, too."""
    found = find_date(words, today)
    if found is not None:
        return found
    year = _YEAR.search(words)
    if year is None:
        return DateReading(None, "is not a date that can be read")
    return DateReading(None, "gives no day", year=int(year.group()))


def find_date(words: str, today: date) -> DateReading | None:
    """The first date in ``words`` that gives at least day and month, or None."""
    match = _pattern().search(words)
    if match is None:
        return None
    got = match.groupdict()
    if got["a"]:
        return _numeric(match, today)
    figures, name = got["m1"] or got["m2"], got["m4"] or got["m5"]
    month = int(figures) if figures else month_number(name)
    day = int(got["d1"] or got["d2"] or got["d4"] or got["d5"])
    year = got["y1"] or got["y2"] or got["y4"] or got["y5"]
    return _checked(match, int(year) if year else None, month, day, today)


def day_and_month(first: int, second: int) -> tuple[int, int] | None:
    """The day and the month of two figures; None where the words may mean either order (7/8/2023).

    Whether the two are a day of the calendar is not looked at.
    """
    if first == second or first > 12:
        return first, second
    return (second, first) if second > 12 else None


def _numeric(match: re.Match[str], today: date) -> DateReading:
    """Two figures and a year: day first between full stops, else only where one cannot be a month.

    A weekday before them ("Sunday, 03/09/2023") decides where it fits only one of the two days.
    """
    first, second, year = int(match["a"]), int(match["b"]), int(match["y3"])
    order = (first, second) if match["s3"] == "." else day_and_month(first, second)
    if order is not None:
        return _checked(match, year, order[1], order[0], today)
    orders = ((second, first), (first, second))
    fitting = [(month, day) for month, day in orders if _is_weekday(match, year, month, day)]
    if len(fitting) == 1:
        return _checked(match, year, *fitting[0], today)
    two = " or ".join(f"{year:04}-{month:02}-{day:02}" for month, day in orders)
    return DateReading(None, f"may be {two}", match.start(), match.end(), year)


def _is_weekday(match: re.Match[str], year: int, month: int, day: int) -> bool:
    """Whether the English weekday written before the date is that day's."""
    named = _WEEKDAY.search(match.string, 0, match.start())
    return named is not None and date(year, month, day).strftime("%a").casefold() == named[1].casefold()


def _checked(match: re.Match[str], year: int | None, month: int, day: int, today: date) -> DateReading:
    def reading(iso: str | None, problem: str | None) -> DateReading:
        return DateReading(iso, problem, match.start(), match.end(), year, month, day)

    if year is None:
        return reading(None, "gives no year")
    try:
        found = date(year, month, day)
    except ValueError:
        return reading(None, "is not a day of the calendar")
    if year < EARLIEST_YEAR:
        return reading(None, f"lies before {EARLIEST_YEAR}")
    if found > today + timedelta(days=1):
        return reading(None, f"lies in the future (today is {today.isoformat()})")
    return reading(found.isoformat(), None)

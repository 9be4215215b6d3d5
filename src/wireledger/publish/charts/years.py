"""Words for a time as a place on an axis of years, as far as they name a year."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from wireledger.read.months import months
from wireledger.resolve.dates import interval_in

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def year_of(words: str | None, last: bool = False) -> float | None:
    """When the words begin, or with ``last`` end: 2019.5 is mid-2019. None where they name no year."""
    if not words:
        return None
    known = interval_in(words)
    if known is not None:
        return year_of_day(known.high if last else known.low)
    found = list(_YEAR.finditer(words))
    if not found:
        return None
    year = found[-1 if last else 0]
    month = _month().search(words) if len(found) == 1 else None
    if month is None:
        return int(year[0]) + (1.0 if last else 0.0)
    return int(year[0]) + (months("english")[month[1].casefold()] - (0 if last else 1)) / 12


def names_two_years(words: str) -> bool:
    """Whether the words tell a beginning and an end: ``from 2021 to 2022``."""
    return len(set(_YEAR.findall(words))) > 1


def year_of_day(day: date) -> float:
    """A day on the axis."""
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


@cache
def _month() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(months("english"), key=len, reverse=True)))
    return re.compile(rf"\b({names})\b", re.IGNORECASE)

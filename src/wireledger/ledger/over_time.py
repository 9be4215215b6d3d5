"""Incidents counted along time, in steps that suit how long a time it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents_wanted

_MOST_DAYS, _MOST_MONTHS = 62, 60  # bars that one chart shows well


@dataclass(frozen=True, slots=True)
class Step:
    """A day, month or year (``when`` is YYYY-MM-DD, YYYY-MM or YYYY), and the incidents that begin in it."""

    when: str
    incidents: int
    contradicted: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """Every step from the first to the last incident; ``undated`` incidents are in none."""

    steps: tuple[Step, ...]
    undated: int


def over_time(ledger: Ledger, wanted: Wanted) -> OverTime:
    """The incidents wanted along time. Raises what ``query.incidents`` raises."""
    table = tables.incident
    against = (table.c.conflicts != "").label("against")
    with ledger.reading() as connection:
        made = incidents_wanted(connection, wanted, "oldest", table.c.start, against, func.count())
        rows = connection.execute(made.order_by(None).group_by(table.c.start, against)).all()
    undated = sum(number for start, _, number in rows if start is None)
    dated = [(start, contradicts, number) for start, contradicts, number in rows if start]
    if not dated:
        return OverTime((), undated)
    length = _length(min(day for day, *_ in dated), max(day for day, *_ in dated))
    all_of: Counter[str] = Counter()
    against_of: Counter[str] = Counter()
    for day, contradicts, number in dated:
        all_of[day[:length]] += number
        against_of[day[:length]] += number if contradicts else 0
    every = every_step(min(all_of), max(all_of))
    return OverTime(tuple(Step(when, all_of[when], against_of[when]) for when in every), undated)


def _length(first: str, last: str) -> int:
    """How many characters of a date tell its step: 4 for a year, 7 for a month, 10 for a day."""
    if _day_number(last) - _day_number(first) < _MOST_DAYS:
        return 10
    return 7 if len(every_step(first[:7], last[:7])) <= _MOST_MONTHS else 4


def _day_number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def every_step(first: str, last: str) -> list[str]:
    """All days, months or years from the first to the last, both included."""
    if len(first) == 10:
        return [date.fromordinal(n).isoformat() for n in range(_day_number(first), _day_number(last) + 1)]
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    low, high = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(low, high + 1)]

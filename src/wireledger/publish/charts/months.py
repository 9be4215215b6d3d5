"""Days counted by month, for bars along time; over long times by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

MOST = 60  # months; beyond it years are counted


def by_month(days: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How many of the days (YYYY-MM-DD) fall into each month, empty ones too; over long times each year."""
    months = sorted(day[:7] for day in days)
    if not months:
        return ()
    between = _months(months[0], months[-1])
    if len(between) > MOST:
        months = [month[:4] for month in months]
        between = [str(year) for year in range(int(months[0]), int(months[-1]) + 1)]
    counts = Counter(months)
    return tuple((name, counts[name]) for name in between)


def _months(first: str, last: str) -> list[str]:
    low, high = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(low, high + 1)]

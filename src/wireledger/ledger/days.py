"""A span of days in short words."""

from __future__ import annotations


def short_days(start: str | None, end: str | None) -> str | None:
    """``2022-05-03``, ``2022-05`` for a whole month, ``2022`` for a year, else both; None where unknown."""
    if start is None or end is None:
        return None
    if start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"):
        return start[:4]
    if start[:7] == end[:7] and start.endswith("-01") and int(end[8:]) >= 28:
        return start[:7]
    return start if start == end else f"{start} to {end}"

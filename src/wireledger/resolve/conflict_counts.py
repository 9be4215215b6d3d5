"""Numbers of people written as values: "3", "3+", "2-5"."""

from __future__ import annotations

import re

from wireledger.records import Count

_VALUE = re.compile(r"(\d{1,9})(?:(\+)|-(\d{1,9}))?")


def count_in(text: str) -> Count | None:
    """The range that a value gives; None where the text is anything else."""
    match = _VALUE.fullmatch(text.strip())
    if match is None:
        return None
    lowest = int(match[1])
    return Count(lowest, None if match[2] else int(match[3] or lowest))

"""Lists in a report: lines that each tell of one thing and share what the sentence before them says.

A release that lists strikes ("Near Raqqah, two strikes ...") says once when they were and who made
them. Items are lines with a bullet or number, or neighbouring lines that begin with the same
preposition of place or time: two with "near", three with others, which also begin plain paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wireledger.records import Span

LONGEST_ITEM = 600
"""Characters; a longer line is a paragraph."""
_BULLET = re.compile(r"\s*(?:[-–—•·*▪.]+|\(?\d{1,2}[.)])\s+(?=\S)")
_WHERE_OR_WHEN = re.compile(r"\s*(near|in|at|on|outside|around|from)\b", re.IGNORECASE)


_PLACE = re.compile(
    r"\s*(?:(?:[-–—•·*▪.]+|\(?\d{1,2}[.)])\s+)?(?:near|in|at|outside|around)\s+([^\W\d_][^,:;\n]{1,40})[,:]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item [start, end) of the list whose first item begins at ``list_start``."""

    start: int
    end: int
    list_start: int


def list_items(text: str) -> tuple[Item, ...]:
    """The items of all lists in ``text``, in order; a list has at least two items."""
    found: list[Item] = []
    run: list[tuple[int, int, str]] = []
    for start, end in _lines(text):
        mark = _mark(text[start:end])
        if run and mark != run[-1][2]:
            found += _closed(run)
            run = []
        if mark:
            run.append((start, end, mark))
    return (*found, *_closed(run))


def place_of(item: Item, text: str) -> Span | None:
    """The place that an item begins with: "Near Al Bab, four strikes ..." tells of Al Bab."""
    match = _PLACE.match(text, item.start, item.end)
    if match is None or not any(c.isupper() for c in match.group(1)):
        return None
    return Span(match.start(1), match.end(1), match.group(1))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _mark(line: str) -> str:
    """What a line shares with other items of its list: "bullet", its preposition, or nothing."""
    if len(line) > LONGEST_ITEM:
        return ""
    if _BULLET.match(line):
        return "bullet"
    word = _WHERE_OR_WHEN.match(line)
    return word.group(1).casefold() if word else ""


def _closed(run: list[tuple[int, int, str]]) -> list[Item]:
    least = 2 if run and run[0][2] in ("bullet", "near") else 3
    return [Item(start, end, run[0][0]) for start, end, _ in run] if len(run) >= least else []

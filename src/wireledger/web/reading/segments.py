"""A text cut where marks begin and end, so that marks may overlap; time grows with text and marks alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from wireledger.records import Document
from wireledger.web.reading.marks import Mark, MarkKind

_SHOWN = 16  # marks of one piece of text that are told of, the innermost first: more cannot be taken in


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same marks; ``number`` is None without any.

    ``kinds`` are those of its marks and ``items`` the numbers of what these belong to, the innermost first.
    """

    text: str
    number: int | None
    kinds: tuple[MarkKind, ...]
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, as a heading or in a paragraph."""

    kind: Literal["heading", "paragraph", "space"]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The text in lines; ``first`` has the number of the segment at which each item's first mark begins."""

    lines: tuple[Line, ...]
    first: dict[int, int]


def reading(document: Document, marks: Sequence[Mark]) -> Reading:
    """The text of a document under marks, which are in the order of :func:`marks.marks`."""
    bounds = list(_line_bounds(document.text))
    headings = {span.start for span in document.headings}
    cut = _Cutting(document.text, marks)
    lines = []
    for start, end in bounds:
        kind: Literal["heading", "paragraph", "space"]
        kind = "space" if start == end else "heading" if start in headings else "paragraph"
        lines.append(Line(kind, tuple(cut.until(end))))
        cut.skip(end + 1)
    return Reading(tuple(lines), cut.first)


def _line_bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


class _Cutting:
    """A walk along the text with the marks that are open at each place, in the order in which they began."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text, self._marks = text, marks
        self._ends = sorted(range(len(marks)), key=lambda i: marks[i].end)
        self._open: dict[int, Mark] = {}
        self._at = self._next_start = self._next_end = self._number = 0
        self.first: dict[int, int] = {}

    def until(self, end: int) -> Iterator[Segment]:
        """The segments from here to ``end``."""
        while self._at < end:
            self._turn()
            stop = min(end, self._next_bound())
            yield self._segment(self._text[self._at : stop])
            self._at = stop

    def skip(self, to: int) -> None:
        """Go over what is not shown: the end of a line."""
        self._at = to

    def _turn(self) -> None:
        """Open the marks that begin up to here, and close those that have ended."""
        marks = self._marks
        while self._next_start < len(marks) and marks[self._next_start].start <= self._at:
            self._open[self._next_start] = marks[self._next_start]
            self._next_start += 1
        while self._next_end < len(marks) and marks[self._ends[self._next_end]].end <= self._at:
            self._open.pop(self._ends[self._next_end], None)
            self._next_end += 1

    def _next_bound(self) -> int:
        marks = self._marks
        start = marks[self._next_start].start if self._next_start < len(marks) else len(self._text)
        end = marks[self._ends[self._next_end]].end if self._next_end < len(marks) else len(self._text)
        return min(start, end)

    def _segment(self, text: str) -> Segment:
        if not self._open:
            return Segment(text, None, (), ())
        number = self._number
        self._number += 1
        inner = [mark for _, mark in islice(reversed(self._open.items()), _SHOWN)]
        for mark in inner:
            self.first.setdefault(mark.item, number)
        kinds, items = dict.fromkeys(m.kind for m in inner), dict.fromkeys(m.item for m in inner)
        return Segment(text, number, tuple(kinds), tuple(items))

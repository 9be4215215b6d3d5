"""Tables as text: comma or tab between cells, one row a line, UTF-8, lines ended by a line feed.

A spreadsheet takes text that begins with ``= + - @`` for a formula, and a report may hold such text on
purpose. It gets an apostrophe in front, as OWASP advises ("CSV Injection"); numbers stay as they are.
Whitespace other than a space becomes one, so that a row is one line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from wireledger.ledger.words import storable

Cell = str | int | float | None
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


class Writer(Protocol):
    """What takes rows."""

    def __call__(self, cells: Sequence[Cell]) -> None: ...


def harmless(text: str) -> str:
    """``text`` on one line, and as no spreadsheet takes it for a formula; a number is left as it is."""
    line = storable(_SPACE.sub(" ", text)).strip(" ")
    return f"'{line}" if _FORMULA.match(line) and not _NUMBER.fullmatch(line) else line


@contextmanager
def table(path: Path, columns: Sequence[str], delimiter: str = ",", empty: str = "") -> Iterator[Writer]:
    """A table with that header; what it gives takes one row at a time, and writes None as ``empty``.

    The file appears under its name when all is written. Raises OSError where it cannot be written, and
    ValueError for a row that has not as many cells as there are columns.
    """
    with replacing(path) as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(columns)

        def write(cells: Sequence[Cell]) -> None:
            if len(cells) != len(columns):
                raise ValueError(f"{len(cells)} cells for the {len(columns)} columns of {path}")
            writer.writerow([empty if c is None else harmless(c) if isinstance(c, str) else c for c in cells])

        yield write


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A text file that takes its place when it is whole, so that a failed export leaves no half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

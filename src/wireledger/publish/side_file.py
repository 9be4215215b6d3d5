"""What stands beside an export: how each column was filled, and what became of each incident wanted.

An export PATH has two companions, made by the same code for every format:

``PATH.columns.json``  the codebook and its version, the filters, how many incidents were wanted, left out and
                       written as how many rows, and for each column how it is filled, in how many rows it is,
                       and why it is empty in the others
``PATH.incidents.csv`` one line for every incident wanted: the row that it went into, or why it was left
                       out, and remarks (what is unknown, what was merged)
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

import yaml

from wireledger import __version__
from wireledger.ledger.query import Wanted
from wireledger.publish.csv_file import Writer, replacing, table

_HERE = Path(__file__).parent
INCIDENT_COLUMNS = ("incident", "row", "left_out_because", "remarks")
_OR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or field) of a codebook: how we fill it, and why it is empty where it is."""

    name: str
    filled: str
    empty: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """A codebook that we write: its name, its version, and its columns in their order."""

    name: str
    version: str
    columns: tuple[Column, ...]

    def names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.name for column in self.columns)


@cache
def tables_of(form: str) -> Mapping[str, Any]:
    """The YAML file of a format: ``codebook``, ``columns``, tables of codes. Shared: change nothing."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (_HERE / f"{form}.yml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    return loaded


@cache
def codebook(form: str) -> Codebook:
    """The codebook of a format, from its YAML file: ``columns`` is {name: {filled, empty}}."""
    given = tables_of(form)
    columns = (
        Column(name, how.get("filled", ""), how.get("empty", "")) for name, how in given["columns"].items()
    )
    return Codebook(given["codebook"]["name"], str(given["codebook"]["version"]), tuple(columns))


class SideFile:
    """Takes down what becomes of each incident, and writes both companions of ``path`` when it is left.

    Use it as a context. It keeps nothing but counts, so that its memory does not grow with the ledger.
    """

    def __init__(self, path: Path, book: Codebook, wanted: Wanted) -> None:
        self._path, self._book, self._wanted = path, book, wanted
        self._filled: Counter[str] = Counter()
        self._rows = self._written = self._left = 0
        self._open = ExitStack()
        self._write: Writer

    def __enter__(self) -> SideFile:
        path = self._path.with_name(f"{self._path.name}.incidents.csv")
        self._write = self._open.enter_context(table(path, INCIDENT_COLUMNS))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)
        if kind is None:
            self._write_columns()

    def row(
        self, row: str, incidents: Sequence[str], filled: Iterable[str], remarks: Sequence[str] = ()
    ) -> None:
        """A row ``row`` was written, made of ``incidents``; ``filled`` are its columns with a value."""
        self._rows += 1
        self._filled.update(filled)
        for incident in incidents:
            self._written += 1
            self._write((incident, row, None, _OR.join(remarks) or None))

    def left_out(self, incident: str, reason: str) -> None:
        """An incident that no row holds, and why."""
        self._left += 1
        self._write((incident, None, reason, None))

    def _write_columns(self) -> None:
        told = {
            "codebook": self._book.name,
            "codebook_version": self._book.version,
            "written_by": f"wireledger {__version__}",
            "filters": self._wanted.given(),
            "incidents_wanted": self._written + self._left,
            "incidents_in_rows": self._written,
            "incidents_left_out": self._left,
            "rows": self._rows,
            "columns": [
                {
                    "name": column.name,
                    "rows_filled": self._filled[column.name],
                    "filled": column.filled,
                    "empty_because": column.empty,
                }
                for column in self._book.columns
            ],
        }
        with replacing(self._path.with_name(f"{self._path.name}.columns.json")) as file:
            file.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def filled_in(names: Sequence[str], cells: Sequence[object]) -> tuple[str, ...]:
    """The names of the cells that are not empty."""
    return tuple(name for name, cell in zip(names, cells, strict=True) if cell not in (None, ""))

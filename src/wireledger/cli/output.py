"""Writing records in one of the formats, to the terminal, a pipe or a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, Protocol, TextIO

from wireledger.records import Record

Format = Literal["table", "json", "jsonl"]


class Writer(Protocol):
    """Takes the records of a run one by one; ``close`` ends the output."""

    def write(self, record: Record) -> None: ...

    def close(self) -> None: ...


@contextmanager
def opened(out: Path | None) -> Iterator[TextIO]:
    """The file ``out`` or standard output, both as UTF-8 with plain line ends."""
    if out is not None:
        with out.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    yield sys.stdout
    sys.stdout.flush()


def writer(form: Format, stream: TextIO) -> Writer:
    """The writer of a format; Rich is loaded only for the table."""
    if form == "table":
        return TableWriter(stream)
    return JsonWriter(stream) if form == "json" else LineWriter(stream)


class LineWriter:
    """One JSON object a line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        from wireledger.publish.jsonl import to_json

        self._stream.write(to_json(record) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing ends a file of lines."""


class JsonWriter:
    """One JSON list of all records, indented."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._before = "[\n"

    def write(self, record: Record) -> None:
        from wireledger.publish.jsonl import to_pretty_json

        self._stream.write(self._before + to_pretty_json(record))
        self._before = ",\n"

    def close(self) -> None:
        self._stream.write("[]\n" if self._before == "[\n" else "\n]\n")


class TableWriter:
    """The terminal report of each record."""

    def __init__(self, stream: TextIO) -> None:
        from wireledger.cli.report import console_for

        self._console = console_for(stream)

    def write(self, record: Record) -> None:
        from wireledger.cli.report import display, report

        display(self._console, report(record, self._console.width))

    def close(self) -> None:
        """Nothing ends a table."""

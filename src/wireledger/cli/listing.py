"""Results as tables for people on a terminal, and as lines of JSON elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from wireledger.cli.output import opened
from wireledger.cli.safe import safe
from wireledger.plain import to_line

if TYPE_CHECKING:
    from rich.console import RenderableType

ListFormat = Literal["table", "jsonl"]

SHOWN = 100  # lines of a table unless --limit says otherwise: more is no list to read, and a pipe gets all


def chosen(form: ListFormat | None) -> ListFormat:
    """The format asked for; without one, a table on a terminal and lines on a pipe."""
    return form or ("table" if sys.stdout.isatty() else "jsonl")


def shown_limit(form: ListFormat, limit: int | None) -> int | None:
    """How many to look up: one more than are shown, so that it is known whether there are more."""
    if limit is not None:
        return limit
    return SHOWN + 1 if form == "table" else None


def write_lines(values: Iterable[object]) -> None:
    """One JSON object a line."""
    with opened(None) as stream:
        for value in values:
            stream.write(to_line(value) + "\n")


def write_table(table: RenderableType) -> None:
    """Print for people."""
    from wireledger.cli.report import console_for, display

    with opened(None) as stream:
        display(console_for(stream), table)


def tell_one(value: object, sentence: str) -> None:
    """One result: as a sentence on a terminal, else as one line of JSON."""
    if chosen(None) == "table":
        print(safe(sentence))
    else:
        write_lines([value])

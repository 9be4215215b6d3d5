"""What ``wireledger evaluate`` does: compare the reading with a coder's own reviewed reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wireledger.cli.listing import write_lines, write_table
from wireledger.cli.output import opened
from wireledger.cli.read import tell
from wireledger.errors import ReadError
from wireledger.publish.evaluate import Evaluation, evaluate
from wireledger.publish.evaluate_gold import gold_reports
from wireledger.publish.jsonl import from_json
from wireledger.records import Record

if TYPE_CHECKING:
    from rich.console import RenderableType

EvaluateForm = Literal["table", "jsonl", "markdown"]

_HEADS = ("measure", "precision", "recall", "F1", "read", "gold")
_AGREEMENT = ("agreement", "level", "alpha", "units")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to compare: the coder's file, records made before (None: read now), and how many at a time."""

    gold: Path
    records: Path | None
    workers: int


def show_evaluation(asked: Asked, form: EvaluateForm | None) -> int:
    """Write the figures; the exit code is 1 if a report could not be read."""
    gold = list(gold_reports(asked.gold))
    failures: list[ReadError] = []
    records = _made_before(asked.records) if asked.records else _read(asked, failures)
    found = evaluate(gold, records)
    tell(failures, len(gold))
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    if form == "table":
        write_table(_table(found))
    elif form == "jsonl":
        write_lines((*found.measures, *found.agreement))
    else:
        with opened(None) as stream:
            stream.writelines(f"{line}\n" for line in markdown(found))
    return 1 if failures else 0


def markdown(found: Evaluation) -> Iterator[str]:
    """Two tables for a methods section."""
    yield f"{found.reports} reports, {found.read} read."
    for heads, rows in ((_HEADS, _measures(found)), (_AGREEMENT, _agreements(found))):
        yield ""
        yield f"| {' | '.join(heads)} |"
        yield f"|{'---|' * len(heads)}"
        yield from (f"| {' | '.join(row)} |" for row in rows)


def _made_before(path: Path) -> dict[str, Record]:
    with path.open(encoding="utf-8", newline="\n") as file:
        records = [from_json(line) for line in file if line.strip()]
    return {record.document.ref: record for record in records}


def _read(asked: Asked, failures: list[ReadError]) -> dict[str, Record]:
    from wireledger.pipeline import read_reports

    found: dict[str, Record] = {}
    for result in read_reports([asked.gold], asked.workers):
        if isinstance(result, ReadError):
            failures.append(result)
        else:
            found[result.document.ref] = result
    return found


def _measures(found: Evaluation) -> Iterator[Sequence[str]]:
    for m in found.measures:
        yield m.name, *map(_figure, (m.precision, m.recall, m.f1)), str(m.read), str(m.gold)


def _agreements(found: Evaluation) -> Iterator[Sequence[str]]:
    for a in found.agreement:
        yield a.name, a.level, _figure(a.alpha), str(a.units)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(found: Evaluation) -> RenderableType:
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    parts: list[RenderableType] = [Text(f"{found.reports} reports, {found.read} read", style="bold")]
    for heads, rows in ((_HEADS, _measures(found)), (_AGREEMENT, _agreements(found))):
        table = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False)
        for row in rows:
            table.add_row(*map(Text, row))
        parts.append(table)
    return Group(*parts)

"""What the benchmarks' commands have in common: reading documents, writing predictions, showing scores."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.scoring import SHARED, MissingDataError, Score, needed, table

Row = dict[str, Any]
Scoring = Callable[[Path, Path, Path], dict[str, Score]]
"""Takes the annotated file, the file for predictions and the data folder; predicts, then scores."""


def rows(path: Path) -> Iterator[Row]:
    """The JSON objects of a JSONL file. Raises MissingDataError where it is not there."""
    with needed(path).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def write_predictions(gold: Path, out: Path, answer: Callable[[Row], Mapping[str, object]]) -> None:
    """Write what ``answer`` says of every document of ``gold``, one a line."""
    out.parent.mkdir(parents=True, exist_ok=True)
    documents = rows(needed(gold))
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        for row in documents:
            stream.write(json.dumps(answer(row)) + "\n")


def run_command(description: str | None, scores: Scoring) -> int:
    """The command line of a benchmark, ``--gold FILE --out PREDICTIONS [--data FOLDER]``; its exit code."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=SHARED)
    given = parser.parse_args()
    try:
        print(table(scores(given.gold, given.out, given.data)))
    except (MissingDataError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0

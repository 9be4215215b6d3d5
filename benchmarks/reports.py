"""Read a file of annotated reports with wireledger and score the records.

usage: python -m benchmarks.reports --gold FILE --out PREDICTIONS.jsonl [--data ../shared] [--workers N]

FILE has one report a line: id, text, and any of published, publisher, title. What is annotated on
the same line is not seen by the reader. A report that cannot be read scores as found empty.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.scoring import SHARED, MissingDataError, Score, needed, score_reports, table
from wireledger.errors import ReadError
from wireledger.pipeline import read_reports
from wireledger.publish.jsonl import to_json


def predict(gold: Path, out: Path, workers: int = 1) -> int:
    """Write the record of every report; the number that could not be read."""
    failed = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        for result in read_reports([needed(gold)], workers):
            if isinstance(result, ReadError):
                failed += 1
                print(f"error: {result}", file=sys.stderr)
            else:
                stream.write(to_json(result) + "\n")
    return failed


def scores(gold: Path, out: Path, data: Path = SHARED, workers: int = 1) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out, workers)
    return score_reports(gold, out, data)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    try:
        print(table(scores(given.gold, given.out, given.data, given.workers)))
    except (MissingDataError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

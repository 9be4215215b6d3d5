"""Say of pairs of names whether they mean the same party, and score the verdicts.

usage: python -m benchmarks.names --gold FILE --out PREDICTIONS.csv [--data ../shared]

FILE has one pair a row: case_id, schema (Person, or a kind of organisation), name1, name2. The verdict in it
is not seen by the comparison.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from benchmarks.scoring import SHARED, MissingDataError, Score, needed, score_names, table
from wireledger.resolve.names import MATCH, name_likeness
from wireledger.resolve.resolution import IdentityKind


def predict(gold: Path, out: Path) -> None:
    """Write score and verdict of every pair, as ``score.py names`` wants them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with (
        needed(gold).open(encoding="utf-8", newline="") as pairs,
        out.open("w", encoding="utf-8", newline="") as stream,
    ):
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("case_id", "score", "match"))
        for row in csv.DictReader(pairs):
            kind: IdentityKind = "person" if row["schema"] == "Person" else "group"
            score = name_likeness(kind, row["name1"], row["name2"]).score
            writer.writerow((row["case_id"], f"{score:.3f}", str(score >= MATCH).lower()))


def scores(gold: Path, out: Path, data: Path = SHARED) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out)
    return score_names(gold, out, data)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
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


if __name__ == "__main__":
    sys.exit(main())

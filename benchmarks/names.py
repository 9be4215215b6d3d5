"""Say of pairs of names whether they mean the same party, and score the verdicts.

usage: python -m benchmarks.names --gold FILE --out PREDICTIONS.csv [--data ../shared]

FILE has one pair a row: case_id, schema (Person, or a kind of organisation), name1, name2. The verdict in it
is not seen by the comparison.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from benchmarks.command import run_command
from benchmarks.scoring import SHARED, Score, needed, score_names
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


if __name__ == "__main__":
    sys.exit(run_command(__doc__, scores))

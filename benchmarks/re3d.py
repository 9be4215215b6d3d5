"""Find named entities in re3d documents and score them.

usage: python -m benchmarks.re3d --gold FILE --out PREDICTIONS.jsonl [--data ../shared]
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.command import Row, run_command, write_predictions
from benchmarks.scoring import SHARED, Score, score_entities
from wireledger.extract.mentions import named_entities


def predict(gold: Path, out: Path) -> None:
    """Write the entities of every document, as ``score.py entities`` wants them."""

    def answer(row: Row) -> Row:
        found = [{"start": m.start, "end": m.end, "type": m.kind} for m in named_entities(row["text"])]
        return {"id": row["id"], "entities": found}

    write_predictions(gold, out, answer)


def scores(gold: Path, out: Path, data: Path = SHARED) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out)
    return score_entities(gold, out, data)


if __name__ == "__main__":
    sys.exit(run_command(__doc__, scores))

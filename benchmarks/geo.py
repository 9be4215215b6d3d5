"""Find the places that documents name and where they lie, and score both.

usage: python -m benchmarks.geo --gold FILE --out PREDICTIONS.jsonl [--data ../shared]
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.command import Row, run_command, write_predictions
from benchmarks.scoring import SHARED, Score, score_places
from wireledger.extract.encoding import split_words
from wireledger.extract.place_mentions import located_toponyms
from wireledger.extract.tagger import shipped_tagger


def predict(gold: Path, out: Path) -> None:
    """Write the place names of every document with their points, as ``score.py geo`` wants them."""
    tagger = shipped_tagger()

    def answer(row: Row) -> Row:
        found = located_toponyms(tagger.read_text(split_words(row["text"])))
        shown = [{"start": n.start, "end": n.end, "lat": p.lat, "lon": p.lon} for n, p in found]
        return {"id": row["id"], "toponyms": shown}

    write_predictions(gold, out, answer)


def scores(gold: Path, out: Path, data: Path = SHARED) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out)
    return score_places(gold, out, data)


if __name__ == "__main__":
    sys.exit(run_command(__doc__, scores))

"""Find the places that documents name and where they lie, and score both.

usage: python -m benchmarks.geo --gold FILE --out PREDICTIONS.jsonl [--data ../shared]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.scoring import SHARED, MissingDataError, Score, needed, score_places, table
from wireledger.extract.encoding import split_words
from wireledger.extract.place_mentions import located_toponyms
from wireledger.extract.tagger import shipped_tagger


def predict(gold: Path, out: Path) -> None:
    """Write the place names of every document with their points, as ``score.py geo`` wants them."""
    tagger = shipped_tagger()
    out.parent.mkdir(parents=True, exist_ok=True)
    with (
        needed(gold).open(encoding="utf-8") as lines,
        out.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        for line in lines:
            row = json.loads(line)
            found = [
                {"start": name.start, "end": name.end, "lat": place.lat, "lon": place.lon}
                for name, place in located_toponyms(tagger.read_text(split_words(row["text"])))
            ]
            stream.write(json.dumps({"id": row["id"], "toponyms": found}) + "\n")


def scores(gold: Path, out: Path, data: Path = SHARED) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out)
    return score_places(gold, out, data)


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

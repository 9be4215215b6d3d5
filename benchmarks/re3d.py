"""Find named entities in re3d documents and score them.

usage: python -m benchmarks.re3d --gold FILE --out PREDICTIONS.jsonl [--data ../shared]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.scoring import SHARED, MissingDataError, Score, needed, score_entities, table
from wireledger.extract.mentions import named_entities


def predict(gold: Path, out: Path) -> None:
    """Write the entities of every document, as ``score.py entities`` wants them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with (
        needed(gold).open(encoding="utf-8") as lines,
        out.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        for line in lines:
            row = json.loads(line)
            found = [{"start": m.start, "end": m.end, "type": m.kind} for m in named_entities(row["text"])]
            stream.write(json.dumps({"id": row["id"], "entities": found}) + "\n")


def scores(gold: Path, out: Path, data: Path = SHARED) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out)
    return score_entities(gold, out, data)


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

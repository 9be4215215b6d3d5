"""Fill the incident templates of MUC-4 documents and score them.

usage: python -m benchmarks.muc4 --gold FILE --out PREDICTIONS.jsonl [--data ../shared]

FILE has one document a line: docid and text. Figures are F1 as ``score.py muc4`` computes them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.scoring import SHARED, MissingDataError, Score, needed, score_templates, table
from wireledger.extract.templates import Template, find_templates


def predict(gold: Path, out: Path) -> None:
    """Write the templates of every document, as ``score.py muc4`` wants them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with (
        needed(gold).open(encoding="utf-8") as lines,
        out.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        for line in lines:
            row = json.loads(line)
            found = [_shown(t) for t in find_templates(row["text"])]
            stream.write(json.dumps({"docid": row["docid"], "templates": found}) + "\n")


def _shown(template: Template) -> dict[str, object]:
    """A template in the scorer's form: each entity is a list of its mentions, one here."""
    fillers = {role: [[entity] for entity in entities] for role, entities in template.fillers.items()}
    return {"incident_type": template.incident_type, **fillers}


def scores(gold: Path, out: Path, data: Path = SHARED) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out)
    return score_templates(gold, out, data)


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

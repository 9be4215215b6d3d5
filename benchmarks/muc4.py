"""Fill the incident templates of MUC-4 documents and score them.

usage: python -m benchmarks.muc4 --gold FILE --out PREDICTIONS.jsonl [--data ../shared]

FILE has one document a line: docid and text. Figures are F1 as ``score.py muc4`` computes them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.command import Row, run_command, write_predictions
from benchmarks.scoring import SHARED, Score, score_templates
from wireledger.extract.templates import Template, find_templates


def predict(gold: Path, out: Path) -> None:
    """Write the templates of every document, as ``score.py muc4`` wants them."""

    def answer(row: Row) -> Row:
        return {"docid": row["docid"], "templates": [_shown(t) for t in find_templates(row["text"])]}

    write_predictions(gold, out, answer)


def _shown(template: Template) -> dict[str, object]:
    """A template in the scorer's form: each entity is a list of its mentions, one here."""
    fillers = {role: [[entity] for entity in entities] for role, entities in template.fillers.items()}
    return {"incident_type": template.incident_type, **fillers}


def scores(gold: Path, out: Path, data: Path = SHARED) -> dict[str, Score]:
    """Predict, then score; the predictions stay in ``out``."""
    predict(gold, out)
    return score_templates(gold, out, data)


if __name__ == "__main__":
    sys.exit(run_command(__doc__, scores))

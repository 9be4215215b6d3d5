"""Fit the lines that turn evidence into confidence: ``python -m training.calibrate --data ../shared``.

Reads the held-back tenth of the training reports with the shipped model, judges every item
(``benchmarks.calibration``), undoes the present lines and fits new ones by maximum likelihood, held towards
"as it is" by a prior worth a few items. Writes ``src/wireledger/extract/confidence.yml``.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize

from benchmarks.calibration import Judged, judged_reports
from benchmarks.splits import held_back_file
from wireledger.extract.word_lists import lists

LINES = Path("src/wireledger/extract/confidence.yml")
PRIOR = 2.0
"""Weight of the squared distance from the line through zero with slope one."""
COMMENT = "# Offset and slope of each kind's line, in log-odds, as training.calibrate fitted them."


def fitted(items: Sequence[Judged], line: tuple[float, float]) -> tuple[float, float]:
    """The line of greatest likelihood for items whose confidences come from ``line``."""
    sure = np.clip([j.confidence for j in items], 0.001, 0.999)
    evidence = (np.log(sure / (1 - sure)) - line[0]) / line[1]
    right = np.array([j.right for j in items], dtype=float)

    def loss(parameters: np.ndarray) -> float:
        odds = parameters[0] + parameters[1] * evidence
        likelihood = np.logaddexp(0, odds).sum() - (right * odds).sum()
        return float(likelihood + PRIOR * (parameters[0] ** 2 + (parameters[1] - 1) ** 2))

    found = minimize(loss, np.array([0.0, 1.0]), bounds=[(-5, 5), (0.05, 5)])
    return round(float(found.x[0]), 3), round(float(found.x[1]), 3)


def main() -> None:
    """Fit and write every kind's line."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared"))
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        items = judged_reports(held_back_file(a.data, Path(folder) / "held.jsonl"), a.data)
    made = [COMMENT]
    for kind, line in lists("confidence").items():
        offset, slope = fitted([j for j in items if j.kind == kind], (line[0], line[1]))
        made.append(yaml.safe_dump({kind: [offset, slope]}, default_flow_style=None).strip())
    LINES.write_text("\n".join(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

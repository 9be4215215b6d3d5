"""The benchmarks by name: each predicts for a file of annotated documents and scores the predictions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks import clusters, geo, muc4, names, re3d, reports
from benchmarks.command import Scoring
from benchmarks.scoring import Score

ANSWERS = "fictional_answers.json"
"""Beside the fictional reports: what belongs together in them."""


def _clusters(gold: Path, out: Path, data: Path) -> dict[str, Score]:
    return clusters.scores(gold, gold.with_name(ANSWERS), out.with_suffix(""), data).measures


TASKS: Mapping[str, Scoring] = {
    "reports": reports.scores,
    "re3d": re3d.scores,
    "muc4": muc4.scores,
    "geo": geo.scores,
    "names": names.scores,
    "clusters": _clusters,
}
"""From a task's name to what takes the annotated file, the file for predictions and the data folder."""

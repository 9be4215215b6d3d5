"""The project's shared scorers, run as they are, and their figures.

The scorers and most annotated data stand in the folder ``../shared`` beside the checkout and are
no part of the repository; :func:`scorer` says clearly where one is missing.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

_ROW = re.compile(r"^([\w.]+)\s+(\d\.\d+)\s+(\d\.\d+)\s+(\d\.\d+)\s+(\d+)$")


class MissingDataError(Exception):
    """A scorer or an annotated file that this benchmark needs is not there."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 from 0 to 1; ``gold`` is the number of annotated items."""

    p: float
    r: float
    f1: float
    gold: int | None = None


def needed(path: Path) -> Path:
    """``path``, if it is there. Raises MissingDataError, which names the option that helps."""
    if not path.is_file():
        raise MissingDataError(f"{path}: not there. Name the folder that holds it with --data")
    return path


def score_reports(gold: Path, predictions: Path, data: Path = SHARED) -> dict[str, Score]:
    """F1 and its parts for each measure of ``score_reports.py``, in its order."""
    printed = _run(needed(data / "score_reports.py"), str(gold), str(predictions))
    rows = (_ROW.match(line) for line in printed.splitlines())
    scores = {row[1]: Score(float(row[2]), float(row[3]), float(row[4]), int(row[5])) for row in rows if row}
    if not scores:
        raise ValueError(f"{data / 'score_reports.py'} printed no scores:\n{printed}")
    return scores


def score_entities(gold: Path, predictions: Path, data: Path = SHARED) -> dict[str, Score]:
    """Strict and overlap scores of ``score.py entities``, over all types and then type by type."""
    scorer = needed(data / "score.py")
    found = json.loads(_run(scorer, "entities", "--gold", str(gold), "--pred", str(predictions)))
    scores = {name: _fraction(found[name]["micro"]) for name in ("strict", "overlap")}
    types = (name for name in found["strict"] if name != "micro")
    return scores | {f"strict.{name}": _fraction(found["strict"][name]) for name in types}


def _fraction(row: Mapping[str, float]) -> Score:
    gold = int(row["gold"]) if "gold" in row else None
    return Score(row["p"] / 100, row["r"] / 100, row["f1"] / 100, gold)


def _run(script: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise ValueError(f"{script.name} failed:\n{done.stderr.strip()}")
    return done.stdout


def sha256(path: Path) -> str:
    """The hash of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def table(scores: Mapping[str, Score]) -> str:
    """Scores as a Markdown table."""
    rows = ["| measure | P | R | F1 | gold |", "|---|---|---|---|---|"]
    for name, s in scores.items():
        rows.append(
            f"| {name} | {s.p:.3f} | {s.r:.3f} | {s.f1:.3f} | {s.gold if s.gold is not None else ''} |"
        )
    return "\n".join(rows)

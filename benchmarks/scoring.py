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
    printed = run_scorer(needed(data / "score_reports.py"), str(gold), str(predictions))
    rows = (_ROW.match(line) for line in printed.splitlines())
    scores = {row[1]: Score(float(row[2]), float(row[3]), float(row[4]), int(row[5])) for row in rows if row}
    if not scores:
        raise ValueError(f"{data / 'score_reports.py'} printed no scores:\n{printed}")
    return scores


def score_entities(gold: Path, predictions: Path, data: Path = SHARED) -> dict[str, Score]:
    """Strict and overlap scores of ``score.py entities``, over all types and then type by type."""
    scorer = needed(data / "score.py")
    found = json.loads(run_scorer(scorer, "entities", "--gold", str(gold), "--pred", str(predictions)))
    scores = {name: _fraction(found[name]["micro"]) for name in ("strict", "overlap")}
    types = (name for name in found["strict"] if name != "micro")
    return scores | {f"strict.{name}": _fraction(found["strict"][name]) for name in types}


def score_templates(gold: Path, predictions: Path, data: Path = SHARED) -> dict[str, Score]:
    """The MUC-4 measures of ``score.py muc4`` over all roles, then the entities of each role."""
    scorer = needed(data / "score.py")
    found = json.loads(run_scorer(scorer, "muc4", "--gold", str(gold), "--pred", str(predictions)))
    ree = found["ree"]
    whole = {"rme_subset": found["rme_subset"], "ree": ree["micro"], "template": found["template"]["micro"]}
    roles = {f"ree.{name}": row for name, row in ree.items() if name != "micro"}
    return {name: _fraction(row) for name, row in (whole | roles).items()}


def score_names(gold: Path, predictions: Path, data: Path = SHARED) -> dict[str, Score]:
    """Scores of ``score.py names``, over all pairs and then group by group; ``gold`` counts the matches."""
    scorer = needed(data / "score.py")
    found = json.loads(run_scorer(scorer, "names", "--gold", str(gold), "--pred", str(predictions)))
    rows = {"all": found["all"]} | {f"all.{name}": row for name, row in found["by_group"].items()}
    return {name: _fraction({**row, "gold": row["tp"] + row["fn"]}) for name, row in rows.items()}


def score_places(gold: Path, predictions: Path, data: Path = SHARED) -> dict[str, Score]:
    """Scores of ``score.py geo``, over all corpora and then corpus by corpus.

    ``exact`` and ``overlap`` are of recognition. ``acc161`` is the share of the recognised places that are
    put within 161 km of where they are, ``end_to_end161`` that of all places; their three figures are one.
    """
    found = json.loads(
        run_scorer(needed(data / "score.py"), "geo", "--gold", str(gold), "--pred", str(predictions))
    )
    scores = {}
    for corpus, row in found["resolution"].items():
        for name in ("exact", "overlap"):
            scores[_named(name, corpus)] = _fraction(found[name][corpus])
        for name, of in (("acc161", "recognised"), ("end_to_end161", "gold")):
            share = row[name] / 100
            scores[_named(name, corpus)] = Score(share, share, share, int(row[of]))
    return scores


def _named(measure: str, corpus: str) -> str:
    return measure if corpus == "micro" else f"{measure}.{corpus}"


def _fraction(row: Mapping[str, float]) -> Score:
    gold = int(row["gold"]) if "gold" in row else None
    return Score(row["p"] / 100, row["r"] / 100, row["f1"] / 100, gold)


def run_scorer(script: Path, *arguments: str) -> str:
    """What a scorer prints. Raises ValueError with its own words where it fails."""
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

"""Where the reading is weak: the fictional reports by region and by kind of report, with missed incidents.

The regions are those of ``fictional_answers.json``; the kind of a report is where it has its news from
(``origin``), and "reprint" where it copies another. What is scored is what ``benchmarks.reports`` predicted.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import tasks
from benchmarks.calibration import scorer_module
from benchmarks.command import rows as rows_of
from benchmarks.scoring import ROOT, SHARED, Score, score_reports

FICTIONAL = ROOT / "benchmarks" / "fictional.jsonl"
ANSWERS = FICTIONAL.with_name(tasks.ANSWERS)
MEASURES = ("incident", "slots", "alias", "role", "fate", "claim", "claim.speaker")
EXAMPLES = 2
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Weakness:
    """One group of reports: its scores by measure, and sentences of incidents that were missed."""

    group: str
    reports: int
    scores: Mapping[str, Score]
    missed: tuple[str, ...]


def by_region(predictions: Path, data: Path = SHARED) -> list[Weakness]:
    """The weaknesses of each region of the fictional reports."""
    answers = json.loads(ANSWERS.read_text(encoding="utf-8"))
    regions = {i["incident"]: i["region"] for i in answers["incidents"]}
    return list(_grouped(predictions, data, lambda row: regions[row["cluster"]]))


def by_kind(predictions: Path, data: Path = SHARED) -> list[Weakness]:
    """The weaknesses of each kind of fictional report."""
    return list(
        _grouped(predictions, data, lambda r: "reprint" if r["copies"] else r["origin"].split(":")[0])
    )


def _grouped(predictions: Path, data: Path, group_of: Callable[[Row], str]) -> Iterator[Weakness]:
    lines = FICTIONAL.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    records = {r["document"]["ref"]: r for r in rows_of(predictions)}
    groups: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        groups.setdefault(group_of(row), []).append(i)
    for group, own in sorted(groups.items()):
        with tempfile.TemporaryDirectory() as folder:
            gold = Path(folder) / "gold.jsonl"
            gold.write_text("".join(f"{lines[i]}\n" for i in own), encoding="utf-8")
            scores = score_reports(gold, predictions, data)
        missed = _missed([rows[i] for i in own], records, data)
        yield Weakness(group, len(own), scores, tuple(missed[:EXAMPLES]))


def _missed(rows: Sequence[Row], records: Mapping[str, Row], data: Path) -> list[str]:
    """The evidence of missed incidents, one a report, of reports with the most of them first."""
    scorer = scorer_module(data)
    found: list[tuple[int, str]] = []
    for row in rows:
        gold = scorer.incidents(row)
        pairs = scorer.pairs(records.get(row["id"], {}).get("events", []), gold, scorer.likeness)
        lost = [g for j, g in enumerate(gold) if j not in {j for _, j in pairs}]
        if lost:
            found.append((-len(lost), f"“{lost[0]['evidence']}” ({lost[0]['type']}, {row['id']})"))
    return [text for _, text in sorted(found)]


def table(found: Sequence[Weakness]) -> str:
    """Groups as a Markdown table of F1, and under it what they missed."""
    rows = ["| group | reports | " + " | ".join(MEASURES) + " |", "|---" * (2 + len(MEASURES)) + "|"]
    for w in found:
        cells = " | ".join(f"{w.scores[m].f1:.2f}" if w.scores[m].gold else "" for m in MEASURES)
        rows.append(f"| {w.group} | {w.reports} | {cells} |")
    rows += ["", *(f"- {w.group}: missed {text}" for w in found for text in w.missed)]
    return "\n".join(rows)

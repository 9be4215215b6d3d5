"""Run every benchmark; write ``benchmarks/RESULTS.md`` and the scores on the model's card.

usage: python -m benchmarks.run [--data ../shared] [--no-speed]

Measured are the real reports of ``reports/dev.jsonl``, the held-back tenth of the training reports,
the fictional reports, and the dev parts of re3d, MUC-4, geo and names. Predictions stay in
``benchmarks/out``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import calibration, speed, weaknesses
from benchmarks.scoring import ROOT, SHARED, MissingDataError, Score, sha256, table
from benchmarks.splits import held_back_file
from benchmarks.tasks import TASKS
from wireledger.extract.tagger import MODEL_FOLDER, model_card

OUT = ROOT / "benchmarks" / "out"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
FICTIONAL_TITLE = "Fictional reports (benchmarks/fictional.jsonl)"
CARD_MEASURES = (
    "incident", "slots", "alias", "role", "fate", "claim", "claim.speaker", "strict", "overlap",
    "rme_subset", "ree", "template",
)  # fmt: skip
"""What the model's card tells of each corpus."""


def measured(data: Path) -> Iterator[tuple[str, Path, dict[str, Score]]]:
    """Title, corpus and scores of each benchmark."""
    OUT.mkdir(parents=True, exist_ok=True)
    corpora: dict[str, tuple[str, Path]] = {
        "Real reports (reports/dev.jsonl)": ("reports", data / "reports" / "dev.jsonl"),
        "Held-back tenth of the training reports": (
            "reports",
            held_back_file(data, OUT / "held-back.gold.jsonl"),
        ),
        FICTIONAL_TITLE: ("reports", weaknesses.FICTIONAL),
        "Incidents over many reports (benchmarks/fictional.jsonl)": ("clusters", weaknesses.FICTIONAL),
        "Named entities (re3d dev)": ("re3d", data / "data" / "re3d" / "dev.jsonl"),
        "Incident templates (MUC-4 dev)": ("muc4", data / "data" / "muc4" / "dev.jsonl"),
        "Places (geo dev)": ("geo", data / "data" / "geo" / "dev.jsonl"),
        "Names (names dev)": ("names", data / "data" / "names" / "dev.csv"),
    }
    for title, (task, gold) in corpora.items():
        yield title, gold, TASKS[task](gold, predictions_of(gold, task), data)


def predictions_of(gold: Path, task: str = "reports") -> Path:
    """Where a task's predictions for a corpus are kept."""
    return OUT / f"{task}-{gold.parent.name}-{gold.name}"


def confidence_page(data: Path) -> str:
    """How well confidences hold, on reports that their lines were not fitted on."""
    parts = [
        "## Confidence",
        "Fitted on the held-back tenth of the training reports; these are others. The error is the expected "
        "calibration error over ten bins.",
    ]
    for title, gold in (("Real", data / "reports" / "dev.jsonl"), ("Fictional", weaknesses.FICTIONAL)):
        items = calibration.by_kind(calibration.judged_predictions(gold, predictions_of(gold), data))
        parts += [f"{title} reports:", calibration.table(items)]
    return "\n\n".join(parts)


def weakness_page(data: Path) -> str:
    """F1 by region and by kind of report, with incidents that were missed."""
    predictions = predictions_of(weaknesses.FICTIONAL)
    return "\n\n".join(
        [
            "## Where it is weak",
            "The fictional reports by region:",
            weaknesses.table(weaknesses.by_region(predictions, data)),
            "By kind, which is where a report has its news from:",
            weaknesses.table(weaknesses.by_kind(predictions, data)),
        ]
    )


def page(found: list[tuple[str, Path, dict[str, Score]]], further: Sequence[str]) -> str:
    """The page of results; ``further`` are sections after the scores."""
    card = model_card()
    parts = [
        "# Results",
        "<!-- Made by `make bench`; not edited by hand. -->",
        f"Model `{card.name}`, sha256 `{card.sha256}`. Scores are F1 with precision and recall, as the "
        "shared scorers `score_reports.py` and `score.py` compute them.",
    ]
    for title, gold, scores in found:
        parts += [f"## {title}", f"Corpus sha256 `{sha256(gold)}`.", table(scores)]
    parts += further
    return "\n\n".join(parts) + "\n"


def write_card_scores(
    found: Mapping[str, Mapping[str, Score]], card: Path = MODEL_FOLDER / "card.yml"
) -> None:
    """Write the main figures into the model's card, where ``wireledger doctor`` shows them."""
    text = card.read_text(encoding="utf-8")
    kept = text[: text.index("scores:")]
    lines = [
        f"  {title}, {measure} F1: {scores[measure].f1:.3f}\n"
        for title, scores in found.items()
        for measure in CARD_MEASURES
        if measure in scores
    ]
    card.write_text(kept + "scores:\n" + "".join(lines), encoding="utf-8")


def speed_page() -> str:
    """Measured in a process of its own, so that its peak memory is of reading alone."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        return "## Speed\n\n" + alone.submit(speed.measure).result().told()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--no-speed", action="store_true", help="leave out the timings")
    given = parser.parse_args()
    try:
        found = []
        for title, gold, scores in measured(given.data):
            found.append((title, gold, scores))
            print(f"{title}\n{table(scores)}\n", flush=True)
    except MissingDataError as missing:
        print(f"error: {missing}", file=sys.stderr)
        return 1
    write_card_scores({title: scores for title, _, scores in found})
    further = [confidence_page(given.data), weakness_page(given.data)]
    if not given.no_speed:
        further.append(speed_page())
    RESULTS.write_text(page(found, further), encoding="utf-8")
    print(f"written: {RESULTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

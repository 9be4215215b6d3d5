"""Run every benchmark; write ``benchmarks/RESULTS.md`` and the scores on the model's card.

usage: python -m benchmarks.run [--data ../shared] [--workers N] [--no-speed]

Measured are the real reports of ``reports/dev.jsonl``, the held-back tenth of the training reports,
the fictional reports, and re3d's dev documents. Predictions stay in ``benchmarks/out``.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import re3d, reports, speed
from benchmarks.scoring import ROOT, SHARED, MissingDataError, Score, needed, sha256, table
from benchmarks.splits import held_back
from wireledger.extract.tagger import MODEL_FOLDER, model_card

OUT = ROOT / "benchmarks" / "out"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
CARD_MEASURES = ("incident", "slots", "alias", "role", "fate", "claim", "claim.speaker", "strict", "overlap")
"""What the model's card tells of each corpus."""


def held_back_reports(data: Path, out: Path) -> Path:
    """The held-back tenth of the training reports, as one file."""
    made = out / "held-back.gold.jsonl"
    sources = (needed(data / "reports" / name) for name in ("train_real.jsonl", "train_invented.jsonl"))
    lines = [
        line for source in sources for line in source.read_text(encoding="utf-8").split("\n") if line.strip()
    ]
    made.write_text(
        "".join(f"{line}\n" for line in lines if held_back(json.loads(line)["id"])), encoding="utf-8"
    )
    return made


def measured(data: Path, workers: int) -> Iterator[tuple[str, Path, dict[str, Score]]]:
    """Title, corpus and scores of each benchmark."""
    OUT.mkdir(parents=True, exist_ok=True)
    corpora = {
        "Real reports (reports/dev.jsonl)": data / "reports" / "dev.jsonl",
        "Held-back tenth of the training reports": held_back_reports(data, OUT),
        "Fictional reports (benchmarks/fictional.jsonl)": ROOT / "benchmarks" / "fictional.jsonl",
    }
    for title, gold in corpora.items():
        yield title, gold, reports.scores(gold, OUT / f"{gold.parent.name}-{gold.name}", data, workers)
    gold = data / "data" / "re3d" / "dev.jsonl"
    yield "Named entities (re3d dev)", gold, re3d.scores(gold, OUT / "re3d-dev.jsonl", data)


def page(found: list[tuple[str, Path, dict[str, Score]]], fast: speed.Speed | None) -> str:
    """The page of results."""
    card = model_card()
    parts = [
        "# Results",
        "<!-- Made by `make bench`; not edited by hand. -->",
        f"Model `{card.name}`, sha256 `{card.sha256}`. Scores are F1 with precision and recall, as the "
        "shared scorers `score_reports.py` and `score.py` compute them.",
    ]
    for title, gold, scores in found:
        parts += [f"## {title}", f"Corpus sha256 `{sha256(gold)}`.", table(scores)]
    if fast is not None:
        parts += [
            "## Speed",
            f"One worker, reports of about 400 words: {fast.per_second:.1f} a second, "
            f"{fast.peak_mib:.0f} MiB at most. `wireledger read` on one report, start-up included: "
            f"{fast.one_report_seconds:.1f} s.",
        ]
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


def _speed() -> speed.Speed:
    """Measured in a process of its own, so that its peak memory is of reading alone."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        return alone.submit(speed.measure).result()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--no-speed", action="store_true", help="leave out the timings")
    given = parser.parse_args()
    try:
        found = []
        for title, gold, scores in measured(given.data, given.workers):
            found.append((title, gold, scores))
            print(f"{title}\n{table(scores)}\n", flush=True)
    except MissingDataError as missing:
        print(f"error: {missing}", file=sys.stderr)
        return 1
    write_card_scores({title: scores for title, _, scores in found})
    RESULTS.write_text(page(found, None if given.no_speed else _speed()), encoding="utf-8")
    print(f"written: {RESULTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

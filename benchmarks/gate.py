"""Quality has a pinned floor: compare the reader's scores with ``baseline.json``.

usage: python -m benchmarks.gate [--data ../shared] [--raise | --lower]

Without ``--data`` only the corpora inside the repository are measured (the fictional reports). A
figure below its floor less the noise margin fails, and so does a corpus whose hash is not the pinned
one. ``--raise`` lifts floors to what was measured, and never lowers one; ``--lower`` pins what was
measured, whatever it is: lowering is an explicit act.

The scorers stand in ``../shared`` and are no part of the repository. Where they are missing the gate
says so and passes, except in CI, where it fails.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from benchmarks.scoring import ROOT, SHARED, MissingDataError, Score, needed, sha256
from benchmarks.tasks import TASKS

BASELINE = ROOT / "benchmarks" / "baseline.json"

Task = Literal["reports", "re3d", "muc4", "geo", "names", "clusters"]


@dataclass(frozen=True, slots=True)
class Suite:
    """A corpus with its pinned hash, floors (F1 by measure) and noise margin.

    ``corpus`` is a path in the repository, or, where ``shared`` is set, in the data folder.
    """

    name: str
    task: Task
    corpus: str
    shared: bool
    sha256: str
    noise: float
    floors: Mapping[str, float]

    def path(self, data: Path) -> Path:
        return (data if self.shared else ROOT) / self.corpus


def load(path: Path = BASELINE) -> tuple[Suite, ...]:
    """The suites of a baseline file."""
    rows: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Suite(name, **row) for name, row in rows.items())


def save(suites: Sequence[Suite], path: Path = BASELINE) -> None:
    """Write a baseline file, floors to three digits."""
    rows = {
        s.name: {
            "task": s.task,
            "corpus": s.corpus,
            "shared": s.shared,
            "sha256": s.sha256,
            "noise": s.noise,
            "floors": {measure: round(floor, 3) for measure, floor in s.floors.items()},
        }
        for s in suites
    }
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def problems(suite: Suite, scores: Mapping[str, Score], corpus_hash: str) -> Iterator[str]:
    """Every way in which ``scores`` fall short of a suite."""
    if corpus_hash != suite.sha256:
        yield (
            f"{suite.name}: {suite.corpus} is not the pinned corpus (sha256 {corpus_hash[:12]}…, "
            f"pinned {suite.sha256[:12]}…). Pin it with --lower if the change is meant"
        )
    for measure, floor in suite.floors.items():
        got = _f1(scores, measure)
        if got < floor - suite.noise:
            below = f"{got:.3f} is below its floor {floor:.3f} (noise margin {suite.noise:.3f})"
            yield f"{suite.name}: {measure} {below}"


def moved(suite: Suite, scores: Mapping[str, Score], corpus_hash: str, lower: bool) -> Suite:
    """The suite with floors at what was measured; without ``lower`` no floor goes down.

    On another corpus than the pinned one nothing moves but by ``lower``.
    """
    if corpus_hash != suite.sha256 and not lower:
        return suite
    floors = {
        measure: _f1(scores, measure) if lower else max(floor, _f1(scores, measure))
        for measure, floor in suite.floors.items()
    }
    return replace(suite, floors=floors, sha256=corpus_hash if lower else suite.sha256)


def _f1(scores: Mapping[str, Score], measure: str) -> float:
    """A measure's F1; one that the scorer did not print is missed wholly."""
    return scores[measure].f1 if measure in scores else 0.0


def measure(suite: Suite, data: Path) -> dict[str, Score]:
    """Run the reader on a suite's corpus and score it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"{suite.name}{suite.path(data).suffix}"
        return TASKS[suite.task](needed(suite.path(data)), out, data)


def run(
    suites: Sequence[Suite], data: Path, keep: Literal["as is", "raise", "lower"]
) -> tuple[list[Suite], list[str]]:
    """Measure every suite; the suites as they should stand now, and what is wrong."""
    after: list[Suite] = []
    wrong: list[str] = []
    for suite in suites:
        scores = measure(suite, data)
        corpus_hash = sha256(suite.path(data))
        for name, floor in suite.floors.items():
            print(f"{suite.name:<12} {name:<16} F1 {_f1(scores, name):.3f}  floor {floor:.3f}")
        made = suite if keep == "as is" else moved(suite, scores, corpus_hash, keep == "lower")
        after.append(made)
        wrong += problems(made, scores, corpus_hash)
    return after, wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the shared corpora: measure these too")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="up", action="store_true", help="lift floors to what was measured")
    change.add_argument("--lower", action="store_true", help="pin what was measured, even where it is lower")
    given = parser.parse_args(arguments)
    every = load()
    chosen = [s for s in every if given.data or not s.shared]
    try:
        keep: Literal["as is", "raise", "lower"] = (
            "raise" if given.up else "lower" if given.lower else "as is"
        )
        after, wrong = run(chosen, given.data or SHARED, keep)
    except MissingDataError as missing:
        return _without(missing, asked=given.data is not None)
    if keep != "as is":
        changed = {suite.name: suite for suite in after}
        save([changed.get(suite.name, suite) for suite in every])
    for line in wrong:
        print(f"error: {line}", file=sys.stderr)
    print("gate: below the floor" if wrong else "gate: no figure is below its floor less the noise margin")
    return 1 if wrong else 0


def _without(missing: MissingDataError, asked: bool) -> int:
    """Nothing can be measured: a failure in CI or where the data were asked for, else a notice."""
    if asked or os.environ.get("CI"):
        print(f"error: {missing}", file=sys.stderr)
        return 1
    print(f"gate: not measured. {missing}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Resolve reports of the same incidents and score what belongs together, the origins and the conflicts.

usage: python -m benchmarks.clusters --gold CLUSTERS.jsonl --answers GOLD.json --out DIR
           [--data ../shared] [--workers N]

CLUSTERS.jsonl has one report a line, as in ``clusters/dev.jsonl`` of the shared data; its annotation is not
seen by the reader. GOLD.json says what belongs together. DIR gets the resolved ledger as
``wireledger.publish.ledger_jsonl`` writes it. A report that cannot be read scores as found empty.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import SHARED, MissingDataError, Score, needed, run_scorer, table
from wireledger.errors import ReadError
from wireledger.pipeline import read_reports
from wireledger.publish.ledger_jsonl import write_ledger
from wireledger.records import Record
from wireledger.resolve.resolve import resolve

_SCORES = re.compile(r"^(\w+)\s+P (\d\.\d+) R (\d\.\d+) F1 (\d\.\d+)$", re.MULTILINE)
_FOUND = re.compile(r"^\d+ reports; (\d+) of (\d+) event mentions found$", re.MULTILINE)
_TWINS = re.compile(r"^twins\s+(\d+) of (\d+) wrongly joined$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """What ``score_clusters.py`` prints.

    ``measures`` has incidents, persons and origins (B-cubed) and conflicts. ``mentions`` are the annotated
    event mentions that were found, of ``mentions_in_all``; ``joined`` the near-twins and namesakes that were
    wrongly joined, of ``twins``.
    """

    measures: dict[str, Score]
    mentions: int
    mentions_in_all: int
    joined: int
    twins: int

    def table(self) -> str:
        """The scores as a Markdown table, with the counts below it."""
        return (
            f"{table(self.measures)}\n\n{self.mentions} of {self.mentions_in_all} event mentions found; "
            f"{self.joined} of {self.twins} near-twins and namesakes wrongly joined"
        )


def scores(gold: Path, answers: Path, out: Path, data: Path = SHARED, workers: int = 1) -> ClusterScores:
    """Read, resolve, write the ledger to ``out`` and score it."""
    return scores_of(read(gold, workers), gold, answers, out, data)


def read(gold: Path, workers: int = 1) -> list[Record]:
    """The records of the reports that can be read; the others are told on standard error."""
    found = []
    for result in read_reports([needed(gold)], workers):
        if isinstance(result, ReadError):
            print(f"error: {result}", file=sys.stderr)
        else:
            found.append(result)
    return found


def scores_of(
    records: Sequence[Record], gold: Path, answers: Path, out: Path, data: Path = SHARED
) -> ClusterScores:
    """Resolve records that were read before, write the ledger to ``out`` and score it."""
    write_ledger(out, records, resolve(records))
    printed = run_scorer(
        needed(data / "score_clusters.py"), str(needed(gold)), str(needed(answers)), str(out)
    )
    return parsed(printed)


def parsed(printed: str) -> ClusterScores:
    """The scores in what the scorer prints. Raises ValueError where they are not all there."""
    found, twins = _FOUND.search(printed), _TWINS.search(printed)
    measures = {m[1]: Score(float(m[2]), float(m[3]), float(m[4])) for m in _SCORES.finditer(printed)}
    if found is None or twins is None or not measures:
        raise ValueError(f"score_clusters.py printed no scores:\n{printed}")
    return ClusterScores(measures, int(found[1]), int(found[2]), int(twins[1]), int(twins[2]))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--answers", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    try:
        print(scores(given.gold, given.answers, given.out, given.data, given.workers).table())
    except (MissingDataError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

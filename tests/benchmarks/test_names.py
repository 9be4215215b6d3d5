from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks import names
from benchmarks.scoring import SHARED, MissingDataError

ROWS = [
    ("a1", "Person", "Karim Adel", "Kareem Adel", "true"),
    ("a2", "Person", "Karim Adel", "Karim Ofer", "false"),
    ("a3", "Company", "Salt Works Ltd.", "Salt Works Limited", "true"),
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("case_id", "schema", "name1", "name2", "is_match"))
        writer.writerows(ROWS)
    return path


def test_each_pair_gets_a_score_and_a_verdict(gold: Path, tmp_path: Path) -> None:
    names.predict(gold, tmp_path / "out" / "names.csv")
    with (tmp_path / "out" / "names.csv").open(encoding="utf-8", newline="") as stream:
        told = {row["case_id"]: row for row in csv.DictReader(stream)}
    assert {case: row["match"] for case, row in told.items()} == {"a1": "true", "a2": "false", "a3": "true"}
    assert all(0 <= float(row["score"]) <= 1 for row in told.values())


def test_missing_pairs_are_told(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="--data"):
        names.predict(tmp_path / "none.csv", tmp_path / "names.csv")


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the shared scorer is not here")
def test_the_shared_scorer_reads_the_predictions(tmp_path: Path) -> None:
    gold = SHARED / "data" / "names" / "dev.csv"
    assert names.scores(gold, tmp_path / "names.csv")["all"].f1 > 0.8

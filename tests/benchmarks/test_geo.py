"""The places benchmark on a file of its own, with the shared scorer where it is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import geo
from benchmarks.scoring import SHARED, MissingDataError

TEXT = "Troops entered Mosul in northern Iraq."
GOLD = {
    "id": "1",
    "corpus": "own",
    "text": TEXT,
    "toponyms": [
        {"start": 15, "end": 20, "name": "Mosul", "lat": 36.34, "lon": 43.13},
        {"start": 33, "end": 37, "name": "Iraq", "lat": 33, "lon": 44},
    ],
    "ignored": [],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def test_predictions_are_spans_with_points(gold: Path, tmp_path: Path) -> None:
    geo.predict(gold, tmp_path / "out" / "found.jsonl")
    row = json.loads((tmp_path / "out" / "found.jsonl").read_text(encoding="utf-8"))
    assert [TEXT[t["start"] : t["end"]] for t in row["toponyms"]] == ["Mosul", "Iraq"]
    assert all(isinstance(t["lat"], float | int) for t in row["toponyms"])


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the shared scorer is not here")
def test_scores_are_shares(gold: Path, tmp_path: Path) -> None:
    found = geo.scores(gold, tmp_path / "found.jsonl")
    assert {name: found[name].f1 for name in ("exact", "overlap", "acc161", "end_to_end161")} == {
        "exact": 1, "overlap": 1, "acc161": 1, "end_to_end161": 1,
    }  # fmt: skip
    assert found["acc161.own"].gold == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"none\.jsonl"):
        geo.predict(tmp_path / "none.jsonl", tmp_path / "out.jsonl")

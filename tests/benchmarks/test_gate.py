from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import gate
from benchmarks.gate import Suite, load, moved, problems, save
from benchmarks.scoring import SHARED, MissingDataError, Score, score_reports, sha256
from benchmarks.splits import held_back
from tests import builders
from wireledger.publish.jsonl import to_json

SUITE = Suite(
    "fictional", "reports", "benchmarks/fictional.jsonl", False, "aa", 0.01, {"incident": 0.7, "claim": 0.6}
)


def scores(incident: float, claim: float) -> dict[str, Score]:
    return {"incident": Score(0, 0, incident, 10), "claim": Score(0, 0, claim, 10)}


def test_a_figure_within_the_noise_passes() -> None:
    assert list(problems(SUITE, scores(0.695, 0.6), "aa")) == []


def test_a_figure_below_floor_and_noise_fails() -> None:
    assert list(problems(SUITE, scores(0.68, 0.9), "aa")) == [
        "fictional: incident 0.680 is below its floor 0.700 (noise margin 0.010)"
    ]


def test_a_figure_that_is_missing_counts_as_nothing() -> None:
    assert list(problems(SUITE, {"incident": Score(0, 0, 0.9)}, "aa")) == [
        "fictional: claim 0.000 is below its floor 0.600 (noise margin 0.010)"
    ]


def test_another_corpus_fails() -> None:
    (problem,) = problems(SUITE, scores(0.9, 0.9), "bb")
    assert problem.startswith("fictional: benchmarks/fictional.jsonl is not the pinned corpus")
    assert problem.endswith("Pin it with --lower if the change is meant")


def test_raising_never_lowers() -> None:
    assert moved(SUITE, scores(0.8, 0.5), "aa", lower=False).floors == {"incident": 0.8, "claim": 0.6}


def test_raising_on_another_corpus_moves_nothing() -> None:
    assert moved(SUITE, scores(0.8, 0.9), "bb", lower=False) == SUITE


def test_lowering_pins_what_was_measured() -> None:
    lowered = moved(SUITE, scores(0.8, 0.5), "bb", lower=True)
    assert lowered.floors == {"incident": 0.8, "claim": 0.5}
    assert lowered.sha256 == "bb"


def test_a_baseline_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    save([SUITE], tmp_path / "baseline.json")
    assert load(tmp_path / "baseline.json") == (SUITE,)


def test_the_pinned_corpora_in_the_repository_are_the_ones_there() -> None:
    for suite in load():
        if not suite.shared:
            assert sha256(suite.path(SHARED)) == suite.sha256


def test_a_missing_scorer_fails_only_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(suite: Suite, data: Path) -> dict[str, Score]:
        raise MissingDataError("/x/score_reports.py: not there. Name the folder that holds it with --data")

    monkeypatch.setattr(gate, "measure", measure)
    monkeypatch.delenv("CI", raising=False)
    assert gate.main([]) == 0
    assert capsys.readouterr().out == (
        "gate: not measured. /x/score_reports.py: not there. Name the folder that holds it with --data\n"
    )
    monkeypatch.setenv("CI", "true")
    assert gate.main([]) == 1
    monkeypatch.delenv("CI")
    assert gate.main(["--data", "/x"]) == 1


def test_the_gate_raises_its_floors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    real = next(s for s in load() if not s.shared)
    save([real], baseline)
    monkeypatch.setattr(gate, "load", lambda: load(baseline))
    monkeypatch.setattr(gate, "save", lambda suites: save(suites, baseline))
    monkeypatch.setattr(gate, "measure", lambda suite, data: {m: Score(1, 1, 1.0) for m in suite.floors})
    assert gate.main(["--raise"]) == 0
    assert set(json.loads(baseline.read_text())["fictional"]["floors"].values()) == {1.0}
    monkeypatch.setattr(gate, "measure", lambda suite, data: {m: Score(0, 0, 0.0) for m in suite.floors})
    assert gate.main([]) == 1


def test_the_held_back_tenth_is_about_a_tenth() -> None:
    kept = sum(held_back(f"report-{i}") for i in range(5000))
    assert 400 < kept < 600
    assert held_back("report-1") == held_back("report-1")


@pytest.mark.skipif(
    not (SHARED / "score_reports.py").is_file(), reason="the shared scorer is not beside the checkout"
)
def test_the_shared_scorer_reads_our_records(tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    event = {
        "type": "ground_raid",
        "trigger": "raid",
        "actors": [],
        "targets": ["Karim Adel"],
        "status": "asserted",
    }
    alias = {"name": "Karim Adel", "aliases": ["Abu Zayd"], "roles": [], "fate": "unknown"}
    row = {"id": "salt-brigade", "events": [event], "persons": [alias], "groups": [], "claims": []}
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    predicted.write_text(to_json(builders.record()) + "\n", encoding="utf-8")
    found = score_reports(gold, predicted)
    assert found["incident"] == Score(1.0, 1.0, 1.0, 1)
    assert found["alias"].f1 == 1.0

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scoring import SHARED, score_reports
from tests import builders
from wireledger.cli.evaluating import markdown
from wireledger.errors import ReadError, UsageError
from wireledger.pipeline import read_reports
from wireledger.publish import evaluate_matching
from wireledger.publish.evaluate import MEASURES, Evaluation, evaluate
from wireledger.publish.evaluate_gold import gold_reports
from wireledger.publish.evaluate_matching import alike, overlap, paired
from wireledger.publish.evaluate_tally import Measure
from wireledger.publish.jsonl import to_json
from wireledger.records import Record

EVENT = {
    "type": "ground_raid",
    "trigger": "raid",
    "date_start": "2022-05-03",
    "place": "Tel Arran",
    "actors": [],
    "targets": ["Karim Adel"],
    "weapons": [],
    "victims_killed": {"min": 2, "max": None},
    "victims_injured": {"min": None, "max": None},
    "civilian_harm": "not_mentioned",
    "status": "asserted",
}
GOLD: dict[str, Any] = {
    "id": "salt-brigade",
    "events": [EVENT],
    "persons": [
        {"name": "Karim Adel", "aliases": ["Abu Zayd"], "roles": [{"title": "emir"}], "fate": "unknown"}
    ],
    "groups": [{"name": "Salt Brigade", "aliases": ["the Brigade of Salt"]}],
    "claims": [
        {"content": "It was a drone strike", "speaker": "Lina Sayed", "modality": "asserted"},
        {"content": "he was dead", "speaker": "He", "modality": "denied"},
        {"content": "nobody said so", "speaker": None, "modality": "asserted"},
    ],
}


def compared(folder: Path, *gold: dict[str, Any], records: dict[str, Record] | None = None) -> Evaluation:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(g) + "\n" for g in gold), encoding="utf-8")
    return evaluate(gold_reports(path), {"salt-brigade": builders.record()} if records is None else records)


def of(found: Evaluation, name: str) -> Measure:
    return next(m for m in found.measures if m.name == name)


def test_what_is_right_is_counted_field_by_field(tmp_path: Path) -> None:
    found = compared(tmp_path, GOLD)
    assert tuple(m.name for m in found.measures) == MEASURES
    assert (found.reports, found.read) == (1, 1)
    for name in ("incident", "slot.type", "slot.date", "slot.place", "slot.target", "slot.killed"):
        assert of(found, name) == Measure(name, 1.0, 1.0, 1.0, 1, 1, 1)
    assert of(found, "slot.actor") == Measure("slot.actor", None, None, None, 0, 0, 0)
    assert of(found, "slots").right == 6
    assert of(found, "fate") == Measure("fate", None, None, None, 0, 0, 0)
    assert of(found, "alias").f1 == 1.0
    assert of(found, "group_alias") == Measure("group_alias", None, 0.0, 0.0, 0, 0, 1)
    claim = of(found, "claim")
    assert (claim.right, claim.read, claim.gold) == (2, 3, 3)
    # of the two statements found, the coder names one speaker by a pronoun and the third by nothing
    speaker = of(found, "claim.speaker")
    assert (speaker.right, speaker.read, speaker.gold) == (1, 2, 1)


@pytest.mark.parametrize(
    ("change", "slot", "right"),
    [
        ({"type": "air_drone_strike"}, "slot.type", 0),
        ({"type": "armed_clash"}, "slot.type", 0),  # of the same class: found, and the type is wrong
        ({"date_start": "2022-05"}, "slot.date", 1),  # as fine as the coder has it
        ({"date_start": "2022-05-04"}, "slot.date", 0),
        ({"place": "the town of Tel Arran"}, "slot.place", 1),
        ({"place": "Aleppo"}, "slot.place", 0),
        ({"victims_killed": {"min": 2, "max": 2}}, "slot.killed", 0),
        ({"status": "alleged"}, "slot.status", 0),
    ],
)
def test_a_field_that_differs(tmp_path: Path, change: dict[str, Any], slot: str, right: int) -> None:
    found = compared(tmp_path, GOLD | {"events": [EVENT | change]})
    assert of(found, "incident").right == 1
    assert of(found, slot).right == right


def test_another_incident_is_both_missed_and_invented(tmp_path: Path) -> None:
    other = EVENT | {"type": "agreement", "trigger": "signed", "targets": []}
    found = compared(tmp_path, GOLD | {"events": [other]})
    incident = of(found, "incident")
    assert (incident.right, incident.read, incident.gold) == (0, 1, 1)
    assert (of(found, "slot.type").read, of(found, "slot.type").gold) == (1, 1)


def test_events_that_repeat_one_are_one_incident(tmp_path: Path) -> None:
    again = EVENT | {"type": "air_drone_strike", "trigger": "strike", "date_start": None, "same_as": 0}
    found = compared(tmp_path, GOLD | {"events": [EVENT, again | {"targets": ["Karim Adel", "a guard"]}]})
    assert of(found, "incident").gold == 1
    assert of(found, "slot.target").gold == 2


def test_a_report_that_was_not_read_counts_as_empty(tmp_path: Path) -> None:
    found = compared(tmp_path, GOLD, records={})
    assert (found.reports, found.read) == (1, 0)
    assert of(found, "incident").recall == 0.0
    assert of(found, "incident").precision is None


def test_who_only_speaks_is_not_counted_against_the_reading(tmp_path: Path) -> None:
    record = builders.record()
    lina = replace(record.entities[0], id="p2", name="Lina Sayed", aliases=(), roles=())
    other = replace(lina, id="p3", name="Nadir Haso")
    more = builders.record(entities=(*record.entities, lina, other))
    found = compared(tmp_path, GOLD, records={"salt-brigade": more})
    assert (of(found, "person").right, of(found, "person").read) == (1, 2)


def test_agreement_is_that_of_two_coders(tmp_path: Path) -> None:
    """Alpha of two coders over four units, of which they agree on three: 1 - 7 * 2 / (2 * 15) by hand."""
    types = ["ground_raid", "ground_raid", "armed_clash", "armed_clash"]
    golds, records = [], {}
    for number, kind in enumerate(types):
        read = "armed_clash" if number else "ground_raid"
        event = replace(builders.record().events[0], type=read)
        records[f"r{number}"] = builders.record(events=(event,))
        golds.append(GOLD | {"id": f"r{number}", "events": [EVENT | {"type": kind}]})
    found = compared(tmp_path, *golds, records=records)
    alpha = next(a for a in found.agreement if a.name == "type")
    # 3 raids and 5 clashes: expected disagreement 15 pairs of 28, observed 1 pair of 4 units
    assert alpha.units == 4
    assert alpha.alpha == pytest.approx(1 - 7 * 2 / (2 * 15))
    killed = next(a for a in found.agreement if a.name == "killed")
    assert (killed.alpha, killed.units) == (None, 4)  # everybody says the same: alpha is not defined


def test_a_table_for_a_methods_section(tmp_path: Path) -> None:
    lines = list(markdown(compared(tmp_path, GOLD)))
    assert lines[0] == "1 reports, 1 read."
    assert "| incident | 1.000 | 1.000 | 1.000 | 1 | 1 |" in lines
    assert "| killed | ratio | – | 1 |" in lines


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "x"}', '{"id": "a", "events": [{"trigger": "x"}]}'])
def test_a_line_that_is_no_report_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "gold.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"gold\.jsonl:2: not a reviewed report"):
        list(gold_reports(tmp_path / "gold.jsonl"))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the Salt Brigade", "Salt Brigade", True),
        ("Karim Adel", "Karim", True),
        ("Karim", "Karim Adel Haso", False),
        ("the", "the", True),
        ("", "", False),
        ("raid", "raids", False),
    ],
)
def test_phrases_that_are_alike(a: str, b: str, same: bool) -> None:
    assert alike(a, b) is same


def test_pairs_are_the_best_together() -> None:
    assert paired(["a b", "a b c"], ["a b c", "a b"], overlap) == [(0, 1), (1, 0)]
    assert paired(["a"], ["b"], overlap) == []


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate_matching, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'wireledger\[evaluate\]'"):
        paired(["a"], ["a"], overlap)


@pytest.mark.skipif(not (SHARED / "score_reports.py").is_file(), reason="the shared scorer is not there")
def test_the_figures_are_those_of_the_shared_scorer(tmp_path: Path) -> None:
    lines = (SHARED / "reports" / "dev.jsonl").read_text("utf-8").splitlines(keepends=True)
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text("".join(sorted(lines, key=len)[5:10]), encoding="utf-8")
    records = {r.document.ref: r for r in read_reports([gold]) if isinstance(r, Record)}
    predicted.write_text("".join(to_json(r) + "\n" for r in records.values()), encoding="utf-8")
    scored = score_reports(gold, predicted, SHARED)
    found = evaluate(gold_reports(gold), records)
    assert set(scored) == set(MEASURES)
    for measure in found.measures:
        theirs = scored[measure.name]
        assert measure.gold == theirs.gold
        for ours, their in (
            (measure.precision, theirs.p),
            (measure.recall, theirs.r),
            (measure.f1, theirs.f1),
        ):
            assert (ours or 0.0) == pytest.approx(their, abs=0.0006), measure.name

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.ledger.reports import STORIES, Story, record, write_table
from wireledger.ledger.connect import open_ledger
from wireledger.ledger.resolved import is_fresh, records, resolution


def told(new: int = 0, known: int = 0, read_again: int = 0, lost: int = 0) -> str:
    """The summary of a run without failures."""
    return f'{{"new": {new}, "known": {known}, "read_again": {read_again}, "decisions_lost": {lost}, "failed": []}}\n'


NEW, KNOWN = told(new=5), told(known=5)


def test_reports_are_added_and_resolved(run: Command, reports: Path) -> None:
    done = run("add", reports)
    assert (done.code, done.out, done.err) == (0, NEW, "")
    ledger = open_ledger("wireledger.db")
    assert [r.document.ref for r in records(ledger)] == ["a1", "a2", "a3", "b1", "c1"]
    assert is_fresh(ledger)
    assert len(resolution(ledger).incidents) == 3
    ledger.close()


def test_adding_again_changes_nothing(run: Command, reports: Path) -> None:
    run("add", reports)
    ledger = open_ledger("wireledger.db")
    before = (list(records(ledger)), resolution(ledger))
    assert run("add", reports).out == KNOWN
    assert (list(records(ledger)), resolution(ledger)) == before
    ledger.close()


def test_known_reports_are_not_read_again(
    run: Command, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", reports)
    given: list[object] = []

    def extract_all(items: list[object], workers: int) -> list[object]:
        given.extend(items)
        return []

    monkeypatch.setattr("wireledger.pipeline.extract_all", extract_all)
    assert run("add", reports).out == KNOWN
    assert given == []


def test_a_run_that_was_ended_goes_on(run: Command, reports: Path) -> None:
    write_table(reports, STORIES[:2])
    run("add", reports)
    write_table(reports, STORIES)
    assert run("add", reports).out == told(new=3, known=2)


def test_reading_again_changes_only_what_another_model_had_read(
    run: Command, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", reports)
    assert run("add", reports, "--again").out == KNOWN
    before = resolved()
    another_model(monkeypatch)
    assert run("add", reports).out == KNOWN
    assert resolved() == before
    assert run("add", reports, "--again").out == told(read_again=5)
    assert resolved() == before  # this model reads the same
    assert run("add", reports, "--again").out == KNOWN


def test_decisions_whose_item_is_no_longer_read_are_counted_and_kept(
    run: Command, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", reports)
    read = record(STORIES[0])
    run("decide", "accept", read.claims[0].id)
    run("decide", "correct", read.events[0].id, "killed", "9")
    another_model(monkeypatch)
    no_claims = {s.ref: replace(record(s), claims=(), entities=(), events=()) for s in STORIES}
    monkeypatch.setattr(
        "wireledger.pipeline.extract_all",
        lambda items, workers: (replace(no_claims[d.ref], document=d) for d in items),
    )
    assert run("add", reports, "--again").out == told(read_again=5, lost=2)
    assert "incident" not in run("incidents").out
    assert [json.loads(line)["stands"] for line in run("history").out.splitlines()] == [True, True]


def resolved() -> tuple[object, ...]:
    """What is kept in the ledger."""
    ledger = open_ledger("wireledger.db")
    assert is_fresh(ledger)
    found = (list(records(ledger)), resolution(ledger))
    ledger.close()
    return found


def another_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on another model reads."""
    monkeypatch.setattr("wireledger.cli.add.model_id", lambda: "another")


def test_failures_are_told_with_their_reasons_and_the_rest_is_added(run: Command, reports: Path) -> None:
    run("add", reports)
    write_table(reports, [Story("a1", killed="9"), Story("new")])
    empty = reports.with_name("empty.txt")
    empty.write_text("", encoding="utf-8")
    done = run("add", reports.parent)
    assert done.code == 1
    summary = json.loads(done.out)
    assert (summary["new"], summary["known"]) == (1, 0)
    assert [f["source"] for f in summary["failed"]] == [str(empty), "a1"]
    assert "another report with this id was added on " in done.err
    assert done.err.endswith(
        "and its content differs. Give it another id.\n2 of 3 reports could not be read\n"
    )


def test_the_ledger_in_the_folder_is_no_report(run: Command, reports: Path, tmp_path: Path) -> None:
    assert run("add", reports.parent, "--ledger", reports.parent / "x.db").out == NEW
    keeps_open = open_ledger(str(reports.parent / "x.db"))
    with keeps_open.reading():
        done = run("add", reports.parent, "--ledger", reports.parent / "x.db")
    keeps_open.close()
    assert (done.code, done.out, done.err) == (0, KNOWN, "")


def test_nothing_to_add(run: Command, reports: Path) -> None:
    reports.write_text("", encoding="utf-8")
    done = run("add", reports.parent / "none.txt")
    assert done.code == 1
    assert done.err.startswith(f"error: {reports.parent / 'none.txt'}: ")


@pytest.mark.usefixtures("reports")
def test_a_ledger_that_cannot_be_made(run: Command) -> None:
    done = run("add", "reports", "--ledger", "no/x.db")
    assert (done.code, done.err) == (1, "error: no/x.db: its folder does not exist. Make the folder first.\n")

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.ledger.reports import STORIES, Story, write_table
from wireledger.ledger.connect import open_ledger
from wireledger.ledger.resolved import is_fresh, records, resolution

NEW = '{"new": 5, "known": 0, "failed": []}\n'
KNOWN = '{"new": 0, "known": 5, "failed": []}\n'


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
    assert run("add", reports).out == '{"new": 3, "known": 2, "failed": []}\n'


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

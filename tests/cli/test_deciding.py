from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command
from tests.ledger.reports import STORIES, record


@pytest.fixture(autouse=True)
def added(run: Command, reports: Path) -> None:
    """The stories are in the ledger."""
    run("add", reports)


def lines(run: Command, *arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments).out.splitlines()]


def exported(folder: Path) -> dict[str, bytes]:
    """What is told, by file; the decisions themselves, which an undo adds to, are not among it."""
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.name != "decisions.jsonl"}


def test_a_decision_and_its_undoing_give_the_identical_export(run: Command, tmp_path: Path) -> None:
    run("export", "--as", "jsonl", tmp_path / "before")
    newer, older = (row["handle"] for row in lines(run, "incidents", "--place", "arran"))
    (made,) = lines(run, "decide", "same", newer, older, "--reason", "one raid", "--user", "anna")
    assert (made["verdict"], made["user"], made["reason"]) == ("same", "anna", "one raid")
    assert len(lines(run, "incidents")) == 2
    run("export", "--as", "jsonl", tmp_path / "decided")
    (undone,) = lines(run, "undo")
    assert undone["items"] == [made["id"]]
    run("export", "--as", "jsonl", tmp_path / "undone")
    before, decided, after = (exported(tmp_path / name) for name in ("before", "decided", "undone"))
    assert before == after != decided
    assert set(before) >= {"reports.jsonl", "incidents.jsonl", "entities.jsonl", "claims.jsonl"}


def test_history_says_what_stands(run: Command) -> None:
    event = record(STORIES[0]).events[0].id
    claim = record(STORIES[0]).claims[0].id
    run("decide", "accept", claim, "--user", "anna")
    run("decide", "correct", event, "killed", "4", "--user", "anna", "--reason", "a slip")
    run("undo", "--user", "ben")
    told = [(row["decision"]["verdict"], row["stands"]) for row in lines(run, "history")]
    assert told == [("accept", True), ("correct", False), ("undo", True)]
    shown = " ".join(run("history", "--format", "table").out.split())
    assert "correct (undone)" in shown
    assert "killed = 4" in shown


def test_undoing_a_named_decision_once(run: Command) -> None:
    first, second = (
        lines(run, "decide", "accept", record(story).claims[0].id)[0]["id"] for story in STORIES[:2]
    )
    run("undo", first)
    assert [row["stands"] for row in lines(run, "history")] == [False, True, True]
    assert run("undo", first).err == f"error: {first} was taken back before. See `wireledger history`.\n"
    run("undo", second[:20])
    assert (
        run("undo").err == "error: There is no decision to take back. See them with `wireledger history`.\n"
    )
    assert run("undo", "decision-zz").err == (
        'error: "decision-zz" names 0 decisions. See them with `wireledger history`.\n'
    )


def test_decisions_move_to_another_ledger(run: Command, reports: Path, tmp_path: Path) -> None:
    newer, older = (row["handle"] for row in lines(run, "incidents", "--place", "arran"))
    run("decide", "same", newer, older)
    file = tmp_path / "decisions.jsonl"
    assert run("decisions", "export", file).out == ""
    assert run("decisions", "export").out == file.read_text(encoding="utf-8")
    run("add", reports, "--ledger", "other.db")
    assert len(lines(run, "incidents", "--ledger", "other.db")) == 3
    assert lines(run, "decisions", "import", file, "--ledger", "other.db") == [{"new": 1, "known": 0}]
    assert lines(run, "decisions", "import", file, "--ledger", "other.db") == [{"new": 0, "known": 1}]
    assert run("incidents", "--ledger", "other.db").out == run("incidents").out


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["decide", "same", "a1", "b1"], "a1 is a report. Name an incident, person, group, or claim in it."),
        (["decide", "same", "karim adel"], "decide same needs two items or more, not 1."),
        (
            ["decisions", "import"],
            "decisions import needs a file. Name one that `wireledger decisions export` wrote.",
        ),
        (["decisions", "import", "none.jsonl"], "none.jsonl: No such file or directory."),
    ],
)
def test_requests_that_make_no_sense(run: Command, arguments: list[str], text: str) -> None:
    done = run(*arguments)
    assert done.code in (1, 2)
    assert (done.out, done.err) == ("", f"error: {text}\n")

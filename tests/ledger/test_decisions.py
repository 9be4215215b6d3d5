from __future__ import annotations

import getpass
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.ledger.reports import STORIES, record, resolver
from wireledger.errors import LedgerError, ReadError
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import Ruling, append, decided, exported, history, imported
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import refresh, resolution
from wireledger.ledger.write import add
from wireledger.plain import to_line


def events(ledger: Ledger) -> tuple[str, str]:
    """An event of the raid of 3 May, and that of 9 May."""
    by_day = {row.start: row.id for row in incidents(ledger, Wanted(place="tel arran"))}
    found = {incident.id: incident.events[0].event for incident in resolution(ledger).incidents}
    return found[by_day["2022-05-03"]], found[by_day["2022-05-09"]]


def test_a_decision_says_who_when_and_why() -> None:
    made = decided(Ruling("same", ("event-1", "event-2")), "one raid", user="anna")
    assert (made.verdict, made.items, made.user, made.reason) == (
        "same",
        ("event-1", "event-2"),
        "anna",
        "one raid",
    )
    assert made.time.endswith("+00:00")
    assert made.id.startswith("decision-")
    assert decided(Ruling("accept", ("claim-1",)), "").user == getpass.getuser()


def test_undoing_gives_back_what_was_there(filled: Ledger) -> None:
    before = to_line(resolution(filled))
    same = decided(Ruling("same", events(filled)), "one raid")
    append(filled, [same])
    refresh(filled, resolver)
    assert to_line(resolution(filled)) != before
    assert len(incidents(filled, Wanted())) == 2
    append(filled, [decided(Ruling("undo", (same.id,)), "two raids after all")])
    refresh(filled, resolver)
    assert to_line(resolution(filled)) == before


def test_history_tells_what_stands(ledger: Ledger) -> None:
    first = decided(Ruling("accept", ("claim-1",)), "checked")
    second = decided(Ruling("undo", (first.id,)), "too early")
    third = decided(Ruling("undo", (second.id,)), "checked again")
    append(ledger, [first, second])
    assert [(p.decision.verdict, p.stands) for p in history(ledger)] == [("accept", False), ("undo", True)]
    append(ledger, [third])
    assert [(p.decision, p.stands) for p in history(ledger)] == [
        (first, True),
        (second, False),
        (third, True),
    ]


def test_decisions_are_only_ever_added(ledger: Ledger) -> None:
    append(ledger, [decided(Ruling("accept", ("claim-1",)), "")])
    for change in ("DELETE FROM decision", "UPDATE decision SET time = ''"):
        with (
            pytest.raises(LedgerError, match="decisions are only ever added"),
            ledger.writing() as connection,
        ):
            connection.execute(text(change))


def test_decisions_replay_on_another_ledger(filled: Ledger, tmp_path: Path) -> None:
    append(filled, [decided(Ruling("same", events(filled)), "one raid; “الشامي”\nsays so")])
    append(filled, [decided(Ruling("correct", ("claim-1",), "killed", "3"), "a slip", user="anna")])
    refresh(filled, resolver)
    file = tmp_path / "decisions.jsonl"
    file.write_text("".join(f"{line}\n" for line in exported(filled)), encoding="utf-8")
    other = open_ledger(str(tmp_path / "other.db"), create=True)
    for story in reversed(STORIES):
        add(other, record(story))
    assert append(other, imported(file)) == 2
    assert append(other, imported(file)) == 0
    refresh(other, resolver)
    assert to_line(resolution(other)) == to_line(resolution(filled))
    assert list(exported(other)) == list(exported(filled))
    other.close()


def test_a_line_that_is_no_decision_is_named(tmp_path: Path) -> None:
    good = to_line(decided(Ruling("accept", ("claim-1",)), "", user="anna"))
    file = tmp_path / "d.jsonl"
    file.write_text(f"{good}\n{{}}\n", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        imported(file)
    assert str(caught.value) == (
        f"{file}:2: decision: the key 'id' is missing. Give a file that `wireledger decisions export` wrote."
    )


def test_a_changed_decision_is_refused(tmp_path: Path) -> None:
    made = decided(Ruling("accept", ("claim-1",)), "", user="anna")
    file = tmp_path / "d.jsonl"
    file.write_text(to_line(made).replace("accept", "reject"), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        imported(file)
    assert str(caught.value) == (
        f"{file}:1: {made.id} was changed after it was decided. "
        "Give a file that `wireledger decisions export` wrote."
    )

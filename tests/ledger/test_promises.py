"""Promises 5 and 6 with the shipped resolver: what is shown follows from reports and decisions alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import builders
from tests.ledger.reports import STORIES, record
from wireledger.ledger.compare import compare
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import Ruling, append, decided, exported, imported
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import refresh, resolution
from wireledger.ledger.write import add
from wireledger.plain import to_line
from wireledger.records import Record
from wireledger.resolve.resolve import resolve

RECORDS = (*map(record, STORIES), builders.record())
EVENTS = [r.events[0].id for r in RECORDS]
PEOPLE = [r.entities[0].id for r in RECORDS]


def ledger_of(records: Sequence[Record], file: Path) -> Ledger:
    ledger = open_ledger(str(file), create=True)
    for made in records:
        add(ledger, made)
    refresh(ledger, resolve)
    return ledger


@pytest.fixture
def resolved(tmp_path: Path) -> Ledger:
    return ledger_of(RECORDS, tmp_path / "resolved.db")


def test_reports_of_one_raid_are_one_incident(resolved: Ledger) -> None:
    found = incidents(resolved, Wanted(place="Tel Arran", since="2022-05-03", until="2022-05-03"))
    assert max(row.reports for row in found) >= 3
    matrix = compare(resolved, EVENTS[0])
    assert all(said.words for row in matrix.rows for cell in row.cells for said in cell.said)


def test_the_order_of_adding_makes_no_difference(resolved: Ledger, tmp_path: Path) -> None:
    other = ledger_of(RECORDS[::-1], tmp_path / "other.db")
    assert to_line(resolution(other)) == to_line(resolution(resolved))


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling("same", (EVENTS[0], EVENTS[3])),
        Ruling("different", (EVENTS[0], EVENTS[1])),
        Ruling("reject", (EVENTS[4],)),
        Ruling("correct", (EVENTS[0],), "killed", "12"),
        Ruling("different", (PEOPLE[0], PEOPLE[1])),
        Ruling("same", (PEOPLE[0], PEOPLE[3])),
    ],
    ids=lambda r: f"{r.verdict} {r.items[0].partition('-')[0]}",
)
def test_a_decision_changes_what_is_shown_and_undoing_gives_it_back(
    resolved: Ledger, tmp_path: Path, ruling: Ruling
) -> None:
    before = to_line(resolution(resolved))
    made = decided(ruling, "as the photographs show", user="anna")
    append(resolved, [made])
    refresh(resolved, resolve)
    after = to_line(resolution(resolved))
    assert after != before
    replayed = ledger_of(RECORDS, tmp_path / "replayed.db")
    lines = tmp_path / "decisions.jsonl"
    lines.write_text("".join(f"{line}\n" for line in exported(resolved)), encoding="utf-8")
    append(replayed, imported(lines))
    refresh(replayed, resolve)
    assert to_line(resolution(replayed)) == after
    append(resolved, [decided(Ruling("undo", (made.id,)), "", user="anna")])
    refresh(resolved, resolve)
    assert to_line(resolution(resolved)) == before


def test_a_correction_is_shown_without_words(resolved: Ledger) -> None:
    append(resolved, [decided(Ruling("correct", (EVENTS[1],), "killed", "12"), "", user="anna")])
    refresh(resolved, resolve)
    matrix = compare(resolved, EVENTS[1])
    said = [s for row in matrix.rows if row.field == "killed" for cell in row.cells for s in cell.said]
    assert [(s.value, s.ref, s.words) for s in said if s.words is None] == [("12", "a2", None)]

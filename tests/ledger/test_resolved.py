from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import update

from tests.ledger.reports import STORIES, Story, record, resolver
from tests.ledger.resolved_rows import kept_rows
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.resolved import is_fresh, records, refresh, resolution
from wireledger.ledger.write import add
from wireledger.records import Record
from wireledger.resolve.resolution import Decision, Resolution


def test_what_is_kept_is_what_was_resolved(filled: Ledger) -> None:
    assert resolution(filled) == resolver(records(filled))


def test_it_is_stale_after_a_report_and_after_a_decision(filled: Ledger) -> None:
    assert is_fresh(filled)
    add(filled, record(Story("d1", day="2023-01-01")))
    assert not is_fresh(filled)
    refresh(filled, resolver)
    assert is_fresh(filled)
    append(filled, [decided(Ruling("accept", ("claim-1",)), "")])
    assert not is_fresh(filled)


def test_what_is_fresh_is_not_resolved_again(filled: Ledger) -> None:
    def never(_: Iterable[Record], __: Sequence[Decision]) -> Resolution:
        raise AssertionError

    refresh(filled, never)


def test_what_another_adds_meanwhile_is_not_lost(filled: Ledger) -> None:
    late = record(Story("d1", day="2023-01-01"))

    def slow(given: Iterable[Record], decisions: Sequence[Decision]) -> Resolution:
        found = resolver(given, decisions)
        add(filled, late)
        return found

    add(filled, record(Story("d2", day="2023-01-02")))
    refresh(filled, slow)
    assert len(resolution(filled).incidents) == 4
    assert not is_fresh(filled)
    refresh(filled, resolver)
    assert len(resolution(filled).incidents) == 5


def test_the_order_of_adding_changes_no_row(filled: Ledger, tmp_path: Path) -> None:
    other = open_ledger(str(tmp_path / "other.db"), create=True)
    for story in reversed(STORIES):
        add(other, record(story))
    refresh(other, resolver)
    assert kept_rows(other) == kept_rows(filled)
    other.close()


def test_an_empty_ledger(ledger: Ledger) -> None:
    refresh(ledger, resolver)
    assert resolution(ledger) == Resolution((), (), ())
    assert is_fresh(ledger)


def test_it_is_stale_when_the_program_has_changed(filled: Ledger) -> None:
    with filled.writing() as connection:
        connection.execute(update(tables.resolution).values(program="program-of-yesterday"))
    assert not is_fresh(filled)
    refresh(filled, resolver)
    assert is_fresh(filled)

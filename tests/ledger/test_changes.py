from __future__ import annotations

from collections.abc import Iterable

import pytest
from sqlalchemy import event, insert

from tests.ledger.resolved_rows import kept_rows
from wireledger.ledger import tables
from wireledger.ledger.changes import Changes, Section
from wireledger.ledger.connect import Ledger
from wireledger.ledger.rows import Row


def word(text: str, identity: str) -> Row:
    return {"word": text, "identity": identity}


def who(made: str, name: str) -> Row:
    row: Row = {"id": made, "handle": made[:8], "kind": "person", "name": name, "reports": 1, "incidents": 0}
    return row | {"body": name * 40}


def asked(place: str, doubt: float) -> Row:
    row: Row = {
        "place": place,
        "id": f"review-{place[-1]}",
        "kind": "claim",
        "items": "claim-1",
        "field": None,
    }
    return row | {"whole": None, "ref": None, "doubt": doubt}


def changed(ledger: Ledger, *sections: Section) -> list[str]:
    """Change the ledger; the statements that this took."""
    said: list[str] = []
    with Changes() as changes:
        with ledger.reading() as connection:
            for section in sections:
                changes.note(connection, section)
        with ledger.writing() as connection:

            def noted(_: object, __: object, statement: str, *___: object) -> None:
                said.append(statement.split()[0])

            event.listen(connection, "before_cursor_execute", noted)
            changes.write(connection)
    return said


def people(rows: Iterable[Row], words: Iterable[Row], owners: list[str] | None = None) -> Section:
    made = [*((tables.identity, row) for row in rows), *((tables.identity_word, row) for row in words)]
    return Section((tables.identity, tables.identity_word), made, owners)


@pytest.fixture
def named(ledger: Ledger) -> Ledger:
    rows, words = [who("person-1", "Karim"), who("person-2", "Nadir")], [word("karim", "person-1")]
    assert changed(ledger, people(rows, words)) == ["INSERT", "INSERT"]
    return ledger


def test_what_stands_already_is_not_written(named: Ledger) -> None:
    before = kept_rows(named)
    rows, words = [who("person-2", "Nadir"), who("person-1", "Karim")], [word("karim", "person-1")]
    assert changed(named, people(rows, words)) == []
    assert kept_rows(named) == before


def test_rows_are_changed_in_place_and_gone_ones_go_after_those_that_refer_to_them(named: Ledger) -> None:
    said = changed(named, people([who("person-2", "Nadir Haso")], [word("nadir", "person-2")]))
    assert said == ["DELETE", "UPDATE", "INSERT", "DELETE"]
    found = kept_rows(named)
    assert [row[3] for row in found["identity"]] == ["Nadir Haso"]
    assert found["identity_word"] == [("nadir", "person-2")]


def test_only_what_belongs_to_the_owners_is_compared(named: Ledger) -> None:
    changed(named, people([], [], ["person-1"]))
    assert [row[0] for row in kept_rows(named)["identity"]] == ["person-2"]
    with named.writing() as connection:
        connection.execute(insert(tables.identity_word), word("nadir", "person-2"))
    changed(named, people([who("person-3", "Anna")], [], ["person-1", "person-3"]))
    found = kept_rows(named)
    assert [row[0] for row in found["identity"]] == ["person-2", "person-3"]
    assert found["identity_word"] == [("nadir", "person-2")]


def test_a_place_is_free_before_another_takes_it(ledger: Ledger) -> None:
    def queue(rows: list[Row]) -> Section:
        return Section((tables.review,), [(tables.review, row) for row in rows])

    changed(ledger, queue([asked("0.5 a", 0.5), asked("0.6 b", 0.4)]))
    moved = [asked("0.4 a", 0.6), asked("0.6 b", 0.4)]
    assert changed(ledger, queue(moved)) == ["DELETE", "INSERT"]
    assert [row[0] for row in kept_rows(ledger)["review"]] == ["0.4 a", "0.6 b"]
    assert changed(ledger, queue([asked("0.4 a", 0.6), asked("0.6 b", 0.45)])) == ["UPDATE"]


def test_whole_numbers_are_the_numbers_that_come_back(ledger: Ledger) -> None:
    section = Section((tables.review,), [(tables.review, asked("0.0 a", 1))])
    changed(ledger, section)
    assert changed(ledger, section) == []

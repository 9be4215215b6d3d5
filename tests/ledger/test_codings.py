from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.ledger.reports import STORIES, record
from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.coding_units import to_code
from wireledger.ledger.codings import (
    CODED,
    Coded,
    checked,
    code,
    codings,
    left_to_code,
    make_set,
    set_called,
    sets,
)
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted

EVENTS = [record(s).events[0].id for s in STORIES]


def test_a_set_holds_each_telling_of_the_newest_incidents(filled: Ledger) -> None:
    made = make_set(filled, "Tel Arran", "anna", Wanted(place="Tel Arran"), 10)
    assert [unit.ref for unit in made.units] == ["b1", "a1", "a2", "a3"]
    assert [unit.event for unit in made.units] == [EVENTS[3], *EVENTS[:3]]
    assert sets(filled) == (made,)
    assert set_called(filled, made.id) == made
    assert len(make_set(filled, "two", "anna", Wanted(), 2).units) == 2


@pytest.mark.parametrize(
    ("called", "wanted", "says"),
    [
        ("", Wanted(), "A set needs a name. Write one."),
        ("taken", Wanted(), 'There is a set called "taken". Write another name.'),
        ("empty", Wanted(since="2030"), "No incident has all of this. Choose less."),
    ],
)
def test_a_set_that_cannot_be_made_says_why(filled: Ledger, called: str, wanted: Wanted, says: str) -> None:
    make_set(filled, "taken", "anna", Wanted(), 10)
    with pytest.raises(UsageError) as caught:
        make_set(filled, called, "anna", wanted, 10)
    assert str(caught.value) == says


def test_the_later_coding_holds_and_the_earlier_stays(filled: Ledger) -> None:
    made = make_set(filled, "all", "anna", Wanted(), 10)
    event = made.units[0].event
    code(filled, made, event, "anna", "nothing", [Coded("killed", "2")])
    last = code(filled, made, event, "anna", "reading", [Coded("killed", "3")])
    other = code(filled, made, event, "omar", "nothing", [Coded("killed", None)])
    assert codings(filled, made) == {("anna", event): last, ("omar", event): other}
    assert last.value("killed") == "3"
    assert other.value("killed") is None
    assert len(left_to_code(made, codings(filled, made), "anna")) == len(made.units) - 1
    with filled.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM coding")).scalar_one() == 3


@pytest.mark.parametrize("table", ["coding", "coding_set"])
def test_codings_are_only_ever_added(filled: Ledger, table: str) -> None:
    made = make_set(filled, "all", "anna", Wanted(), 10)
    code(filled, made, made.units[0].event, "anna", "nothing", [])
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET body = ''"):
        with pytest.raises(LedgerError, match="codings are only ever added"), filled.writing() as connection:
            connection.execute(text(change))


def test_an_event_of_another_set_is_refused(filled: Ledger) -> None:
    made = make_set(filled, "newest", "anna", Wanted(), 1)
    with pytest.raises(UsageError, match="is not in this set"):
        code(filled, made, EVENTS[4], "anna", "nothing", [])


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("type", "bombing", "bombing"),
        ("date", " 2022-05 ", "2022-05"),
        ("killed", "2-5", "2-5"),
        ("killed", "", None),
        ("place", "the hill", "the hill"),
        ("status", "denied", "denied"),
        ("civilian_harm", "possible", "possible"),
    ],
)
def test_values_are_checked_as_they_are_written(field: str, value: str, kept: str | None) -> None:
    assert checked(field, value) == Coded(field, kept)


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "raid"), ("date", "May"), ("killed", "some"), ("status", "true"), ("civilian_harm", "yes")],
)
def test_values_that_a_field_does_not_take_are_refused(field: str, value: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked(field, value)
    assert str(caught.value) == f'{field.replace("_", " ")} "{value}" is not understood.'


def test_a_coder_is_shown_the_report_with_the_words_marked(filled: Ledger) -> None:
    made = make_set(filled, "all", "anna", Wanted(place="Bza’a"), 1)
    shown = to_code(filled, made.units[0])
    assert "".join(piece.text for piece in shown.pieces) == STORIES[4].text()
    assert [piece.text for piece in shown.pieces if piece.backs] == ["shooting"]
    assert [coded.field for coded in shown.reading] == list(CODED)
    assert {c.field: c.value for c in shown.reading}["date"] == "2021-01-02"

from __future__ import annotations

from tests.ledger.reports import STORIES, record, resolver
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.questions import Side, questions
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add

EVENTS = [record(s).events[0].id for s in STORIES]


def test_a_question_names_both_sides(kept: Ledger) -> None:
    (found,) = questions(kept)
    assert (found.kind, found.score, found.reasons) == ("incident", 0.5, ("the same place",))
    rows = {row.handle: row for row in incidents(kept, Wanted())}
    for side in (found.a, found.b):
        row = rows[side.handle]
        assert side == Side(side.item, row.handle, row.label, row.reports)
    assert {found.a.item, found.b.item} == {EVENTS[0], EVENTS[3]}


def test_questions_of_one_kind_and_in_pages(ledger: Ledger) -> None:
    for story in STORIES:
        add(ledger, record(story))
    for day in ("2022-06-01", "2022-07-01"):
        add(ledger, record(STORIES[3].__class__(f"more-{day}", day=day)))
    refresh(ledger, resolver)
    all_of_them = questions(ledger)
    assert len(all_of_them) == 6
    assert [q for n in range(0, 6, 2) for q in questions(ledger, limit=2, skip=n)] == list(all_of_them)
    assert questions(ledger, "person") == ()
    assert questions(ledger, "incident", limit=1) == all_of_them[:1]


def test_what_is_decided_is_not_asked_again(filled: Ledger) -> None:
    (asked,) = questions(filled)
    append(filled, [decided(Ruling("different", (asked.a.item, asked.b.item)), "two raids")])
    assert questions(filled) == ()

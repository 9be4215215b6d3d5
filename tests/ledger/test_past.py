from __future__ import annotations

from tests.ledger.reports import STORIES, record
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.paging import SIZE
from wireledger.ledger.past import About, Sought, past_part

EVENT = record(STORIES[4]).events[0].id
MAN = record(STORIES[3]).entities[0].id


def test_decisions_say_what_they_are_about(filled: Ledger) -> None:
    first = decided(Ruling("accept", (EVENT,)), "checked", "anna")
    second = decided(Ruling("correct", (MAN,), "name", "Nader Haso"), "", "omar")
    undo = decided(Ruling("undo", (first.id,)), "", "omar")
    other = decided(Ruling("accept", ("claim-1",)), "", "omar")
    append(filled, [first, second, undo, other])
    part = past_part(filled, Sought(), 1)
    assert [row.past.decision for row in part.rows] == [other, undo, second, first]
    assert [row.past.stands for row in part.rows] == [True, True, True, False]
    assert [row.about for row in part.rows] == [
        (About("claim-1", None, "claim-1"),),
        (About(first.id, "decision", "accept by anna"),),
        (About(MAN, "person", "Nadir Haso"),),
        (About(EVENT, "incident", "shooting assassination in Bza’a"),),
    ]
    assert part.users == ("anna", "omar")


def test_the_history_is_sought_by_user_and_verdict_and_comes_in_pages(ledger: Ledger) -> None:
    made = [decided(Ruling("accept", (f"claim-{n}",)), "", "anna") for n in range(SIZE + 1)]
    append(ledger, [*made, decided(Ruling("reject", ("claim-1",)), "", "omar")])
    assert [row.past.decision.user for row in past_part(ledger, Sought(user="omar"), 1).rows] == ["omar"]
    accepted = past_part(ledger, Sought(verdict="accept"), 2)
    assert (accepted.total, accepted.pages, len(accepted.rows)) == (SIZE + 1, 2, 1)
    assert accepted.rows[0].past.decision == made[0]
    assert past_part(ledger, Sought("omar", "accept"), 1).rows == ()

"""Incidents with all that their reports say of them."""

from __future__ import annotations

from unittest.mock import patch

from tests.ledger.reports import STORIES, record, resolver
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import refresh
from wireledger.ledger.tellings import told_incidents


def test_every_incident_comes_once_in_the_order_of_the_list(kept: Ledger) -> None:
    listed = [row.id for row in incidents(kept, Wanted(), order="oldest")]
    assert [told.row.id for told in told_incidents(kept, Wanted())] == listed
    newest = [row.id for row in incidents(kept, Wanted(), order="newest")]
    assert [told.row.id for told in told_incidents(kept, Wanted(), "newest")] == newest


def test_batches_change_nothing(kept: Ledger) -> None:
    whole = list(told_incidents(kept, Wanted()))
    with patch("wireledger.ledger.tellings._AT_ONCE", 1):
        assert list(told_incidents(kept, Wanted())) == whole


def test_filters_hold(kept: Ledger) -> None:
    (told,) = told_incidents(kept, Wanted(place="Bza’a"))
    assert told.row.place == "Bza’a"


def test_each_report_tells_with_its_claims_and_who_takes_part(kept: Ledger) -> None:
    told = next(t for t in told_incidents(kept, Wanted()) if t.row.reports == 3)
    by_ref = {telling.document.ref: telling for telling in told.tellings}
    assert set(by_ref) == {"a1", "a2", "a3"}
    expected = record(STORIES[1])
    assert by_ref["a2"].event == expected.events[0]
    assert {c.id for c in by_ref["a2"].claims} == set(expected.events[0].claims)
    assert [e.name for e in by_ref["a2"].entities] == ["Karim Adel"]
    (part,) = told.involved
    assert (part.identity.name, part.roles, len(part.entities)) == ("Karim Adel", ("target",), 3)


def test_what_a_reviewer_corrected_is_told_corrected(filled: Ledger) -> None:
    event = record(STORIES[1]).events[0].id
    append(filled, [decided(Ruling("correct", (event,), "killed", "9"), "recount", user="anna")])
    refresh(filled, resolver)
    (telling,) = (
        t for told in told_incidents(filled, Wanted()) for t in told.tellings if t.document.ref == "a2"
    )
    assert (telling.event.killed.min, telling.event.killed.max) == (9, 9)


def test_what_a_reviewer_rejected_of_a_person_is_not_told_of_who_takes_part(filled: Ledger) -> None:
    given = record(STORIES[1])
    fate = next(c.id for c in given.claims if c.predicate == "fate")
    append(filled, [decided(Ruling("reject", (fate,)), "a mix-up", "Anna")])
    refresh(filled, resolver)
    tellings = (t for told in told_incidents(filled, Wanted()) for t in told.tellings)
    (telling,) = (t for t in tellings if t.document.ref == given.document.ref)
    (told,) = telling.entities
    (before,) = (e for e in given.entities if e.id == told.id)
    assert (before.fate, told.fate) == ("killed", "unknown")
    assert [a.name for a in told.aliases] == [a.name for a in before.aliases]

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.ledger.reports import resolver
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, decided, history
from wireledger.ledger.matters import OvertakenError, append_unless_overtaken, decided_on
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import refresh, resolution

NONE: frozenset[str] = frozenset()


def events(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """The events of each incident, by its first day."""
    days = {row.id: row.start or "" for row in incidents(ledger, Wanted())}
    return {days[i.id]: tuple(e.event for e in i.events) for i in resolution(ledger).incidents}


def several(ledger: Ledger) -> tuple[str, str]:
    """Two events of one incident."""
    first, second, *_ = next(e for e in events(ledger).values() if len(e) > 1)
    return first, second


def test_a_decision_is_kept_where_nothing_came_between(filled: Ledger) -> None:
    event, _ = several(filled)
    first = decided(Ruling("accept", (event,)), "", "anna")
    assert append_unless_overtaken(filled, first, seen=NONE)
    second = decided(Ruling("reject", (event,)), "", "bela")
    assert append_unless_overtaken(filled, second, seen=frozenset({first.id}))
    assert decided_on(filled, [event]) == (first, second)


def test_one_that_did_not_see_another_is_refused_with_it(filled: Ledger) -> None:
    event, sibling = several(filled)
    first = decided(Ruling("accept", (event,)), "", "anna")
    append_unless_overtaken(filled, first, seen=NONE)
    with pytest.raises(OvertakenError) as caught:
        append_unless_overtaken(filled, decided(Ruling("reject", (sibling,)), "", "bela"), seen=NONE)
    assert caught.value.meanwhile == (first,)
    assert [past.decision for past in history(filled)] == [first]


def test_other_matters_are_no_hindrance(filled: Ledger) -> None:
    one, other = (told[0] for told in list(events(filled).values())[:2])
    append_unless_overtaken(filled, decided(Ruling("accept", (one,)), "", "anna"), seen=NONE)
    assert append_unless_overtaken(filled, decided(Ruling("accept", (other,)), "", "bela"), seen=NONE)


def test_the_same_decision_sent_twice_is_kept_once(filled: Ledger) -> None:
    event, _ = several(filled)
    made = [decided(Ruling("accept", (event,)), "", "anna") for _ in range(2)]
    assert append_unless_overtaken(filled, made[0], seen=NONE)
    assert not append_unless_overtaken(filled, made[1], seen=NONE)
    assert len(history(filled)) == 1


def test_taking_back_is_part_of_the_matter(filled: Ledger) -> None:
    event, _ = several(filled)
    first = decided(Ruling("reject", (event,)), "", "anna")
    append_unless_overtaken(filled, first, seen=NONE)
    undone = decided(Ruling("undo", (first.id,)), "", "anna")
    assert append_unless_overtaken(filled, undone, seen=frozenset({first.id}))
    assert decided_on(filled, [event]) == decided_on(filled, [first.id]) == (first, undone)
    with pytest.raises(OvertakenError) as caught:
        append_unless_overtaken(
            filled, decided(Ruling("undo", (first.id,)), "", "bela"), seen=frozenset({first.id})
        )
    assert caught.value.meanwhile == (undone,)


def test_what_was_joined_is_one_matter(filled: Ledger) -> None:
    days = events(filled)
    one, other = days["2022-05-03"][0], days["2022-05-09"][0]
    join = decided(Ruling("same", (one, other)), "", "anna")
    append_unless_overtaken(filled, join, seen=NONE)
    refresh(filled, resolver)
    assert join in decided_on(filled, [days["2022-05-03"][-1]])
    assert decided_on(filled, days["2022-05-09"]) == (join,)


def test_decisions_that_belong_together_are_kept_together_or_not_at_all(filled: Ledger) -> None:
    days = events(filled)
    (one, *others), (other, *_) = days["2022-05-03"], days["2022-05-09"]
    theirs = decided(Ruling("accept", (others[0],)), "", "bela")
    append_unless_overtaken(filled, theirs, seen=NONE)
    apart = decided(Ruling("different", (other, "event-elsewhere")), "", "anna")
    held = decided(Ruling("same", (one, *others)), "", "anna")
    with pytest.raises(OvertakenError) as caught:
        append_unless_overtaken(filled, apart, held, seen=NONE)
    assert caught.value.meanwhile == (theirs,)
    assert [past.decision for past in history(filled)] == [theirs]
    assert append_unless_overtaken(filled, apart, held, seen=frozenset({theirs.id}))
    assert [past.decision for past in history(filled)] == [theirs, apart, held]
    again = [decided(Ruling(d.verdict, d.items), "", "anna") for d in (apart, held)]
    assert not append_unless_overtaken(filled, *again, seen=frozenset({theirs.id}))


def test_of_reviewers_at_the_same_time_one_is_kept(filled: Ledger) -> None:
    event, _ = several(filled)

    def take(user: str) -> bool:
        try:
            return append_unless_overtaken(filled, decided(Ruling("accept", (event,)), "", user), seen=NONE)
        except OvertakenError:
            return False

    with ThreadPoolExecutor(8) as many:
        kept = list(many.map(take, [f"reviewer {n}" for n in range(8)]))
    assert kept.count(True) == 1
    assert len(history(filled)) == 1

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.telling import decision
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import Decision

SAME = decision("same", "e1", "e2", id="d1", time="2024-10-01T00:00:00Z")
UNDO = decision("undo", "d1", id="d2", time="2024-10-02T00:00:00Z")
REDO = decision("undo", "d2", id="d3", time="2024-10-03T00:00:00Z")
DIFFERENT = decision("different", "e2", "e1", id="d4", time="2024-10-04T00:00:00Z")


def test_an_undone_decision_does_not_stand() -> None:
    assert standing([SAME]) == (SAME,)
    assert standing([SAME, UNDO]) == ()


def test_an_undone_undo_has_no_effect() -> None:
    assert standing([SAME, UNDO, REDO]) == (SAME,)


def test_an_undo_of_the_same_instant_comes_after() -> None:
    undo = decision("undo", "d1", id="d0", time=SAME.time)
    assert standing([undo, SAME]) == ()


@given(st.permutations([SAME, UNDO, REDO, DIFFERENT]))
def test_the_order_of_the_rows_changes_nothing(rows: list[Decision]) -> None:
    assert standing(rows) == (SAME, DIFFERENT)


def test_the_later_of_two_decisions_on_a_pair_holds() -> None:
    found = rulings(standing([DIFFERENT, SAME]))
    assert found.same == ()
    assert found.different == {("e1", "e2")}


def test_a_decision_on_three_items_is_about_each_pair() -> None:
    found = rulings([decision("same", "e3", "e1", "e2")])
    assert set(found.same) == {("e1", "e2"), ("e1", "e3"), ("e2", "e3")}


def test_the_latest_joining_comes_first() -> None:
    later = decision("same", "e5", "e6", id="d9", time="2024-11-01T00:00:00Z")
    assert rulings([SAME, later]).same == (("e5", "e6"), ("e1", "e2"))


def test_an_accepted_event_is_no_longer_rejected() -> None:
    reject = decision("reject", "e1", id="d5", time="2024-10-01T00:00:00Z")
    accept = decision("accept", "e1", id="d6", time="2024-10-02T00:00:00Z")
    assert rulings([reject]).corrections.rejected == {"e1"}
    found = rulings([reject, accept]).corrections
    assert (found.rejected, found.accepted) == (frozenset(), frozenset({"e1"}))


def test_a_correction_names_item_and_field() -> None:
    first = decision("correct", "e1", id="d7", field="killed", value="3")
    later = decision("correct", "e1", id="d8", field="killed", value="4", time="2024-10-09T00:00:00Z")
    found = rulings([later, first]).corrections
    assert found.values == {("e1", "killed"): later}
    assert found.value("e1", "killed") == "4"
    assert found.items == {"e1"}


def test_a_correction_takes_up_what_was_rejected_before() -> None:
    reject = decision("reject", "c1", id="d5", time="2024-10-02T00:00:00Z")
    before = decision("correct", "c1", id="d6", field="value", value="3", time="2024-10-01T00:00:00Z")
    after = decision("correct", "c1", id="d7", field="value", value="4", time="2024-10-03T00:00:00Z")
    assert rulings([reject, before]).corrections.rejected == {"c1"}
    assert rulings([reject, after]).corrections.rejected == frozenset()

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import builders
from tests.resolve.telling import report
from wireledger.records import Record
from wireledger.resolve.shelf import Shelf

RECORDS = [
    report("late", published="2024-09-20"),
    report("undated", published=None),
    report("b", published="2024-09-14", hit=["Anas"], fate="killed"),
    report("a", published="2024-09-14", killed="2+"),
    builders.record(),
]


@settings(max_examples=20, deadline=None)
@given(st.permutations(RECORDS))
def test_records_come_back_as_they_were_in_the_order_of_their_publication(records: list[Record]) -> None:
    shelf = Shelf(records)
    assert list(shelf) == [shelf[at] for at in range(len(shelf))]
    assert sorted(map(repr, shelf)) == sorted(map(repr, RECORDS))
    assert [r.document.ref for r in shelf if r in RECORDS[:4]] == ["a", "b", "late", "undated"]


def test_labels_stand_beside_the_records() -> None:
    shelf = Shelf(RECORDS)
    for label, record in zip(shelf.labels, shelf, strict=True):
        assert (label.ref, label.document) == (record.document.ref, record.document.id)
        assert label.events == tuple(e.id for e in record.events)
        assert label.entities == tuple(e.id for e in record.entities)


def test_a_shelf_is_not_packed_again() -> None:
    shelf = Shelf(RECORDS)
    assert Shelf.of(shelf) is shelf
    assert list(Shelf.of(RECORDS)) == list(shelf)

"""Parts of stored records, taken out of their lines without reading the rest."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests import builders
from tests.ledger.reports import STORIES, record
from tests.resolve.telling import report
from wireledger.ledger.stored import StoredRecord, stored
from wireledger.plain import to_line
from wireledger.records import Claim, Entity, Event, Record

RECORDS = [builders.record(), *map(record, STORIES), report("a", "A strike killed Anas.", hit=["Anas"])]
ODD = st.text(st.characters(), min_size=1, max_size=6) | st.sampled_from(
    ['"', '{"id": "x", "kind": ', "\\", '\\"', "\u2028", "\ud800", "a\nb"]
)


def ids(parts: tuple[Claim | Entity | Event, ...]) -> list[str]:
    return [part.id for part in parts]


def test_every_part_is_what_the_record_has() -> None:
    for whole in RECORDS:
        held = StoredRecord(to_line(whole))
        assert held.document() == whole.document
        assert tuple(held.events(ids(whole.events))) == whole.events
        assert tuple(held.entities(reversed(ids(whole.entities)))) == whole.entities
        assert tuple(held.claims(ids(whole.claims))) == whole.claims
        assert set(held.ids) == {*ids(whole.events), *ids(whole.entities), *ids(whole.claims)}


def test_a_line_is_what_was_written() -> None:
    assert [stored(Record, to_line(one)) for one in RECORDS] == RECORDS


def test_what_is_not_there_is_left_out() -> None:
    assert StoredRecord(to_line(RECORDS[0])).claims(["claim-of-another"]) == []


@given(ODD, ODD)
def test_whatever_a_text_or_an_id_holds(name: str, words: str) -> None:
    made = report("a", "A strike killed Anas.", hit=["Anas"])
    entity = replace(made.entities[0], id=name, name=words)
    whole = replace(made, entities=(entity,), document=replace(made.document, title=words, text=words))
    held = StoredRecord(to_line(whole))
    assert held.entities([name]) == [entity]
    assert held.document() == whole.document
    assert tuple(held.events(ids(whole.events))) == whole.events

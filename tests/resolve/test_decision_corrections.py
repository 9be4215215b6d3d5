from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import builders
from tests.resolve.telling import decision, report
from wireledger.records import Count, Event
from wireledger.resolve.decision_corrections import Corrections, corrected
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import Decision, Verdict

RECORD = report("a", killed="3", actors=["Salt Brigade"])


def correct(field: str, value: str) -> Event:
    given = decision("correct", "event-a", field=field, value=value)
    return corrected(RECORD, Corrections.of({("event-a", field): given})).events[0]


def test_a_corrected_number_takes_the_place_of_what_was_read() -> None:
    event = correct("killed", "4+")
    assert event.killed == Count(4, None)
    assert [(v.value, v.claim) for v in event.values if v.field == "killed"] == [("4+", "d1")]


def test_a_corrected_date_is_as_fine_as_given() -> None:
    date = correct("date", "2024-09").date
    assert (date.start, date.end, date.precision) == ("2024-09", "2024-09", "month")
    assert correct("date", "2024-09-10/2024-09-11").date.end == "2024-09-11"


def test_a_corrected_place_is_looked_up() -> None:
    place = correct("place", "Aleppo, Syria").place
    assert (place.text, place.country) == ("Aleppo, Syria", "SY")


def test_a_corrected_type_and_actor() -> None:
    assert correct("type", "ground_raid").type == "ground_raid"
    event = correct("actor", "Coast Front")
    assert [v.value for v in event.values if v.field == "actor"] == ["Coast Front"]
    assert event.roles == ()


@pytest.mark.parametrize(
    ("field", "value"), [("killed", "many"), ("date", "last week"), ("type", "ambush"), ("mood", "bad")]
)
def test_what_cannot_be_understood_changes_nothing(field: str, value: str) -> None:
    assert correct(field, value) == RECORD.events[0]


def test_other_events_are_left_alone() -> None:
    given = decision("correct", "event-b", field="killed", value="9")
    assert corrected(RECORD, Corrections.of({("event-b", "killed"): given})) is RECORD


ITEMS = ["e1", "p1", "g1", *(f"c{n}" for n in range(1, 13))]
FIELDS = ["value", "speaker", "modality", "name", "killed", "date", "type", "status", "target"]
VALUES = ["3", "2022-05", "shelling", "denied", "Lina Sayed", "captured", "Karim", "Salt Brigade", " "]


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    number, item = draw(st.integers(0, 99)), draw(st.sampled_from(ITEMS))
    made, time = f"d{number}", f"2024-10-01T00:00:{number:02}Z"
    if draw(st.booleans()):
        verdict: Verdict = draw(st.sampled_from(("accept", "reject")))
        return decision(verdict, item, id=made, time=time)
    field, value = draw(st.sampled_from(FIELDS)), draw(st.sampled_from(VALUES))
    return decision("correct", item, id=made, time=time, field=field, value=value)


@given(st.lists(decisions(), max_size=8, unique_by=lambda d: d.id))
def test_whatever_is_decided_nothing_stands_without_a_claim_or_a_decision(taken: list[Decision]) -> None:
    found = corrected(builders.record(), rulings(taken).corrections)
    backing = {c.id for c in found.claims} | {d.id for d in taken}
    text = found.document.text
    for entity in found.entities:
        assert {a.claim for a in entity.aliases} | {r.claim for r in entity.roles} <= backing
        assert {m.claim for m in entity.moves} | {w.claim for w in entity.part_of} <= backing
        assert all(text[m.start : m.end] == m.text for m in entity.mentions)
    known = {e.id for e in found.entities}
    for event in found.events:
        assert {v.claim for v in event.values} <= backing
        assert {p.entity for p in event.roles} <= known | {None}
        assert event.triggers
    assert {s.entity for c in found.claims for s in c.sources} <= known | {None}
    assert {c.subject for c in found.claims} <= known | {e.id for e in found.events} | {None}
    assert corrected(builders.record(), rulings(taken[::-1]).corrections) == found


@given(st.lists(decisions(), max_size=6, unique_by=lambda d: d.id))
def test_undoing_all_decisions_gives_back_the_record(taken: list[Decision]) -> None:
    undos = [decision("undo", d.id, id=f"u{d.id}", time="2024-11-01T00:00:00Z") for d in taken]
    record = builders.record()
    assert corrected(record, rulings(standing([*undos, *taken])).corrections) is record

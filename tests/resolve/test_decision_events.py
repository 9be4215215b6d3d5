from __future__ import annotations

from dataclasses import replace

from tests import builders
from tests.resolve.telling import decision, report
from wireledger.records import Count, Event, Record
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.decisions import rulings
from wireledger.resolve.resolution import Decision

RECORD = builders.record()
RAID, STRIKE, DAY, PLACE, KILLED = "c1", "c2", "c3", "c4", "c5"


def events(record: Record, *decisions: Decision) -> tuple[Event, ...]:
    return corrected(record, rulings(decisions).corrections).events


def judged(*decisions: Decision) -> Event:
    (event,) = events(RECORD, *decisions)
    return event


def values(event: Event, field: str) -> list[str]:
    return [v.value for v in event.values if v.field == field]


def test_a_type_whose_claim_was_rejected_gives_way_to_the_other() -> None:
    event = judged(decision("reject", RAID))
    assert (event.type, values(event, "type"), event.conflicts) == (
        "air_drone_strike",
        ["air_drone_strike"],
        (),
    )
    assert [t.text for t in event.triggers] == ["drone strike"]
    assert RAID not in event.claims


def test_what_no_words_tell_is_not_told() -> None:
    found = corrected(RECORD, rulings([decision("reject", RAID, STRIKE)]).corrections)
    assert found.events == ()
    assert {c.subject for c in found.claims} == {"p1", "g1", None}


def test_fields_without_a_claim_are_unknown() -> None:
    event = judged(decision("reject", DAY, PLACE, KILLED))
    assert (event.date.start, event.date.precision) == (None, "unknown")
    assert (event.place.name, event.place.precision) == (None, "unknown")
    assert event.killed == Count(None, None)
    assert {v.field for v in event.values} == {"type"}


def test_a_value_with_another_claim_stays() -> None:
    record = report("a", killed="3")
    (event,) = record.events
    again = replace(event.values[-1], claim="a-killed-again")
    record = replace(record, events=(replace(event, values=(*event.values, again)),))
    (judged,) = events(record, decision("reject", "a-killed-3"))
    assert (values(judged, "killed"), judged.killed) == (["3"], Count(3, 3))


def test_a_corrected_claim_changes_its_value_and_what_the_event_shows() -> None:
    event = judged(
        decision("correct", DAY, field="value", value="2022-05-04"),
        decision("correct", KILLED, field="value", value="3", id="d2"),
    )
    assert [(v.value, v.claim) for v in event.values if v.field in ("date", "killed")] == [
        ("2022-05-04", DAY),
        ("3", KILLED),
    ]
    assert (event.date.start, event.killed) == ("2022-05-04", Count(3, 3))


def test_who_is_named_by_no_claim_takes_no_part() -> None:
    record = report("a", hit=["Anas al-Dandal", "Samir Qabbani"])
    (event,) = events(record, decision("reject", "a-target-Anas al-Dandal"))
    assert [p.text for p in event.roles] == ["Samir Qabbani"]


def test_a_name_that_was_corrected_is_the_name_of_who_was_hit() -> None:
    record = report("a", hit=["Anas al-Dandal"])
    (event,) = events(record, decision("correct", "a:Anas al-Dandal", field="name", value="Anas Dandal"))
    assert values(event, "target") == ["Anas Dandal"]
    assert [p.entity for p in event.roles] == ["a:Anas al-Dandal"]


def test_a_corrected_actor_whom_the_report_names_takes_part() -> None:
    record = report(
        "a", "A strike by the Salt Brigade in al-Bab; the Coast Front denied it.", actors=["Salt Brigade"]
    )
    other = report("b", "A strike by the Salt Brigade in al-Bab; the Coast Front denied it.",
                   actors=["Coast Front"]).entities[0]  # fmt: skip
    record = replace(record, entities=(*record.entities, other))
    (event,) = events(record, decision("correct", "event-a", field="actor", value="Coast Front"))
    assert [(p.role, p.text, p.entity) for p in event.roles] == [("actor", "Coast Front", "b:Coast Front")]


def test_status_and_acceptance() -> None:
    event = judged(
        decision("correct", "e1", field="status", value="alleged"), decision("accept", "e1", id="d2")
    )
    assert (event.status, event.confidence) == ("alleged", 1.0)


def test_a_rejected_event_is_not_told() -> None:
    assert events(RECORD, decision("reject", "e1")) == ()

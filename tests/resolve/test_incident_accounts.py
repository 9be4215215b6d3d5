from __future__ import annotations

from dataclasses import replace

from tests.resolve.telling import report
from wireledger.records import Entity, EventValue, Place, Record, Span
from wireledger.resolve.incident_accounts import Account, accounts, spots_of
from wireledger.resolve.resolution import Identity

TEXT = "Residents of Qabasin mourned. A drone strike in al-Bab killed Anas al-Dandal of the Salt Brigade."
RECORD = report("a", TEXT, hit=["Anas al-Dandal"], actors=["Salt Brigade"], killed="1")


def only(record: Record, *identities: Identity) -> Account:
    (found,) = accounts([(record, e) for e in record.events], identities)
    return found


def test_an_account_has_what_the_event_and_its_sentence_say() -> None:
    found = only(RECORD)
    assert (found.ref, found.event, found.type, found.main) == ("a", "event-a", "air_drone_strike", True)
    assert found.victims == found.people == found.cast == {"a:Anas al-Dandal"}
    assert found.groups == {"a:Salt Brigade"}
    assert "drone" in found.words
    assert "mourned" not in found.words
    assert "kbsn" in found.story


def test_people_go_by_their_identities() -> None:
    man = Identity("p1", "person", "Anas al-Dandal", (), (), ("a:Anas al-Dandal", "b:Abu Ubayd"))
    assert only(RECORD, man).victims == {"p1"}


def test_events_that_are_merely_supposed_are_no_accounts() -> None:
    supposed = replace(RECORD.events[0], status="hypothetical")
    assert accounts([(RECORD, supposed)], ()) == ()


def test_the_event_that_is_told_first_is_the_main_one() -> None:
    later = replace(RECORD.events[0], id="later", triggers=(Span(60, 66, "killed"),))
    found = accounts([(RECORD, RECORD.events[0]), (RECORD, later)], ())
    assert {a.event: a.main for a in found} == {"event-a": True, "later": False}


def test_every_place_of_the_event_counts() -> None:
    road = Entity("x", "place", "Tadef road", place=Place(1, 36.35, 37.53, "SY", "09", "near"))
    event = RECORD.events[0]
    event = replace(event, values=(*event.values, EventValue("place", "Tadef road", "c")))
    record = replace(RECORD, entities=(*RECORD.entities, road), events=(event,))
    assert list(spots_of(record, event)) == ["al-Bab", "Tadef road"]

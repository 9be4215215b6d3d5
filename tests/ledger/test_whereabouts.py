from __future__ import annotations

from tests.ledger.reports import STORIES, record
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.whereabouts import incidents_of, roles, whereabouts

EVENTS = [record(story).events[0].id for story in STORIES]


def raid(ledger: Ledger) -> str:
    return incidents(ledger, Wanted(place="Tel Arran", until="2022-05-03"))[0].id


def test_every_report_has_its_own_place(kept: Ledger) -> None:
    found = whereabouts(kept, raid(kept))
    assert [w.ref for w in found] == ["a1", "a2", "a3"]
    assert [w.event for w in found] == EVENTS[:3]
    assert {(w.place.text, w.place.lat, w.place.precision) for w in found} == {("Tel Arran", 36.1, "exact")}


def test_a_corrected_place_is_where_it_was_corrected_to(filled: Ledger) -> None:
    append(filled, [decided(Ruling("correct", (EVENTS[0],), "place", "Aleppo"), "the map")])
    assert [w.place.text for w in whereabouts(filled, raid(filled))] == ["Aleppo", "Tel Arran", "Tel Arran"]


def test_as_what_somebody_takes_part(kept: Ledger) -> None:
    assert set(roles(kept, raid(kept)).values()) == {("target",)}


def test_the_incidents_of_events(kept: Ledger) -> None:
    found = incidents_of(kept, [EVENTS[0], EVENTS[1], "event-ffff"])
    assert {event: row.id for event, row in found.items()} == dict.fromkeys(EVENTS[:2], raid(kept))

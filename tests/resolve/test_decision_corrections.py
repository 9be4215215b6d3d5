from __future__ import annotations

import pytest

from tests.resolve.telling import decision, report
from wireledger.records import Count, Event
from wireledger.resolve.decision_corrections import corrected

RECORD = report("a", killed="3", actors=["Salt Brigade"])


def correct(field: str, value: str) -> Event:
    given = decision("correct", "event-a", field=field, value=value)
    return corrected(RECORD, {("event-a", field): given}).events[0]


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
    assert corrected(RECORD, {("event-b", "killed"): given}) is RECORD

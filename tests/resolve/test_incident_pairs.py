from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.resolve.telling import AL_BAB, Where, report
from wireledger.records import EventDate, EventValue, Record
from wireledger.resolve.incident_accounts import accounts, vocabulary
from wireledger.resolve.incident_pairs import Comparison, compare

LEFT = report("a", hit=["Anas al-Dandal"])


def compared(a: Record, b: Record) -> Comparison:
    first, second = accounts([(r, e) for r in (a, b) for e in r.events], ())
    words = vocabulary([first, second])
    found = compare(first, second, words)
    assert found == compare(second, first, words)
    return found


def odds(**changes: Any) -> float:
    """The log-odds that a second report, changed so, tells of the same strike as the first."""
    return compared(report("a", killed="3"), report("b", **{"killed": "3", **changes})).log_odds


def test_same_day_same_place_same_method_is_one_incident() -> None:
    found = compared(report("a"), report("b"))
    assert found.log_odds > 0
    assert found.probability > 0.5
    assert "same day (2024-09-12)" in found.reasons()
    assert "same place" in found.reasons()


@pytest.mark.parametrize(
    "changes",
    [
        {"day": "2024-09-13"},
        {"day": "2024-09"},
        {"day": None},
        {"killed": "9"},
        {"type": "ground_raid"},
        {"where": ("Raqqa", 35.95, 39.01, "SY", "04", "exact")},
    ],
)
def test_each_difference_speaks_against(changes: dict[str, Any]) -> None:
    assert odds(**changes) < odds()


def test_twins_some_days_apart_are_two_incidents() -> None:
    near_twin = compared(report("a"), report("b", day="2024-09-15", published="2024-09-16"))
    assert near_twin.log_odds < 0
    assert "but 3 days apart" in near_twin.reasons()


def test_what_happened_after_a_report_is_not_in_it() -> None:
    found = compared(report("a", published="2024-09-10", day=None), report("b"))
    assert "but one was published before the other's date" in found.reasons()
    assert found.log_odds < -3


def test_reports_may_disagree_about_the_method() -> None:
    raid = report("b", "A raid in al-Bab killed Anas al-Dandal.", trigger="raid", type="ground_raid")
    assert odds(type="ground_raid") > odds(type="designation_sanction")
    assert compared(LEFT, raid).log_odds > 0


def in_one_report(**changes: Any) -> Comparison:
    """Two events of one report, the second changed so."""
    twice = replace(LEFT, events=(LEFT.events[0], replace(LEFT.events[0], id="other", **changes)))
    first, second = accounts([(twice, e) for e in twice.events], ())
    return compare(first, second, vocabulary([first, second]))


def test_events_of_one_report_stay_apart() -> None:
    assert in_one_report().reasons() == ("but the report tells them apart",)
    other = in_one_report(type="seizure", values=())
    assert other.log_odds < in_one_report().log_odds < 0


def test_what_a_report_tells_and_denies_may_be_one_event() -> None:
    nowhen = EventDate(None, None, "unknown", None)
    assert in_one_report(status="denied", date=nowhen, values=()).log_odds > 0
    elsewhen = EventDate("2021-03-01", "2021-03-01", "day", None)
    assert in_one_report(status="denied", date=elsewhen, values=()).log_odds < 0


def test_a_year_is_no_day_near_which_an_undated_event_was_told() -> None:
    undated = report("a", day=None)
    told = {day: compared(undated, report("b", day=day)) for day in ("2024-09-12", "2024-09", "2024")}
    assert told["2024"].log_odds < told["2024-09"].log_odds < told["2024-09-12"].log_odds
    assert "but undated, told in that year" in told["2024"].reasons()
    assert told["2024"].log_odds == compared(report("a", day="2024"), report("b", day="2024")).log_odds


def test_an_undated_event_is_likelier_the_nearer_it_was_told() -> None:
    days = ("2024-09-14", "2024-09-28", "2024-10-20", "2025-02-01")
    soon, later, weeks_later, long_after = (odds(day=None, published=day) for day in days)
    assert soon > later > weeks_later > long_after


def test_a_type_that_some_triggers_give_counts() -> None:
    raid = report("b", type="ground_raid", killed="3")
    event = raid.events[0]
    drone = replace(event, values=(*event.values, EventValue("type", "air_drone_strike", "c")))
    assert compared(report("a", killed="3"), replace(raid, events=(drone,))).log_odds > odds(
        type="ground_raid"
    )


ORLIV: Where = ("Orliv", 48.6, 37.4, "UA", "05", "exact")
REGION: Where = ("Stepna region", 48.4, 37.8, "UA", "05", "province")


def shelled(ref: str, where: Where | None, text: str = "Shells fell in Stepna region on Tuesday.") -> Record:
    return report(ref, text, trigger="fell", type="shelling", where=where)


def test_of_events_in_two_towns_common_words_say_less() -> None:
    velna: Where = ("Velna", 48.4, 37.8, "UA", "05", "exact")
    far = compared(shelled("a", velna), shelled("b", ORLIV))
    unknown = compared(shelled("a", velna), shelled("b", None))
    assert "but places apart" in far.reasons()
    assert "both reports tell it first" not in far.reasons()
    assert far.log_odds < unknown.log_odds - 4


def test_the_province_that_both_reports_name_is_no_place_in_common() -> None:
    assert (
        "the place is named in both reports"
        not in compared(shelled("a", REGION), shelled("b", None)).reasons()
    )


def test_a_road_may_lie_in_the_town_of_the_other_report() -> None:
    road: Where = ("the Tadef road", None, None, None, None, "unknown")
    village: Where = ("Tadef", None, None, None, None, "unknown")
    text = "A drone strike killed one man on Thursday."
    here = report("a", text, where=AL_BAB)
    assert (
        compared(here, report("b", text, where=road)).log_odds
        > compared(here, report("b", text, where=village)).log_odds
    )


def test_a_place_that_the_other_report_names_speaks_for_one_incident() -> None:
    nameless = "A drone strike killed one man, residents of {} said."
    there = report("a", nameless.format("Al-Bab"), where=None)
    elsewhere = report("b", nameless.format("Idlib"), where=None)
    here = report("c", where=AL_BAB)
    assert compared(there, here).log_odds > compared(elsewhere, here).log_odds


def test_the_same_sentence_of_another_day_is_another_incident() -> None:
    same_words = compared(report("a"), report("b", day="2024-09-14"))
    assert "told in the same words" not in same_words.reasons()

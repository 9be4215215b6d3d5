from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.resolve.telling import AL_BAB, report
from wireledger.records import Record
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


def test_events_of_one_report_stay_apart() -> None:
    twice = replace(LEFT, events=(LEFT.events[0], replace(LEFT.events[0], id="other")))
    first, second = accounts([(twice, e) for e in twice.events], ())
    assert compare(first, second, vocabulary([first, second])).reasons() == (
        "but the report tells them apart",
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

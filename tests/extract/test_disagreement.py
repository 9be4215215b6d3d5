"""What contradicts and what only differs in precision."""

from __future__ import annotations

import pytest

from wireledger.extract.disagreement import counts_contradict, dates_contradict
from wireledger.extract.event_types import event_types, methods_contradict
from wireledger.extract.questions import EVENT_TYPES
from wireledger.records import Count, EventDate


def day(start: str | None, end: str | None = None) -> EventDate:
    return EventDate(start, end or start, "day", None)


@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        (day("2023-07-07"), day("2023-07-07"), False),
        (day("2023-07-07"), day("2023-07-08"), True),
        (day("2023-07-07"), day("2023-07"), False),
        (day("2023-07-07"), day("2023"), False),
        (day("2023-07-31"), day("2023-08"), True),
        (day("2016-12-11", "2016-12-13"), day("2016-12-13"), False),
        (day(None), day("2016-12-13"), False),
    ],
)
def test_dates_know_their_precision(a: EventDate, b: EventDate, contradict: bool) -> None:
    assert dates_contradict(a, b) is contradict
    assert dates_contradict(b, a) is contradict


@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        (Count(3, 3), Count(2, None), False),
        (Count(3, 3), Count(4, None), True),
        (Count(2, 5), Count(5, 9), False),
        (Count(None, 12), Count(13, 13), True),
        (Count(None, None), Count(7, 7), False),
    ],
)
def test_counts_are_ranges(a: Count, b: Count, contradict: bool) -> None:
    assert counts_contradict(a, b) is contradict
    assert counts_contradict(b, a) is contradict


@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        ("ground_raid", "air_drone_strike", True),
        ("killing_unspecified", "air_drone_strike", False),
        ("bombing", "suicide_bombing", False),
        ("armed_clash", "shooting_assassination", False),
        ("shelling", "air_drone_strike", True),
    ],
)
def test_methods(a: str, b: str, contradict: bool) -> None:
    assert methods_contradict(a, b) is contradict


def test_every_type_of_the_record_is_described() -> None:
    assert tuple(event_types()) == EVENT_TYPES

"""The calibration error, and which items count as right."""

import pytest

from benchmarks.calibration import Judged, by_kind, calibration, table


def items(kind: str, sure: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(kind, sure, i < right) for i in range(right + wrong)]


def test_confidences_that_hold_have_no_error() -> None:
    found = calibration([*items("event", 0.75, 3, 1), *items("event", 0.25, 1, 3)])
    assert found.error == pytest.approx(0.0)
    assert (found.confidence, found.right, found.items) == (0.5, 0.5, 8)


def test_the_error_weighs_each_bin_by_its_items() -> None:
    found = calibration([*items("event", 0.9, 0, 1), *items("event", 0.1, 0, 9)])
    assert found.error == pytest.approx(0.1 * 0.9 + 0.9 * 0.1)


def test_certainty_falls_in_the_last_bin() -> None:
    assert calibration(items("role", 1.0, 2, 0)).error == 0.0


def test_no_items_are_no_error() -> None:
    assert calibration([]).items == 0


def test_values_of_events_are_told_together() -> None:
    found = by_kind([*items("actor", 0.5, 1, 1), *items("place", 0.5, 1, 1), *items("role", 1.0, 1, 0)])
    assert found["event values"].items == 4
    assert found["all"].items == 5
    assert "| role | 0.000 | 1.000 | 1.000 | 1 |" in table(found)

from __future__ import annotations

import pytest

from wireledger.records import Count
from wireledger.resolve.conflict_counts import count_in


@pytest.mark.parametrize(
    ("value", "count"),
    [("3", Count(3, 3)), ("3+", Count(3, None)), ("2-5", Count(2, 5)), (" 0 ", Count(0, 0))],
)
def test_a_value_is_a_range(value: str, count: Count) -> None:
    assert count_in(value) == count


@pytest.mark.parametrize("value", ["many", "", "-3", "3.5", "at least 2"])
def test_anything_else_is_none(value: str) -> None:
    assert count_in(value) is None

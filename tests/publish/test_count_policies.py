"""From what voices say to numbers: the lowest, and low, best and high."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.accounts import Account, Number, code
from wireledger.publish.count_policies import Estimate, estimate, lowest


def killed(*numbers: tuple[str, str]) -> Account:
    return Account(killed=tuple(Number(value, value, voice) for value, voice in numbers))


@pytest.mark.parametrize(
    ("numbers", "low", "expected"),
    [
        ([("5", "a")], 5, Estimate(5, 5, 5)),
        ([("5", "a"), ("9+", "b")], 5, Estimate(5, 5, 9)),
        ([("6-11", "a"), ("31+", "b")], 6, Estimate(6, 6, 31)),
        ([("0", "a"), ("3", "b")], 0, Estimate(0, 0, 3)),
        ([], None, None),
    ],
)
def test_the_numbers_of_one_report(
    numbers: list[tuple[str, str]], low: int | None, expected: Estimate | None
) -> None:
    counts = code(killed(*numbers)).killed
    assert lowest(counts) == low
    assert estimate(counts) == expected


def test_best_is_what_most_origins_hold() -> None:
    made = code(
        Account(ref="a", outlet="Army", killed=(Number("20", "20"),)),
        Account(ref="b", outlet="Copy", killed=(Number("20", "20"),)),
        Account(ref="c", outlet="Post", killed=(Number("9", "nine"),)),
        Account(ref="d", outlet="Desk", killed=(Number("9+", "at least nine"),)),
        Account(ref="e", outlet="Watch", killed=(Number("8-10", "8 to 10"),)),
    )
    assert estimate(made.killed) == Estimate(8, 9, 20)


def test_that_no_civilian_died_says_nothing_of_others() -> None:
    made = code(killed(("4", "the army"), ("0", "residents")))
    none = code(Account(killed=(Number("4", "four", "the army"), Number("0", "no civilians", "residents"))))
    assert lowest(made.killed) == 0
    assert lowest(none.killed) == 4


values = st.one_of(
    st.integers(0, 40).map(str),
    st.integers(0, 40).map(lambda n: f"{n}+"),
    st.tuples(st.integers(0, 20), st.integers(20, 40)).map(lambda p: f"{p[0]}-{p[1]}"),
)


@given(st.lists(st.tuples(values, st.sampled_from("abc")), max_size=5))
def test_low_best_and_high_stand_in_order_and_are_told(numbers: list[tuple[str, str]]) -> None:
    counts = code(killed(*numbers)).killed
    found = estimate(counts)
    assert (found is None) == (not numbers)
    if found:
        assert found.low == lowest(counts)
        assert found.low <= found.best <= found.high
        told = {n for c in counts for n in (c.min, c.max) if n is not None}
        assert {found.low, found.best, found.high} <= told

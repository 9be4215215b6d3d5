"""Which value stands: by origins, then fineness, then the earliest report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.publish.coded_choice import Held, chosen, holders


def same(a: str, b: str) -> bool:
    return a == b


def held(
    value: str, origin: str, fineness: int = 0, published: str = "2024-01-01", ref: str = "a"
) -> Held[str]:
    return Held(value, origin, fineness, published, ref)


def test_the_value_of_most_origins_stands_however_many_copies_another_has() -> None:
    copies = [held("3", "agency", ref=f"copy{i}") for i in range(9)]
    given = [*copies, held("5", "monitor"), held("5", "army")]
    stands = chosen(given, same)
    assert stands is not None
    assert stands.value == "5"
    assert holders("3", given, same) == {"agency"}


def test_a_month_is_a_voice_for_each_of_its_days_and_stands_for_none_of_them() -> None:
    given = [held("05", "a"), held("05", "b"), held("05-03", "c"), held("05-09", "d"), held("05-09", "e")]
    stands = chosen(given, lambda a, b: b.startswith(a))
    assert stands is not None
    assert stands.value == "05-09"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (held("fine", "b", fineness=0, published="2024-02-01"), "fine"),
        (held("late", "b", fineness=1, published="2024-02-01"), "first"),
        (held("early", "b", fineness=1, published="2023-12-01"), "early"),
        (held("ref", "b", fineness=1, published="2024-01-01", ref="0"), "ref"),
    ],
)
def test_then_the_finer_one_then_that_of_the_earlier_report(other: Held[str], expected: str) -> None:
    stands = chosen([held("first", "a", fineness=1), other], same)
    assert stands is not None
    assert stands.value == expected


def test_a_reviewers_value_stands_before_all() -> None:
    given = [held("3", "a"), held("3", "b"), Held("4", "c", 9, "9999", "z", reviewed=True)]
    stands = chosen(given, same)
    assert stands is not None
    assert stands.value == "4"


def test_nothing_told_is_nothing_chosen() -> None:
    assert chosen([], same) is None


many = st.lists(
    st.builds(
        held,
        st.sampled_from("abc"),
        st.sampled_from("xyz"),
        st.integers(0, 2),
        st.sampled_from(["2024-01-01", "2024-01-02", "9999"]),
        st.uuids().map(str),
    ),
    max_size=6,
)


@given(many, st.randoms())
def test_the_order_of_reading_changes_nothing(given: list[Held[str]], chance: object) -> None:
    stands = chosen(given, same)
    chance.shuffle(given)  # type: ignore[attr-defined]  # a random.Random
    assert chosen(given, same) == stands

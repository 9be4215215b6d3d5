"""Counts whose words list several kinds of people."""

from __future__ import annotations

import pytest

from tests.publish.accounts import Account, Number, code
from wireledger.publish.coded_count_parts import parts_of
from wireledger.publish.coded_parts import Sector
from wireledger.publish.count_policies import held_of


def parts(value: str, words: str, voice: str | None = "residents") -> list[tuple[int | None, Sector | None]]:
    (count,) = code(Account(killed=(Number(value, words, voice),))).killed
    return [(part.min, part.of) for part in parts_of(count)]


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [
        ("9", "Seven soldiers and two women", [(7, "military"), (2, "civilians")]),
        ("4", "three officers and a clerk", [(3, "military"), (1, "civilians")]),
        ("8", "Seven soldiers and two women", []),  # they do not add up
        ("9+", "at least seven soldiers and two women", []),
        ("9", "nine people", []),
        ("2", "soldiers and women", []),
    ],
)
def test_a_list_that_adds_up_has_parts(value: str, words: str, expected: list[tuple[int, Sector]]) -> None:
    assert parts(value, words) == expected


def test_the_parts_count_among_the_dead_of_a_side() -> None:
    made = code(Account(killed=(Number("9", "Seven soldiers and two women", "residents"),)))
    assert (held_of(made.killed, {"military"}), held_of(made.killed, {"civilians"})) == (7, 2)


def test_soldiers_whom_a_group_claims_to_have_killed_are_so_by_its_word_alone() -> None:
    claimed = code(Account(outlet="Sada", killed=(Number("20", "20 troops"),)), kinds={"Sada": "group"})
    own = code(Account(outlet="Army", killed=(Number("2", "two soldiers"),)), kinds={"Army": "official"})
    assert [count.of for count in (*claimed.killed, *own.killed)] == ["labelled", "military"]

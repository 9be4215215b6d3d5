from __future__ import annotations

import pytest

from wireledger.ledger.agreement import Difference, agreement, differences
from wireledger.ledger.codings import CODED, Coded, Coding, CodingSet, Unit

EVENTS = ("e1", "e2", "e3", "e4")
SET = CodingSet("set-1", "pilot", "anna", "t", "", tuple(Unit(f"r{e}", e) for e in EVENTS))


def made(field: str, **values: tuple[str | None, ...]) -> dict[tuple[str, str], Coding]:
    """What each coder gives the field in the events, in their order; "?" where they coded nothing."""
    return {
        (user, event): Coding(f"{user}{event}", "set-1", event, user, "t", "nothing", (Coded(field, value),))
        for user, given in values.items()
        for event, value in zip(EVENTS, given, strict=True)
        if value != "?"
    }


def of(field: str, codings: dict[tuple[str, str], Coding]) -> tuple[int, int, float | None, float | None]:
    found = next(f for f in agreement(SET, codings) if f.field == field)
    return found.events, found.agreeing, found.nominal, found.graded


def test_perfect_agreement_is_one() -> None:
    same = ("bombing", "shelling", "bombing", None)
    assert of("type", made("type", anna=same, omar=same)) == (4, 4, 1.0, None)


def test_alpha_is_that_of_the_books_example() -> None:
    # two coders, four units: a a / b b / a b / b b; by hand: Do = 2/8, De = (3*5*2)/(8*7) -> 1 - 14/30
    found = of("type", made("type", anna=("a", "b", "a", "b"), omar=("a", "b", "b", "b")))
    assert found[:2] == (4, 3)
    assert found[2] == pytest.approx(1 - (2 / 8) / (30 / 56))


def test_not_told_is_a_value_like_any_other() -> None:
    found = of("killed", made("killed", anna=("2", None, "2", None), omar=("2", None, None, None)))
    assert found[:2] == (4, 3)
    assert found[2] is not None
    assert found[2] < 1


def test_numbers_that_are_near_agree_more_when_graded() -> None:
    _, agreeing, nominal, graded = of(
        "killed", made("killed", anna=("10", "2", "5", "40"), omar=("11", "2", "5", "41"))
    )
    assert agreeing == 2
    assert nominal is not None
    assert graded is not None
    assert graded > 0.95 > nominal


def test_days_are_graded_by_how_far_they_are_apart() -> None:
    days = ("2022-05-03", "2022-06", "2021", "2020-01-01")
    near = ("2022-05-04", "2022-06", "2021", "2020-01-01")
    graded = of("date", made("date", anna=days, omar=near))[3]
    assert graded is not None
    assert graded > 0.99


def test_alpha_is_not_defined_where_nothing_varies_or_is_coded_twice() -> None:
    alike = ("bombing",) * 4
    assert of("type", made("type", anna=alike, omar=alike)) == (4, 4, None, None)
    assert of("type", made("type", anna=("a", "b", "?", "?"), omar=("?", "?", "a", "b"))) == (
        0,
        0,
        None,
        None,
    )
    assert of("type", {}) == (0, 0, None, None)


def test_every_field_is_counted() -> None:
    assert [found.field for found in agreement(SET, {})] == list(CODED)


def test_differences_name_each_value_with_who_gives_it() -> None:
    codings = made(
        "place", anna=("Bara", "x", "y", "?"), omar=("Bara", "z", "y", "?"), lea=("Bara", "x", "?", "?")
    )
    assert differences(SET, codings) == (
        Difference("re2", "e2", "place", (("x", ("anna", "lea")), ("z", ("omar",)))),
    )

"""Airwars' rows: presumption, ranges, status and grade."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish.accounts import TOWN, UNKNOWN, Account, Number, Who, code
from wireledger.publish.airwars import COLUMNS, row_of
from wireledger.publish.csv_file import Cell
from wireledger.records import CivilianHarm

STRIKE = Account(type="air_drone_strike", actors=(Who("Northern Command"),), targets=("a house",))


def row(*accounts: Account, **more: object) -> dict[str, Cell]:
    made = row_of(code(*accounts, **more))
    assert isinstance(made, dict), made
    return made


def test_every_column_has_a_cell() -> None:
    assert set(row(STRIKE)) == set(COLUMNS)
    assert len(COLUMNS) == len(set(COLUMNS))


def test_a_row_without_harm_has_no_zeros_and_no_grade() -> None:
    made = row(STRIKE)
    assert {made[name] for name in COLUMNS if name.endswith(("_min", "_max"))} == {None}
    assert (made["grading"], made["impact"], made["infrastructure"]) == (None, None, "Residential")
    assert made["reference_code"] == "WL-SOM-20240503-0000000000000001"


@pytest.mark.parametrize(
    ("words", "speaker", "civilians", "belligerents"),
    [
        ("five people", "residents", (5, 5), (None, None)),
        ("five villagers", "residents", (5, 5), (None, None)),
        ("five soldiers", "residents", (None, None), (5, 5)),
        ("five terrorists", "the army", (0, 5), (0, 5)),
    ],
)
def test_a_civilian_is_presumed_and_a_label_widens_both_ranges(
    words: str, speaker: str, civilians: tuple[int | None, ...], belligerents: tuple[int | None, ...]
) -> None:
    made = row(replace(STRIKE, killed=(Number("5", words, speaker),)))
    assert (made["civilians_killed_min"], made["civilians_killed_max"]) == civilians
    assert (made["belligerents_killed_min"], made["belligerents_killed_max"]) == belligerents


@pytest.mark.parametrize(
    ("words", "children", "women"),
    [
        ("three children", (3, 3), (None, None)),
        ("three women", (None, None), (3, 3)),
        ("a woman and two children", (2, 2), (1, 1)),  # a list that adds up to three
        ("three people", (None, None), (None, None)),
    ],
)
def test_children_and_women_are_counted_where_words_count_them_alone(
    words: str, children: tuple[int | None, ...], women: tuple[int | None, ...]
) -> None:
    made = row(replace(STRIKE, injured=(Number("3", words, "a nurse"),)))
    assert (made["children_injured_min"], made["children_injured_max"]) == children
    assert (made["women_injured_min"], made["women_injured_max"]) == women


def test_ranges_run_over_all_voices() -> None:
    made = row(
        replace(STRIKE, killed=(Number("4", "four", "a medic"), Number("9+", "at least nine", "residents"))),
    )
    assert (made["civilians_killed_min"], made["civilians_killed_max"]) == (4, 9)


OWN = replace(STRIKE, ref="own", outlet="Northern Command")
POST = replace(STRIKE, ref="post", outlet="Port Post")


@pytest.mark.parametrize(
    ("accounts", "conflicts", "status", "belligerent"),
    [
        ([STRIKE], [], "Single source claim", "Suspected"),
        ([STRIKE, POST], [], "Likely strike", "Known"),
        ([OWN, POST], [], "Declared strike", "Known"),
        ([STRIKE, POST], ["actor"], "Contested strike", "Known"),
        ([STRIKE, replace(POST, status="denied")], [], "Contested strike", "Known"),
        ([replace(STRIKE, actors=())], [], "Single source claim", None),
    ],
)
def test_strike_status_and_belligerent(
    accounts: list[Account], conflicts: list[str], status: str, belligerent: str | None
) -> None:
    made = row(*accounts, conflicts=conflicts)
    assert (made["strike_status"], made["belligerent_status"]) == (status, belligerent)


DEAD = (Number("2", "two people", "residents"),)
SOLDIERS = (Number("2", "two soldiers", "residents"),)


@pytest.mark.parametrize(
    ("accounts", "conflicts", "grade"),
    [
        ([replace(STRIKE, killed=DEAD)], [], "Weak"),
        ([replace(STRIKE, killed=DEAD), POST], [], "Weak"),  # the second tells of no harm
        ([replace(STRIKE, killed=DEAD), replace(POST, killed=DEAD)], [], "Fair"),
        ([replace(STRIKE, killed=DEAD), replace(POST, killed=DEAD)], ["actor"], "Contested"),
        ([replace(OWN, harm="reported"), replace(POST, killed=DEAD)], [], "Confirmed"),
        ([replace(OWN, harm="none_reported"), replace(POST, killed=DEAD)], [], "Weak"),
        ([replace(STRIKE, killed=SOLDIERS)], [], "Discounted"),
        ([replace(STRIKE, killed=SOLDIERS, harm="reported")], [], "Weak"),
        ([STRIKE], [], None),
    ],
)
def test_grading(accounts: list[Account], conflicts: list[str], grade: str | None) -> None:
    assert row(*accounts, conflicts=conflicts)["grading"] == grade


@pytest.mark.parametrize("harm", ["none_reported", "possible", "reported"])
def test_impact_is_what_reports_say_of_civilians(harm: CivilianHarm) -> None:
    assert row(replace(STRIKE, harm=harm))["impact"] == harm


def test_a_name_in_the_local_script_is_kept() -> None:
    local = replace(TOWN, text="بيدوا")
    made = row(STRIKE, replace(POST, place=local))
    assert (made["place_name"], made["place_name_local"]) == ("Baidoa", "بيدوا")


def test_a_place_that_is_not_known_leaves_the_point_empty() -> None:
    made = row(replace(STRIKE, place=UNKNOWN))
    assert (made["place_name"], made["latitude"], made["country"]) == ("the old well", None, None)


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (replace(STRIKE, type="arrest_capture"), "it is no strike, raid or other use of explosives"),
        (replace(STRIKE, day=None), "no report tells the day, month or year"),
        (replace(STRIKE, status="hypothetical"), "it is supposed, and no report says that it happened"),
    ],
)
def test_what_is_no_strike_is_left_out_with_the_reason(account: Account, why: str) -> None:
    assert row_of(code(account)) == why


def test_a_drone_is_told_by_its_word() -> None:
    assert row(replace(STRIKE, weapons=("a drone",)))["strike_type"] == "Drone strike"
    assert row(STRIKE)["strike_type"] == "Airstrike and/or drone strike"


def test_a_label_stands_with_who_gives_it() -> None:
    made = row(replace(STRIKE, speaker="the army", targets=("two terrorists",)))
    assert made["target"] == "two terrorists (so called by the army)"

"""What kind of body or people words name."""

from __future__ import annotations

import pytest

from wireledger.publish.party_sectors import (
    core_of,
    country_in,
    has_own_name,
    is_object,
    labels_in,
    only_sector,
    sector_of,
)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Mexican marines", "military"),
        ("Personnel of the Navy and of the National Guard", "military"),
        ("the police", "police"),
        ("the military police", "police"),
        ("clan militias", "identity_militia"),
        ("a convoy of a separatist militia", "militia"),
        ("an armed group fighting Myanmar's military government", "unidentified"),
        ("Seven of the guards and policemen", "police"),
        ("a leader of the Balsas Cartel", "criminals"),
        ("two women who sold tea", "civilians"),
        ("a health worker", "medical"),
        ("unknown gunmen", "unidentified"),
        ("one terrorist", "labelled"),
        ("protesters", "protesters"),
        ("a former soldier", None),
        ("five men", None),
        ("Usbat al-Jabal", None),
        ("", None),
    ],
)
def test_the_words_for_a_party_tell_its_sector(words: str, sector: str | None) -> None:
    assert sector_of(words) == sector


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("a Toyota Probox", True),
        ("a police vehicle guarding polio vaccinators", True),
        ("the grain silos", True),
        ("the driver of a car", False),
        ("a convoy of a separatist militia", False),
    ],
)
def test_a_thing_is_no_actor(words: str, thing: bool) -> None:
    assert is_object(words) is thing


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("two soldiers", "military"),
        ("two soldiers and a sergeant", "military"),
        ("two soldiers and a child", None),
        ("three officers and a clerk", None),
        ("ten", None),
    ],
)
def test_a_count_is_of_a_sector_where_everybody_counted_is(words: str, sector: str | None) -> None:
    assert only_sector(words) == sector


def test_labels_are_kept_apart_in_their_order() -> None:
    assert labels_in("the terrorist hirelings of the Crusaders") == ("terrorist", "hirelings", "crusaders")


@pytest.mark.parametrize(
    ("words", "code"), [("U.S. troops", "US"), ("troops", None), ("Thai and Kenyan troops", None)]
)
def test_the_country_is_told_where_words_name_one(words: str, code: str | None) -> None:
    assert country_in(words) == code


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("forces of the Combined Northern Task Force", True),
        ("the Somali National Army", False),
        ("Personnel of the Navy and of the National Guard", False),
        ("Special units of the national army", False),
    ],
)
def test_a_proper_name_may_be_of_any_state(words: str, named: bool) -> None:
    assert has_own_name(words) is named


def test_the_core_of_the_words_keeps_their_letters() -> None:
    assert core_of("forces of the Combined Northern Task Force") == "Combined Northern Task Force"
    assert core_of("a convoy of a separatist militia") == "separatist militia"

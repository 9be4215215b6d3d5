"""What a group is whose name does not say: by what others call it and by what it does."""

from __future__ import annotations

import pytest

from tests.publish.accounts import Account, Who, code
from wireledger.publish.coded_groups import is_own_army, speaks_for
from wireledger.publish.coded_parts import Sector

SELF = "Sada (Salt Front)"


@pytest.mark.parametrize(
    ("account", "sector"),
    [
        (Account(actors=(Who("Salt Front"),)), "armed_group"),
        (Account(outlet="Coast Army", actors=(Who("Salt Front"),)), None),  # its enemy alone says so
        (Account(outlet=SELF, actors=(Who("Salt Front"),)), "armed_group"),
        (Account(type="agreement", actors=(Who("Salt Front"),)), None),
        (Account(actors=(Who("Salt Front"),), place=Account().place, trigger="the militia Salt Front"), "militia"),
        (Account(actors=(Who("Arakan Army"),)), "armed_group"),
        (Account(actors=(Who("Syrian Army"),)), "military"),
        (Account(actors=("soldiers of the Salt Front",)), "armed_group"),
    ],
)  # fmt: skip
def test_a_named_group_that_fights(account: Account, sector: Sector | None) -> None:
    (party,) = code(account, kinds={"Coast Army": "official", SELF: "group"}).actors
    assert party.sector == sector


def test_a_group_is_of_one_kind_in_all_roles() -> None:
    made = code(
        Account(ref="a", outlet="Post", actors=(Who("Salt Front"),)),
        Account(ref="b", outlet="Desk", targets=(Who("Salt Front"),)),
    )
    assert {party.sector for party in (*made.actors, *made.targets)} == {"armed_group"}


@pytest.mark.parametrize(
    ("post", "group", "sector"),
    [
        ("military chief", "the Salt Organization", "armed_group"),
        ("military chief", "the Salt Rebels", "rebels"),
        ("colonel", "the Syrian army", "military"),
        ("spokesman", "the Salt Organization", None),
    ],
)
def test_a_rank_gives_way_to_the_group_in_which_it_is_held(
    post: str, group: str, sector: Sector | None
) -> None:
    (party,) = code(Account(targets=(Who("Karim Adel", "person", ((post, group),)),))).targets
    assert party.sector == sector


@pytest.mark.parametrize(
    ("publisher", "group", "expected"),
    [
        ("Sada al-Jabal (Usbat al-Jabal)", "Usbat al-Jabal", True),
        ("Salt Brigades Media Centre", "the Salt Brigades", True),
        ("Saltwater Post", "Salt", False),
        ("Halyard News", "Salt", False),
    ],
)
def test_an_outlet_of_its_own(publisher: str, group: str, expected: bool) -> None:
    assert speaks_for(publisher, group) is expected


def test_an_army_of_no_country() -> None:
    assert is_own_army("Arakan Army")
    assert not is_own_army("the Syrian army")
    assert not is_own_army("the national army")

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ledger.reports import Story, record, resolver
from wireledger.errors import LedgerError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.leadership import is_head, leadership
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add


def test_leaders_with_what_became_of_them(kept: Ledger) -> None:
    found = leadership(kept, "salt brigade")
    assert found.group.name == "Salt Brigade"
    assert sorted((x.person.name, len(x.posts), len(x.fates)) for x in found.leaders) == [
        ("Karim Adel", 4, 4),
        ("Nadir Haso", 1, 1),
    ]
    assert found.others == ()
    post = found.leaders[0].posts[0]
    assert (post.text, post.since, post.words) == (
        "emir, Salt Brigade",
        "2019",
        "emir of the Salt Brigade from 2019",
    )


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("emir of the Salt Brigade", True),
        ("Supreme Leader", True),
        ("wālī", True),
        ("deputy emir", False),
        ("head of finance", False),
        ("bombmaker", False),
    ],
)
def test_posts_at_the_head(title: str, head: bool) -> None:
    assert is_head(title) == head


def test_a_person_has_no_leaders(kept: Ledger) -> None:
    with pytest.raises(LedgerError, match=r"is a person, not a group\. List these: `wireledger groups`\."):
        leadership(kept, "Nadir Haso")


def test_other_posts_stand_apart(ledger: Ledger) -> None:
    made = record(Story("a1"))
    man, group = made.entities
    deputy = replace(man, roles=(replace(man.roles[0], title="deputy emir"),))
    add(ledger, replace(made, entities=(deputy, group)))
    refresh(ledger, resolver)
    found = leadership(ledger, "salt brigade")
    assert (found.leaders, [x.posts[0].text for x in found.others]) == ((), ["deputy emir, Salt Brigade"])

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.resolve.test_incident_component import RECORDS, likely, told
from wireledger.records import Count
from wireledger.resolve import incident_likely
from wireledger.resolve.incident_accounts import Account, vocabulary
from wireledger.resolve.incident_blocks import candidate_pairs
from wireledger.resolve.incident_likely import Likely
from wireledger.resolve.incident_pairs import compare

AMONG = told(RECORDS)
WORDS = vocabulary(AMONG)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The refs of the pairs that are compared."""
    pairs: list[set[str]] = []

    def noted(a: Account, b: Account, words: object) -> object:
        pairs.append({a.ref, b.ref})
        return compare(a, b, WORDS)

    monkeypatch.setattr(incident_likely, "compare", noted)
    return pairs


def corrected(among: Sequence[Account], ref: str) -> list[Account]:
    return [replace(a, killed=Count(9, 9)) if a.ref == ref else a for a in among]


def test_they_are_the_likely_ones_of_those_worth_comparing() -> None:
    worth = dict.fromkeys(candidate_pairs(AMONG, WORDS))
    expected = {pair: value for pair, value in likely(AMONG).items() if pair in worth}
    assert Likely(keeps=False).pairs(AMONG, WORDS) == expected
    assert expected


def test_only_pairs_of_which_one_has_changed_are_compared_again(compared: list[set[str]]) -> None:
    remembering = Likely(keeps=True)
    first = remembering.pairs(AMONG, WORDS)
    compared.clear()
    assert remembering.pairs(AMONG, WORDS) == first
    assert compared == []
    now = corrected(AMONG, "a")
    assert remembering.pairs(now, WORDS) == Likely(keeps=False).pairs(now, WORDS)
    assert all("a" in pair for pair in compared[: len(compared) // 2])


def test_one_that_is_gone_and_one_that_is_new_leave_the_others_as_they_were(compared: list[set[str]]) -> None:
    remembering = Likely(keeps=True)
    remembering.pairs(AMONG[1:], WORDS)
    compared.clear()
    found = remembering.pairs(AMONG[:-1], WORDS)
    assert all(AMONG[0].ref in pair for pair in compared)
    assert found == Likely(keeps=False).pairs(AMONG[:-1], WORDS)


def test_an_account_that_is_another_object_is_compared_again_though_it_is_equal(
    compared: list[set[str]],
) -> None:
    remembering = Likely(keeps=True)
    remembering.pairs(AMONG, WORDS)
    compared.clear()
    remembering.pairs([replace(a) if a.ref == "c" else a for a in AMONG], WORDS)
    assert compared
    assert all("c" in pair for pair in compared)

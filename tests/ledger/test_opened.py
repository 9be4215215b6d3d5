from __future__ import annotations

import pytest

from tests.ledger.reports import STORIES, record
from wireledger.errors import LedgerError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.opened import opened


def test_a_report_comes_with_what_its_parts_are_in_the_ledger(kept: Ledger) -> None:
    made = record(STORIES[0])
    found = opened(kept, "a1")
    assert found.record == made
    assert found.incidents[made.events[0].id].reports == 3
    assert {row.name for row in found.identities.values()} == {"Karim Adel", "Salt Brigade"}
    assert (found.rejected, found.accepted) == ((), frozenset())


def test_what_was_judged_is_told_apart(filled: Ledger) -> None:
    killed, alias = (
        next(c for c in record(STORIES[0]).claims if c.predicate == name) for name in ("killed", "alias")
    )
    append(
        filled, [decided(Ruling("reject", (alias.id,)), "no"), decided(Ruling("accept", (killed.id,)), "")]
    )
    found = opened(filled, "a1")
    assert found.rejected == (alias,)
    assert found.accepted == {killed.id}
    assert alias.id not in {claim.id for claim in found.record.claims}


def test_a_report_that_is_not_there(kept: Ledger) -> None:
    with pytest.raises(LedgerError, match="no report"):
        opened(kept, "zz")

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.hand_made import brigade, ledger_of
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import identities
from wireledger.ledger.structure import structure


@pytest.fixture
def brigades(tmp_path: Path) -> Iterator[Ledger]:
    made = ledger_of(tmp_path, brigade())
    yield made
    made.close()


def test_a_tie_has_all_who_say_or_deny_it(brigades: Ledger) -> None:
    (group,) = identities(brigades, "group")
    (tie,) = structure(brigades, group.id)
    assert (tie.part.name, tie.whole.name, tie.whole.id) == ("Salt Brigade", "Coast Front", None)
    assert {fact.modality for fact in tie.facts} == {"asserted", "denied"}
    assert tie.disputed


def test_up_to_a_day_only_earlier_reports_count(brigades: Ledger) -> None:
    (group,) = identities(brigades, "group")
    (tie,) = structure(brigades, group.id, "2022-12-31")
    assert not tie.disputed
    assert structure(brigades, group.id, "2022-01-01") == ()

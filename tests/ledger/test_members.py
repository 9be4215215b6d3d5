from __future__ import annotations

import pytest

from tests.ledger.reports import STORIES, record
from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.identities_of import identities_of
from wireledger.ledger.members import member_of, members, members_beside
from wireledger.ledger.query import identities

ADEL = record(STORIES[0]).entities[0].id
HASO = record(STORIES[3]).entities[0].id


def test_members_by_day_with_their_spellings(kept: Ledger) -> None:
    person = next(row for row in identities(kept, "person") if row.name == "Karim Adel")
    held = members(kept, person.id)
    assert [m.ref for m in held] == ["c1", "a1", "a2", "a3"]
    assert held[1].entity == ADEL
    assert (held[1].publisher, held[1].published) == ("Halyard News", "2022-05-03")
    assert all(m.spellings == ("Karim Adel",) for m in held)
    assert [m.ref for m in members_beside(kept, ADEL, 9)] == ["c1", "a2", "a3"]
    assert [m.ref for m in members_beside(kept, ADEL, 2)] == ["c1", "a2"]
    assert members_beside(kept, "entity-ffff", 9) == ()


def test_whom_an_entity_is_joined_with(kept: Ledger) -> None:
    assert member_of(kept, ADEL, "person", "Nadir Haso") == HASO
    assert member_of(kept, ADEL, "person", HASO) == HASO


@pytest.mark.parametrize("asked", ["", "Karim Adel", ADEL])
def test_nobody_is_joined_with_nobody_or_with_itself(kept: Ledger, asked: str) -> None:
    with pytest.raises(UsageError):
        member_of(kept, ADEL, "person", asked)


@pytest.mark.parametrize("asked", ["Salt Brigade", "Nobody Atall"])
def test_a_person_is_joined_with_persons_alone(kept: Ledger, asked: str) -> None:
    with pytest.raises(LedgerError):
        member_of(kept, ADEL, "person", asked)


def test_who_entities_are(kept: Ledger) -> None:
    found = identities_of(kept, [ADEL, HASO, "entity-ffff"])
    assert {entity: row.name for entity, row in found.items()} == {ADEL: "Karim Adel", HASO: "Nadir Haso"}

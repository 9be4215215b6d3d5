from __future__ import annotations

import pytest

from wireledger.errors import LedgerError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.find import Found, find
from wireledger.ledger.query import Wanted, identities, incidents
from wireledger.ledger.resolved import records


def found(ledger: Ledger, asked: str) -> Found:
    with ledger.reading() as connection:
        return find(connection, asked)


def test_an_id_and_its_beginnings(kept: Ledger) -> None:
    row = incidents(kept, Wanted())[0]
    meant = Found("incident", row.id, row.label)
    digits = row.id.removeprefix("incident-")
    assert [found(kept, asked) for asked in (row.id, row.handle, digits, digits[:8])] == [meant] * 4


def test_names_case_and_accents_aside(kept: Ledger) -> None:
    (group,) = identities(kept, "group")
    assert found(kept, "SALT brigade") == Found("group", group.id, "Salt Brigade")
    assert found(kept, "haso").name == "Nadir Haso"


def test_parts_of_reports(kept: Ledger) -> None:
    record = list(records(kept))[1]
    event, entity, claim = record.events[0].id, record.entities[0].id, record.claims[0].id
    assert found(kept, "a2") == Found("report", "a2", "Raid in Tel Arran")
    assert [found(kept, x[:-3]) for x in (event, entity, claim)] == [
        Found("event", event, ""),
        Found("entity", entity, ""),
        Found("claim", claim, ""),
    ]


@pytest.mark.parametrize("asked", ["nobody", "incident-ffffffffffffffff", "%", ""])
def test_nothing(kept: Ledger, asked: str) -> None:
    with pytest.raises(LedgerError) as caught:
        found(kept, asked)
    assert str(caught.value) == (
        f'"{asked}": nothing in the ledger has this id or name. Look for it with `wireledger search "{asked}"`.'
    )


def test_several_things(kept: Ledger) -> None:
    karim, nadir = identities(kept, "person")
    with pytest.raises(LedgerError) as caught:
        found(kept, "abu zayd")
    assert str(caught.value) == (
        f'"abu zayd" may mean {karim.id} (Karim Adel); {nadir.id} (Nadir Haso). Give the id of the one you mean.'
    )

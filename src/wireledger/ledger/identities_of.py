"""Which person or group each entity of a report is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import IDENTITY_COLUMNS, IdentityRow


def identities_of(ledger: Ledger, entities: Iterable[str]) -> Mapping[str, IdentityRow]:
    """The person or group of each of the entities; those that are nobody's are left out."""
    identity, held = tables.identity, tables.identity_entity
    wanted = (
        select(held.c.entity, *IDENTITY_COLUMNS)
        .join_from(held, identity, held.c.identity == identity.c.id)
        .where(held.c.entity.in_(set(entities)))
        .order_by(held.c.entity, identity.c.id)
    )
    found: dict[str, IdentityRow] = {}
    with ledger.reading() as connection:
        for entity, *row in connection.execute(wanted):
            found.setdefault(entity, IdentityRow(*row))
    return found

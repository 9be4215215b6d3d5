"""What is kept of the Resolution, one incident or identity after another, since memory may not hold all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from sqlalchemy import Table, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.plain import from_line
from wireledger.resolve.resolution import Identity, Incident

T = TypeVar("T")


def kept_incidents(ledger: Ledger) -> Iterator[Incident]:
    """Every incident, by id."""
    return _kept(ledger, tables.incident, Incident)


def kept_identities(ledger: Ledger) -> Iterator[Identity]:
    """Every person and group, by id."""
    return _kept(ledger, tables.identity, Identity)


def _kept(ledger: Ledger, table: Table, kind: type[T]) -> Iterator[T]:
    wanted = select(table.c.body).order_by(table.c.id).execution_options(yield_per=1_000)
    with ledger.reading() as connection:
        for line in connection.execute(wanted).scalars():
            yield from_line(kind, line)

"""Lists in pages, each with how many there are in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.find import identities_named
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    Order,
    Wanted,
    identity_row,
    incident_rows,
    incidents_wanted,
)
from wireledger.resolve.resolution import IdentityKind

T = TypeVar("T")
SIZE = 50


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The rows of one page; ``number`` counts pages from 1, ``total`` all rows."""

    rows: tuple[T, ...]
    number: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(ceil(self.total / SIZE), 1)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many incidents are wanted, how many of them contradict, and how many have two origins or more."""

    incidents: int
    contradicted: int
    corroborated: int


def incident_part(ledger: Ledger, wanted: Wanted, order: Order, number: int) -> Part[IncidentRow]:
    """A page of incidents. Raises what ``query.incidents`` raises."""
    with ledger.reading() as connection:
        made = incidents_wanted(connection, wanted, order, *INCIDENT_COLUMNS)
        total = _number(connection, made)
        return Part(incident_rows(connection, _page(made, number)), number, total)


def incident_counts(ledger: Ledger, wanted: Wanted) -> Counts:
    """The counts of the incidents wanted."""
    table = tables.incident
    columns: Sequence[ColumnElement[Any]] = (table.c.conflicts != "", table.c.origins > 1)
    with ledger.reading() as connection:
        made = incidents_wanted(connection, wanted, "newest", *columns).order_by(None)
        rows = connection.execute(made).all()
    return Counts(len(rows), sum(bool(r[0]) for r in rows), sum(bool(r[1]) for r in rows))


def identity_part(ledger: Ledger, kind: IdentityKind, name: str | None, number: int) -> Part[IdentityRow]:
    """A page of people or groups, those in most reports first; with ``name``, those so called."""
    table = tables.identity
    with ledger.reading() as connection:
        made = select(*IDENTITY_COLUMNS).where(table.c.kind == kind)
        if name is not None:
            made = made.where(table.c.id.in_([f.id for f in identities_named(connection, name, (kind,))]))
        total = _number(connection, made)
        ordered = made.order_by(table.c.reports.desc(), table.c.name, table.c.id)
        rows = connection.execute(_page(ordered, number))
        return Part(tuple(identity_row(row) for row in rows), number, total)


def _page(made: Select[*tuple[Any, ...]], number: int) -> Select[*tuple[Any, ...]]:
    return made.limit(SIZE).offset((number - 1) * SIZE)


def _number(connection: Connection, made: Select[*tuple[Any, ...]]) -> int:
    return int(
        connection.execute(select(func.count()).select_from(made.order_by(None).subquery())).scalar_one()
    )

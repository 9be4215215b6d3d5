"""The parts of reports that a person, group or incident was put together from: what decisions are about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.find import find
from wireledger.plain import from_line
from wireledger.resolve.resolution import Identity, IdentityKind


@dataclass(frozen=True, slots=True)
class Member:
    """A person or group in one report: the id there, the report, and how it is spelled."""

    entity: str
    ref: str
    publisher: str | None
    published: str | None
    spellings: tuple[str, ...]


def members(ledger: Ledger, identity: str) -> tuple[Member, ...]:
    """The members of the person or group with this id, by day of publication."""
    with ledger.reading() as connection:
        return _members(connection, identity)


def members_beside(ledger: Ledger, entity: str) -> tuple[Member, ...]:
    """The other members of the person or group that an entity belongs to."""
    held = tables.identity_entity
    with ledger.reading() as connection:
        wanted = select(held.c.identity).where(held.c.entity == entity)
        identity = connection.execute(wanted).scalars().first()
        found = _members(connection, identity) if identity is not None else ()
    return tuple(m for m in found if m.entity != entity)


def member_of(ledger: Ledger, beside: str, kind: IdentityKind, asked: str) -> str:
    """A member of who is asked for by name or id, to be joined with or kept from the entity ``beside``.

    Raises LedgerError where nobody is called so, UsageError where it is of another kind or the same.
    """
    if not asked:
        raise UsageError(f"Name the other {kind}.")
    held = tables.identity_entity
    with ledger.reading() as connection:
        found = find(connection, asked, (kind, "entity"))
        if found.kind == "entity":
            made = found.id
        elif found.kind == kind:
            ids = select(held.c.entity).where(held.c.identity == found.id).order_by(held.c.entity)
            entities = list(connection.execute(ids).scalars())
            if beside in entities:
                raise UsageError(f"{found.name} is the same {kind} already.")
            made = entities[0]
        else:
            raise LedgerError(f"{asked} is a {found.kind}, not a {kind}.")
    if made == beside:
        raise UsageError(f"Name another {kind} than this one.")
    return made


def _members(connection: Connection, identity: str) -> tuple[Member, ...]:
    held, report = tables.identity_entity, tables.report
    body = connection.execute(select(tables.identity.c.body).where(tables.identity.c.id == identity))
    spellings: dict[str, list[str]] = {}
    for spelling in from_line(Identity, body.scalar_one()).spellings:
        spellings.setdefault(spelling.ref, []).append(spelling.text)
    wanted = (
        select(held.c.entity, held.c.ref, report.c.publisher, report.c.published)
        .join_from(held, report, held.c.ref == report.c.ref)
        .where(held.c.identity == identity)
        .order_by(report.c.published.nulls_last(), held.c.ref, held.c.entity)
    )
    return tuple(
        Member(row.entity, row.ref, row.publisher, row.published, tuple(spellings.get(row.ref, ())))
        for row in connection.execute(wanted)
    )

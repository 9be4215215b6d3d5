"""The parts of reports that a person, group or incident was put together from: what decisions are about."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.find import find
from wireledger.resolve.resolution import IdentityKind, Spelling


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
        return members_in(connection, identity, Names.of(connection, identity))


def members_beside(ledger: Ledger, entity: str, most: int) -> tuple[Member, ...]:
    """The other members of the person or group that an entity belongs to; of very many the first ``most``."""
    held = tables.identity_entity
    with ledger.reading() as connection:
        wanted = select(held.c.identity).where(held.c.entity == entity)
        identity = connection.execute(wanted).scalars().first()
        if identity is None:
            return ()
        found = members_in(connection, identity, Names.of(connection, identity), most + 1)
    return tuple(m for m in found if m.entity != entity)[:most]


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


@dataclass(frozen=True, slots=True)
class Names:
    """How a person or group is called: every spelling with its report, and the other names."""

    spellings: tuple[Spelling, ...]
    aliases: tuple[str, ...]

    @classmethod
    def of(cls, connection: Connection, identity: str) -> Names:
        """Those that the ledger keeps, not checked again: they may be thousands."""
        body = connection.execute(select(tables.identity.c.body).where(tables.identity.c.id == identity))
        given = json.loads(body.scalar_one())
        spellings = tuple(Spelling(made["ref"], made["text"]) for made in given["spellings"])
        return cls(spellings, tuple(given["aliases"]))


def members_in(
    connection: Connection, identity: str, names: Names, limit: int | None = None, skipped: int = 0
) -> tuple[Member, ...]:
    """So many members of a person or group whose names are ``names``, by day, after those skipped."""
    held, report = tables.identity_entity, tables.report
    spellings: dict[str, list[str]] = {}
    for spelling in names.spellings:
        spellings.setdefault(spelling.ref, []).append(spelling.text)
    wanted = (
        select(held.c.entity, held.c.ref, report.c.publisher, report.c.published)
        .join_from(held, report, held.c.ref == report.c.ref)
        .where(held.c.identity == identity)
        .order_by(report.c.published.nulls_last(), held.c.ref, held.c.entity)
        .limit(limit)
        .offset(skipped)
    )
    return tuple(
        Member(row.entity, row.ref, row.publisher, row.published, tuple(spellings.get(row.ref, ())))
        for row in connection.execute(wanted)
    )

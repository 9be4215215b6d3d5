"""Persons and groups with all that reports say of them, one after another, as exports need them.

With filters these are the ones that take part in the incidents wanted, and the groups in which they are said
to hold posts or of which they are said to be part; without, all of the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import Fact
from wireledger.ledger.query import IDENTITY_COLUMNS, IdentityRow, Wanted, identity_row, incidents_wanted
from wireledger.ledger.stored import stored
from wireledger.resolve.resolution import Identity

_AT_ONCE = 200  # identities in memory together


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact, and the id of the group that it names where the ledger knows that."""

    fact: Fact
    group: str | None


@dataclass(frozen=True, slots=True)
class ToldIdentity:
    """A person or group, what is said of it, and the refs of the reports in which it stands.

    ``first`` and ``last`` are the days on which the earliest and the latest of these were published; None
    where no report is dated.
    """

    identity: Identity
    row: IdentityRow
    facts: tuple[ToldFact, ...]
    refs: tuple[str, ...]
    first: str | None
    last: str | None


def told_identities(ledger: Ledger, wanted: Wanted) -> Iterator[ToldIdentity]:
    """Every person and group that belongs to the incidents wanted, by id.

    Raises what ``query.incidents`` raises.
    """
    with ledger.reading() as connection:
        ids = list(connection.execute(identities_wanted(connection, wanted)).scalars())
        for start in range(0, len(ids), _AT_ONCE):
            yield from _told(connection, ids[start : start + _AT_ONCE])


def identities_wanted(connection: Connection, wanted: Wanted) -> Select[str]:
    """The query of the ids of these persons and groups, in their order."""
    identity, between, fact = tables.identity, tables.incident_identity, tables.fact
    made = select(identity.c.id).order_by(identity.c.id)
    if wanted == Wanted():
        return made
    incidents = incidents_wanted(connection, wanted, "oldest", tables.incident.c.id).order_by(None)
    taking_part = select(between.c.identity).where(between.c.incident.in_(incidents))
    named = select(fact.c.group).where(fact.c.identity.in_(taking_part), fact.c.group.is_not(None))
    return made.where(identity.c.id.in_(taking_part) | identity.c.id.in_(named))


def _told(connection: Connection, ids: Sequence[str]) -> Iterator[ToldIdentity]:
    identity = tables.identity
    rows = select(*IDENTITY_COLUMNS).where(identity.c.id.in_(ids)).order_by(identity.c.id)
    texts = select(identity.c.id, identity.c.body).where(identity.c.id.in_(ids))
    bodies: dict[str, str] = {text.id: text.body for text in connection.execute(texts)}
    facts = _facts(connection, ids)
    standing = _standing(connection, ids)
    for row in map(identity_row, connection.execute(rows)):
        full = stored(Identity, bodies[row.id])
        refs = sorted({ref for ref, _ in standing[row.id]})
        days = sorted(day for _, day in standing[row.id] if day)
        yield ToldIdentity(
            full, row, tuple(facts[row.id]), tuple(refs), *((days[0], days[-1]) if days else (None, None))
        )


def _facts(connection: Connection, ids: Sequence[str]) -> dict[str, list[ToldFact]]:
    fact = tables.fact
    wanted = select(fact.c.identity, fact.c.group, fact.c.body).where(fact.c.identity.in_(ids))
    found: dict[str, list[ToldFact]] = defaultdict(list)
    for identity, group, body in connection.execute(wanted.order_by(fact.c.number)):
        found[identity].append(ToldFact(stored(Fact, body), group))
    return found


def _standing(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, str | None]]]:
    """By identity, the reports in which it stands, with their days of publication."""
    held, report = tables.identity_entity, tables.report
    wanted = (
        select(held.c.identity, held.c.ref, report.c.published)
        .join_from(held, report, held.c.ref == report.c.ref)
        .where(held.c.identity.in_(ids))
    )
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for identity, ref, published in connection.execute(wanted):
        found[identity].append((ref, published))
    return found

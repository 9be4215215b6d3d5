"""A matter of the review queue with all that it takes to decide it: the words, who says them, both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.passages import Passage, claims_about, passages, passages_naming
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    identity_row,
    incident_rows,
)
from wireledger.ledger.review import Asked
from wireledger.plain import from_line
from wireledger.resolve.resolution import Conflict, Incident, OpenQuestion

_SHOWN = 3  # passages of one side: more are on its own page


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that may be the same, a value among those that contradict, or a reading.

    ``value`` is what was read. ``incident`` or ``identity`` is what it is about. ``claims`` are what a
    decision on the value names, ``origins`` the number of independent origins that give it, and ``more`` how
    many passages are not shown.
    """

    value: str | None
    incident: IncidentRow | None
    identity: IdentityRow | None
    claims: tuple[str, ...]
    passages: tuple[Passage, ...]
    origins: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """The matter, its sides, and for a question what speaks for and against it, in words."""

    asked: Asked
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]


def case(ledger: Ledger, asked: Asked) -> Case:
    """The case of a matter."""
    with ledger.reading() as connection:
        if asked.kind == "question":
            sides = tuple(_told_side(connection, item, asked.field == "incident") for item in asked.items)
            return Case(asked, sides, _reasons(connection, asked))
        if asked.kind == "conflict":
            return Case(asked, _values(connection, asked), ())
        return Case(asked, (_reading(connection, asked),), ())


def _reasons(connection: Connection, asked: Asked) -> tuple[str, ...]:
    table = tables.question
    a, b = asked.items
    body = connection.execute(select(table.c.body).where(table.c.a == a, table.c.b == b)).scalars().first()
    return from_line(OpenQuestion, body).link.reasons if body else ()


def _told_side(connection: Connection, item: str, is_event: bool) -> Side:
    """What one event or entity of a question is, in the words of its report."""
    held = tables.incident_event if is_event else tables.identity_entity
    member, whole = (held.c.event, held.c.incident) if is_event else (held.c.entity, held.c.identity)
    row = connection.execute(select(whole, held.c.ref).where(member == item).order_by(held.c.ref)).first()
    if row is None:
        return Side(None, None, None, (), ())
    if is_event:
        told = passages(connection, {row.ref: claims_about(connection, row.ref, item)})
    else:
        told = passages_naming(connection, row.ref, item)
    return _side(None, _incident(connection, row[0]), _identity(connection, row[0]), told)


def _values(connection: Connection, asked: Asked) -> tuple[Side, ...]:
    """A side for each value of the contradiction, those that most origins give first."""
    table = tables.incident
    body = connection.execute(select(table.c.body).where(table.c.id == asked.whole)).scalar_one_or_none()
    if body is None:
        return ()
    full = from_line(Incident, body)
    conflict = next((c for c in full.conflicts if c.field == asked.field), Conflict("date", ()))
    row = _incident(connection, full.id)
    sides = []
    for value in conflict.values:
        told = passages(connection, dict.fromkeys(value.reports, value.claims))
        origins = sum(bool(set(origin.reports) & set(value.reports)) for origin in full.origins)
        sides.append(_side(value.value, row, None, told, origins))
    return tuple(sorted(sides, key=lambda side: -side.origins))


def _reading(connection: Connection, asked: Asked) -> Side:
    """The event or claim that may be misread, with what it is about."""
    assert asked.ref is not None
    assert asked.whole is not None
    (item,) = asked.items
    wanted = [item] if asked.kind == "claim" else claims_about(connection, asked.ref, item)
    told = passages(connection, {asked.ref: wanted})
    value = told[0].reads[0].value if asked.kind == "claim" and told else None
    return _side(value, _incident(connection, asked.whole), _identity(connection, asked.whole), told)


def _side(
    value: str | None,
    incident: IncidentRow | None,
    identity: IdentityRow | None,
    told: Iterable[Passage],
    origins: int = 0,
) -> Side:
    every = tuple(told)
    claims = tuple(read.claim for passage in every for read in passage.reads)
    return Side(value, incident, identity, claims, every[:_SHOWN], origins, max(len(every) - _SHOWN, 0))


def _incident(connection: Connection, name: str) -> IncidentRow | None:
    rows = incident_rows(connection, select(*INCIDENT_COLUMNS).where(tables.incident.c.id == name))
    return rows[0] if rows else None


def _identity(connection: Connection, name: str) -> IdentityRow | None:
    row = connection.execute(select(*IDENTITY_COLUMNS).where(tables.identity.c.id == name)).one_or_none()
    return identity_row(row) if row else None

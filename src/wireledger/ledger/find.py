"""What a reviewer means by an id, the beginning of one, a name, or the id of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Column, ColumnElement, Connection, select

from wireledger.errors import LedgerError
from wireledger.ledger import tables
from wireledger.ledger.claims import claims_beginning
from wireledger.ledger.words import folded, folded_words, storable

FoundKind = Literal["incident", "person", "group", "report", "event", "entity", "claim"]

_KINDS = ("incident", "person", "group", "identity", "event", "entity", "claim")
_HEX = re.compile(r"[0-9a-f]{4,16}")
_ID = re.compile(r"[a-z]+-[0-9a-f]{1,16}")
_LISTED = 8  # of the things that a short id or a name may mean: enough to see the right one
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing of the ledger; ``name`` is its label or name where it has one."""

    kind: FoundKind
    id: str
    name: str


def find(connection: Connection, asked: str, kinds: tuple[FoundKind, ...] = ()) -> Found:
    """The one thing that ``asked`` means; where it may mean several, one of ``kinds``.

    Raises LedgerError where it means nothing, or several things; these are then listed.
    """
    found = _by_id(connection, asked) or _called(connection, asked)
    if not found:
        raise LedgerError(
            f'"{asked}": nothing in the ledger has this id or name. '
            f'Look for it with `wireledger search "{asked}"`.'
        )
    found = [f for f in found if f.kind in kinds] or found
    if len(found) > 1:
        listed = "; ".join(f"{f.id} ({f.name})" if f.name else f.id for f in found[:_LISTED])
        more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        raise LedgerError(f'"{asked}" may mean {listed}{more}. Give the id of the one you mean.')
    return found[0]


def identities_named(connection: Connection, asked: str, kinds: tuple[str, ...]) -> list[Found]:
    """The people or groups with this name or id; those so called exactly alone, where there are any."""
    found = [f for f in _by_id(connection, asked) if f.kind in kinds]
    return found or [f for f in _called(connection, asked) if f.kind in kinds]


def _by_id(connection: Connection, asked: str) -> list[Found]:
    report = tables.report
    called = connection.execute(select(report.c.ref, report.c.title).where(report.c.ref == storable(asked)))
    row = called.one_or_none()
    if row is not None:
        return [Found("report", row.ref, row.title or "")]
    if _HEX.fullmatch(asked):
        return [f for kind in _KINDS for f in _beginning(connection, f"{kind}-{asked}")]
    return _beginning(connection, asked) if _ID.fullmatch(asked) else []


def _beginning(connection: Connection, prefix: str) -> list[Found]:
    """Everything whose id begins with ``prefix``; a claim only where nothing else does."""
    incident, identity = tables.incident, tables.identity
    found = [
        Found("incident", row.id, row.label)
        for row in connection.execute(
            select(incident.c.id, incident.c.label).where(*_begins(incident.c.id, prefix))
        )
    ]
    found += [
        Found("person" if row.kind == "person" else "group", row.id, row.name)
        for row in connection.execute(
            select(identity.c.id, identity.c.kind, identity.c.name).where(*_begins(identity.c.id, prefix))
        )
    ]
    events, entities = tables.incident_event.c.event, tables.identity_entity.c.entity
    found += [Found("event", made, "") for made in _distinct(connection, events, prefix)]
    found += [Found("entity", made, "") for made in _distinct(connection, entities, prefix)]
    claims = claims_beginning(connection, prefix) if prefix.startswith("claim-") else []
    return found or [Found("claim", made, "") for made in claims]


def _begins(column: Column[str], prefix: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return column >= prefix, column < prefix + _LAST


def _distinct(connection: Connection, column: Column[str], prefix: str) -> list[str]:
    wanted = select(column).where(*_begins(column, prefix)).distinct().order_by(column)
    return list(connection.execute(wanted).scalars())


def _called(connection: Connection, asked: str) -> list[Found]:
    """People and groups, one of whose names has all the words of ``asked``; see ``identities_named``."""
    words = folded_words(asked)
    if not words:
        return []
    identity, named = tables.identity, tables.identity_word
    wanted = select(identity.c.id, identity.c.kind, identity.c.name).order_by(identity.c.reports.desc())
    for word in words:
        wanted = wanted.where(identity.c.id.in_(select(named.c.identity).where(*_begins(named.c.word, word))))
    found = [
        Found("person" if row.kind == "person" else "group", row.id, row.name)
        for row in connection.execute(wanted.order_by(identity.c.id))
    ]
    exact = [f for f in found if folded(f.name) == folded(asked)]
    return exact or found

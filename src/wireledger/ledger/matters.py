"""Which decisions touch the same matter, so that two reviewers never overwrite one another.

A decision names members of incidents and identities. Two that name different members of one incident are
about the same matter; what was decided on any member is what a reviewer has to have seen.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, select, text

from wireledger.errors import WireledgerError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import append_in
from wireledger.plain import from_line
from wireledger.resolve.resolution import Decision

_AT_ONCE = 500  # items in one query: databases limit the number of parameters


class OvertakenError(WireledgerError):
    """Others decided on the same matter after what a decision rests on was shown."""

    def __init__(self, meanwhile: tuple[Decision, ...]) -> None:
        super().__init__("It was decided on meanwhile. Look at it again, and decide then.")
        self.meanwhile = meanwhile


def decided_on(ledger: Ledger, items: Iterable[str]) -> tuple[Decision, ...]:
    """Every decision on the matter of ``items`` (ids of events, entities, claims or decisions), by time."""
    with ledger.reading() as connection:
        return _decided_on(connection, items)


def taken_since(ledger: Ledger, time: str) -> frozenset[str]:
    """The ids of all decisions taken at ``time`` (UTC, ISO 8601) or later."""
    table = tables.decision
    with ledger.reading() as connection:
        return frozenset(connection.execute(select(table.c.id).where(table.c.time >= time)).scalars())


def append_unless_overtaken(ledger: Ledger, made: Decision, *more: Decision, seen: frozenset[str]) -> bool:
    """Add decisions, in one transaction with the check that nothing else was decided on their matter.

    All are added, or none. ``seen`` are the ids of the decisions on it that the reviewer was shown. False
    where the same user took the same decisions since, as when a button is pressed twice. Raises
    OvertakenError for any other.
    """
    taken = (made, *more)
    items = {item for one in taken for item in one.items}
    with ledger.writing() as connection:
        if not ledger.is_sqlite:
            connection.execute(text("LOCK TABLE decision IN SHARE ROW EXCLUSIVE MODE"))
        meanwhile = tuple(d for d in _decided_on(connection, items) if d.id not in seen)
        if meanwhile and all(any(_is_same(d, one) for one in taken) for d in meanwhile):
            return False
        if meanwhile:
            raise OvertakenError(meanwhile)
        append_in(connection, taken)
        return True


def _is_same(a: Decision, b: Decision) -> bool:
    return (a.user, a.verdict, set(a.items), a.field, a.value) == (
        b.user,
        b.verdict,
        set(b.items),
        b.field,
        b.value,
    )


def _decided_on(connection: Connection, items: Iterable[str]) -> tuple[Decision, ...]:
    told, held = tables.incident_event, tables.identity_entity
    wanted = set(items)
    wanted |= _targets(connection, wanted)
    new = _about(connection, wanted)
    new |= _about_members(connection, told.c.event, told.c.incident, wanted)
    new |= _about_members(connection, held.c.entity, held.c.identity, wanted)
    found: dict[str, Decision] = {}
    while new := {name: made for name, made in new.items() if name not in found}:
        found |= new
        new = _about(connection, set(new))  # what takes these back
    return tuple(sorted(found.values(), key=lambda d: (d.time, d.id)))


def _targets(connection: Connection, items: set[str]) -> set[str]:
    """What the decisions among ``items``, which are to be taken back, are about."""
    table = tables.decision
    found: set[str] = set()
    open_ = {item for item in items if item.startswith("decision-")}
    while open_:
        bodies = _in_parts(connection, table.c.body, table.c.id, open_)
        found |= open_
        named = {item for body in bodies for item in from_line(Decision, body).items}
        open_ = {item for item in named if item.startswith("decision-")} - found
        found |= named
    return found


def _about_members(
    connection: Connection, member: Column[str], whole: Column[str], items: set[str]
) -> dict[str, Decision]:
    """The decisions on any member of all that one of ``items`` belongs to, which may be thousands."""
    table = tables.decision_item
    wholes = sorted(set(_in_parts(connection, whole, member, items)))
    ids: set[str] = set()
    for start in range(0, len(wholes), _AT_ONCE):
        some = whole.in_(wholes[start : start + _AT_ONCE])
        about = select(table.c.decision).join_from(table, member.table, table.c.item == member).where(some)
        ids |= set(connection.execute(about.distinct()).scalars())
    return _called(connection, ids)


def _about(connection: Connection, items: set[str]) -> dict[str, Decision]:
    table = tables.decision_item
    return _called(connection, set(_in_parts(connection, table.c.decision, table.c.item, items)))


def _called(connection: Connection, ids: set[str]) -> dict[str, Decision]:
    """The decisions with these ids."""
    bodies = _in_parts(connection, tables.decision.c.body, tables.decision.c.id, ids)
    return {made.id: made for made in (from_line(Decision, body) for body in bodies)}


def _in_parts(
    connection: Connection, column: Column[str], by: Column[str], among: Iterable[str]
) -> list[str]:
    """The values of ``column`` where ``by`` is among some values."""
    ordered = sorted(among)
    found: list[str] = []
    for start in range(0, len(ordered), _AT_ONCE):
        wanted = select(column).where(by.in_(ordered[start : start + _AT_ONCE]))
        found += connection.execute(wanted).scalars()
    return found

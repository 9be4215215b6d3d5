"""Blind coding: people give values for the same events of the same reports, each without seeing the others'.

A set is chosen once and never changes, so that all code the same. What somebody coded is only ever added; of
two codings of one event by one person the later holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from sqlalchemy import Connection, insert, select

from wireledger.errors import LedgerError, UsageError
from wireledger.ids import content_id
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents_wanted
from wireledger.plain import from_line, to_line
from wireledger.records import CivilianHarm
from wireledger.resolve.decision_values import understood, words_of

StartedFrom = Literal["nothing", "reading"]
CODED = ("type", "date", "place", "killed", "injured", "status", "civilian_harm")
"""The fields that are coded, in their order."""
MOST = 500  # events of one set: more is no set that two people finish


@dataclass(frozen=True, slots=True)
class Unit:
    """An event of a report: what is coded."""

    ref: str
    event: str


@dataclass(frozen=True, slots=True)
class CodingSet:
    """What is to be coded, in its order; ``chosen`` says in words how it was chosen."""

    id: str
    name: str
    user: str
    time: str
    chosen: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """The value that somebody gives a field; None: the report does not tell."""

    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Coding:
    """What one person coded of one event; ``started_from``: whether the machine's reading was looked at."""

    id: str
    set: str
    event: str
    user: str
    time: str
    started_from: StartedFrom
    values: tuple[Coded, ...]

    def value(self, field: str) -> str | None:
        """The value of a field; None where the report does not tell."""
        return next((coded.value for coded in self.values if coded.field == field), None)


def choices(field: str) -> tuple[str, ...]:
    """The only values that a field takes; empty where it takes words or numbers."""
    return get_args(CivilianHarm) if field == "civilian_harm" else words_of(field)


def checked(field: str, value: str) -> Coded:
    """A value as it was written; empty is None. Raises UsageError where the field does not take it."""
    words = value.strip()
    if not words:
        return Coded(field, None)
    only = choices(field)
    if words not in only if only else not understood(field, words):
        raise UsageError(f'{field.replace("_", " ")} "{words}" is not understood.')
    return Coded(field, words)


def make_set(ledger: Ledger, name: str, user: str, wanted: Wanted, most: int) -> CodingSet:
    """Choose the newest incidents wanted and make a set of their events, at most so many of either.

    Raises UsageError for a name that is empty or taken, or where nothing is found.
    """
    if not name.strip():
        raise UsageError("A set needs a name. Write one.")
    time, chosen = _now(), to_line(wanted)
    with ledger.writing() as connection:
        if name in (made.name for made in _sets(connection)):
            raise UsageError(f'There is a set called "{name}". Write another name.')
        units = _units(connection, wanted, min(most, MOST))
        if not units:
            raise UsageError("No incident has all of this. Choose less.")
        made = CodingSet(content_id(name, user, time, kind="set"), name, user, time, chosen, units)
        row = {"id": made.id, "name": name, "body": to_line(made)}
        connection.execute(insert(tables.coding_set).values(row))
    return made


def sets(ledger: Ledger) -> tuple[CodingSet, ...]:
    """Every set, newest first."""
    with ledger.reading() as connection:
        return tuple(sorted(_sets(connection), key=lambda made: made.time, reverse=True))


def set_called(ledger: Ledger, name: str) -> CodingSet:
    """The set with this id. Raises LedgerError where there is none."""
    with ledger.reading() as connection:
        body = connection.execute(
            select(tables.coding_set.c.body).where(tables.coding_set.c.id == name)
        ).scalar_one_or_none()
    if body is None:
        raise LedgerError(f"{name}: there is no such set of reports to code.")
    return from_line(CodingSet, body)


def code(
    ledger: Ledger,
    of: CodingSet,
    event: str,
    user: str,
    started_from: StartedFrom,
    values: Iterable[Coded],
) -> Coding:
    """Keep what somebody coded. Raises UsageError where the set does not hold the event."""
    if event not in {unit.event for unit in of.units}:
        raise UsageError(f"{event} is not in this set.")
    time, given = _now(), tuple(values)
    told = (text for coded in given for text in (coded.field, coded.value))
    name = content_id(of.id, event, user, time, started_from, *told, kind="coding")
    made = Coding(name, of.id, event, user, time, started_from, given)
    row = {"id": made.id, "set": of.id, "time": time, "body": to_line(made)}
    with ledger.writing() as connection:
        connection.execute(insert(tables.coding).values(row))
    return made


def codings(ledger: Ledger, of: CodingSet) -> dict[tuple[str, str], Coding]:
    """The codings of a set that hold, by user and event."""
    table = tables.coding
    wanted = select(table.c.body).where(table.c.set == of.id).order_by(table.c.time, table.c.id)
    with ledger.reading() as connection:
        made = (from_line(Coding, line) for line in connection.execute(wanted).scalars())
        return {(coding.user, coding.event): coding for coding in made}


def left_to_code(of: CodingSet, made: dict[tuple[str, str], Coding], user: str) -> tuple[Unit, ...]:
    """What this user has not coded yet, in its order."""
    return tuple(unit for unit in of.units if (user, unit.event) not in made)


def _sets(connection: Connection) -> list[CodingSet]:
    bodies = connection.execute(select(tables.coding_set.c.body)).scalars()
    return [from_line(CodingSet, body) for body in bodies]


def _units(connection: Connection, wanted: Wanted, most: int) -> tuple[Unit, ...]:
    """Reports that tell the same incident stand side by side."""
    incident, told = tables.incident, tables.incident_event
    ids = list(
        connection.execute(
            incidents_wanted(connection, wanted, "newest", incident.c.id).limit(most)
        ).scalars()
    )
    rows = connection.execute(
        select(told.c.incident, told.c.ref, told.c.event).where(told.c.incident.in_(ids))
    )
    ordered = sorted(rows, key=lambda row: (ids.index(row.incident), row.ref, row.event))
    return tuple(Unit(row.ref, row.event) for row in ordered)[:most]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")

"""Lists of incidents, people and groups, with filters."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, false, or_, select

from wireledger.errors import LedgerError, UsageError
from wireledger.extract.countries import country_code
from wireledger.extract.event_types import event_types
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.find import identities_named
from wireledger.ledger.words import folded
from wireledger.records import Status
from wireledger.resolve.dates import interval_in
from wireledger.resolve.resolution import IdentityKind

Order = Literal["newest", "oldest"]
SIDE_BY_SIDE = " / "
"""Stands between the values of a field on which the origins of an incident contradict."""
_LISTS: dict[IdentityKind, str] = {"person": "people", "group": "groups"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What incidents to list. ``since`` and ``until`` are YYYY, YYYY-MM or YYYY-MM-DD.

    ``place``, ``outlet``, ``person``, ``group`` and ``actor`` (a person or group) are names or parts of
    names; the last three also ids. ``status`` is one that some report gives the incident.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    type: str | None = None
    person: str | None = None
    group: str | None = None
    outlet: str | None = None
    actor: str | None = None
    status: Status | None = None
    origins_at_least: int = 0
    contradicted: bool = False

    def given(self) -> dict[str, object]:
        """The filters that are set, by name; empty where every incident is wanted."""
        values = ((f.name, getattr(self, f.name), f.default) for f in fields(self))
        return {name: value for name, value, unset in values if value != unset}


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a list. ``start`` and ``end`` are its first and last possible day, None where unknown.

    ``reports`` tell it, and go back to ``origins`` independent sources; ``conflicts`` names the fields on
    which these contradict. ``killed`` and ``injured`` then hold all values, side by side.
    """

    id: str
    handle: str
    type: str
    label: str
    start: str | None
    end: str | None
    place: str | None
    killed: str | None
    injured: str | None
    reports: int
    origins: int
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """A person or group in a list, in how many reports it stands, and in how many incidents."""

    id: str
    handle: str
    kind: IdentityKind
    name: str
    reports: int
    incidents: int


def incidents(
    ledger: Ledger, wanted: Wanted, limit: int | None = None, order: Order = "newest"
) -> tuple[IncidentRow, ...]:
    """The incidents wanted, by day; those without one come last.

    Raises UsageError for a date or type that is none, LedgerError for a person or group that is not there.
    """
    with ledger.reading() as connection:
        made = incidents_wanted(connection, wanted, order, *INCIDENT_COLUMNS)
        return incident_rows(connection, made.limit(limit))


def incidents_wanted(
    connection: Connection, wanted: Wanted, order: Order, *columns: ColumnElement[Any]
) -> Select[*tuple[Any, ...]]:
    """The query of the incidents wanted, in their order."""
    table = tables.incident
    day = table.c.start.desc() if order == "newest" else table.c.start
    made = select(*columns).where(*_conditions(connection, wanted))
    return made.order_by(day.nulls_last(), table.c.id)


def identities(
    ledger: Ledger, kind: IdentityKind, name: str | None = None, limit: int | None = None
) -> tuple[IdentityRow, ...]:
    """People or groups, those in most reports first; with ``name``, those alone that are called so."""
    table = tables.identity
    with ledger.reading() as connection:
        made = select(*IDENTITY_COLUMNS).where(table.c.kind == kind)
        if name is not None:
            made = made.where(table.c.id.in_([f.id for f in identities_named(connection, name, (kind,))]))
        made = made.order_by(table.c.reports.desc(), table.c.name, table.c.id).limit(limit)
        return tuple(identity_row(row) for row in connection.execute(made))


_INCIDENT_NAMES = "id handle type label start end place killed injured reports origins conflicts".split()
INCIDENT_COLUMNS = [tables.incident.c[name] for name in _INCIDENT_NAMES]
_IDENTITY_NAMES = "id handle kind name reports incidents".split()
IDENTITY_COLUMNS = [tables.identity.c[name] for name in _IDENTITY_NAMES]


def incident_rows(connection: Connection, made: Select[*tuple[Any, ...]]) -> tuple[IncidentRow, ...]:
    """The rows of a query of ``INCIDENT_COLUMNS``."""
    return tuple(_incident_row(row) for row in connection.execute(made))


def _incident_row(row: Row[*tuple[Any, ...]]) -> IncidentRow:
    given = dict(row._mapping)
    return IncidentRow(**(given | {"conflicts": tuple(given["conflicts"].split())}))


def identity_row(row: Row[*tuple[Any, ...]]) -> IdentityRow:
    """A row of ``IDENTITY_COLUMNS``."""
    return IdentityRow(*row)


def _conditions(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    table = tables.incident
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(table.c.end >= _day("--from", wanted.since, last=False))
    if wanted.until is not None:
        found.append(table.c.start <= _day("--to", wanted.until, last=True))
    if wanted.type is not None:
        found.append(_has("type", tables.incident_facet.c.value == _type(wanted.type)))
    if wanted.outlet is not None:
        found.append(_has("outlet", _holds(wanted.outlet)))
    if wanted.place is not None:
        found.append(_in_place(wanted.place))
    if wanted.person is not None:
        found.append(_with(connection, wanted.person, "person"))
    if wanted.group is not None:
        found.append(_with(connection, wanted.group, "group"))
    if wanted.actor is not None:
        found.append(_with(connection, wanted.actor, "person", "group"))
    if wanted.status is not None:
        found.append(_has("status", tables.incident_facet.c.value == wanted.status))
    if wanted.origins_at_least > 0:
        found.append(table.c.origins >= wanted.origins_at_least)
    if wanted.contradicted:
        found.append(table.c.conflicts != "")
    return found


def _day(option: str, words: str, last: bool) -> str:
    interval = interval_in(words)
    if interval is None:
        raise UsageError(f'{option} "{words}" is no date. Write YYYY-MM-DD, YYYY-MM or YYYY.')
    return (interval.high if last else interval.low).isoformat()


def _type(words: str) -> str:
    name = folded(words).replace(" ", "_")
    if name not in event_types():
        raise UsageError(f'--type "{words}" is none. There are: {", ".join(event_types())}.')
    return name


def _has(facet: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    table = tables.incident_facet
    return tables.incident.c.id.in_(select(table.c.incident).where(table.c.facet == facet, condition))


def _holds(words: str) -> ColumnElement[bool]:
    return tables.incident_facet.c.value.contains(folded(words), autoescape=True)


def _in_place(words: str) -> ColumnElement[bool]:
    named = _has("place", _holds(words)) if folded(words) else false()
    code = country_code(words)
    return or_(named, _has("country", tables.incident_facet.c.value == code)) if code else named


def _with(connection: Connection, name: str, *kinds: IdentityKind) -> ColumnElement[bool]:
    meant = identities_named(connection, name, kinds)
    if not meant:
        either, lists = " or ".join(kinds), " or ".join(f"`wireledger {_LISTS[k]}`" for k in kinds)
        raise LedgerError(f'no {either} in the ledger is called "{name}". List them with {lists}.')
    between = tables.incident_identity
    part = select(between.c.incident).where(between.c.identity.in_([f.id for f in meant]))
    return tables.incident.c.id.in_(part)

"""All that the ledger holds on one thing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from wireledger.errors import LedgerError
from wireledger.ledger import tables
from wireledger.ledger.claims import line_with
from wireledger.ledger.compare import Matrix, incident_of, matrix
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import Fact, facts_in
from wireledger.ledger.find import Found, find
from wireledger.ledger.judged import corrections_in
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    identity_row,
    incident_rows,
)
from wireledger.plain import from_line
from wireledger.records import Record
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.resolution import Identity, IdentityKind, OpenQuestion, Spelling


@dataclass(frozen=True, slots=True)
class Telling:
    """A report that tells of an incident, and the event in it that does."""

    ref: str
    publisher: str | None
    published: str | None
    title: str | None
    event: str


@dataclass(frozen=True, slots=True)
class IncidentDossier:
    """An incident: its matrix, who tells it, who takes part, and what a reviewer could still decide."""

    matrix: Matrix
    reports: tuple[Telling, ...]
    involved: tuple[IdentityRow, ...]
    questions: tuple[OpenQuestion, ...]


@dataclass(frozen=True, slots=True)
class IdentityDossier:
    """A person or group: spellings by report, what is said of it, and the incidents it takes part in."""

    identity: IdentityRow
    spellings: tuple[Spelling, ...]
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]
    incidents: tuple[IncidentRow, ...]
    questions: tuple[OpenQuestion, ...]


def show(ledger: Ledger, asked: str) -> IncidentDossier | IdentityDossier | Record:
    """The dossier of what ``asked`` means; of an event its incident's, of an entity its identity's.

    A report's is its record as reviewers left it, and so is a claim's. Raises LedgerError where it means
    nothing, or several.
    """
    with ledger.reading() as connection:
        found = find(connection, asked)
        if found.kind in ("incident", "event"):
            return _incident(connection, incident_of(connection, found))
        if found.kind in ("report", "claim"):
            return _record(connection, found)
        return _identity(connection, identity_called(connection, found))


def _incident(connection: Connection, incident: str) -> IncidentDossier:
    told, report = tables.incident_event, tables.report
    tellings = (
        select(report.c.ref, report.c.publisher, report.c.published, report.c.title, told.c.event)
        .join_from(told, report, told.c.ref == report.c.ref)
        .where(told.c.incident == incident)
        .order_by(report.c.published.nulls_last(), report.c.ref, told.c.event)
    )
    between, identity = tables.incident_identity, tables.identity
    part = select(between.c.identity).where(between.c.incident == incident)
    involved = select(*IDENTITY_COLUMNS).where(identity.c.id.in_(part)).order_by(identity.c.id)
    events = select(told.c.event).where(told.c.incident == incident)
    return IncidentDossier(
        matrix(connection, incident),
        tuple(Telling(*row) for row in connection.execute(tellings)),
        tuple(identity_row(row) for row in connection.execute(involved)),
        _questions(connection, list(connection.execute(events).scalars())),
    )


def identity_called(connection: Connection, found: Found, kind: IdentityKind | None = None) -> str:
    """The person or group that was found, or that an entity which was found belongs to.

    Raises LedgerError where it belongs to nobody, or is not of the ``kind`` that is wanted.
    """
    identity, held = tables.identity, tables.identity_entity
    wanted = select(identity.c.id, identity.c.kind)
    if found.kind == "entity":
        wanted = wanted.join_from(identity, held, held.c.identity == identity.c.id)
        wanted = wanted.where(held.c.entity == found.id).order_by(identity.c.id)
    else:
        wanted = wanted.where(identity.c.id == found.id)
    row = connection.execute(wanted).first()
    if row is None and found.kind == "entity":
        raise LedgerError(f"{found.id} belongs to nobody in the ledger. List them: `wireledger people`.")
    if row is None or (kind is not None and row.kind != kind):
        raise LedgerError(f"{found.id} is no {kind or 'person or group'}.")
    return str(row.id)


def _identity(connection: Connection, made: str) -> IdentityDossier:
    identity, fact = tables.identity, tables.fact
    between, incident = tables.incident_identity, tables.incident
    row = connection.execute(select(*IDENTITY_COLUMNS).where(identity.c.id == made)).one()
    body = connection.execute(select(identity.c.body).where(identity.c.id == made)).scalar_one()
    full = from_line(Identity, body)
    facts = select(fact.c.body).where(fact.c.identity == made).order_by(fact.c.number)
    part = select(between.c.incident).where(between.c.identity == made)
    incidents = select(*INCIDENT_COLUMNS).where(incident.c.id.in_(part))
    return IdentityDossier(
        identity_row(row),
        full.spellings,
        full.aliases,
        tuple(facts_in(connection.execute(facts).scalars())),
        incident_rows(connection, incidents.order_by(incident.c.start.nulls_last(), incident.c.id)),
        _questions(connection, list(full.entities)),
    )


def _record(connection: Connection, found: Found) -> Record:
    if found.kind == "claim":
        line = line_with(connection, found.id)
    else:
        report = tables.report
        line = connection.execute(select(report.c.record).where(report.c.ref == found.id)).scalars().first()
    assert line is not None  # it was found in this transaction
    return corrected(from_line(Record, line), corrections_in(connection))


def _questions(connection: Connection, items: list[str]) -> tuple[OpenQuestion, ...]:
    """The open questions about any of some events or entities."""
    table = tables.question
    found: dict[str, None] = {}
    for start in range(0, len(items), _AT_ONCE):
        some = items[start : start + _AT_ONCE]
        wanted = select(table.c.body).where(or_(table.c.a.in_(some), table.c.b.in_(some)))
        found |= dict.fromkeys(connection.execute(wanted.order_by(table.c.a, table.c.b)).scalars())
    return tuple(from_line(OpenQuestion, line) for line in found)


_AT_ONCE = 500  # items in one query: databases limit the number of parameters

"""A report as it is opened to be read and judged: its record, and what its parts are in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from wireledger.errors import LedgerError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.judged import corrections_in
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    incident_rows,
)
from wireledger.ledger.words import storable
from wireledger.plain import from_line
from wireledger.records import Claim, Entity, Event, Record
from wireledger.resolve.decision_corrections import corrected

Part = Claim | Entity | Event


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as reviewers left it.

    ``incidents`` are by the id of the event, ``identities`` by that of the entity. ``rejected`` are parts of
    the report as read that reviewers rejected, ``accepted`` ids of those that they accepted or corrected.
    """

    record: Record
    incidents: Mapping[str, IncidentRow]
    identities: Mapping[str, IdentityRow]
    rejected: tuple[Part, ...]
    accepted: frozenset[str]


def opened(ledger: Ledger, ref: str) -> Opened:
    """The report with this ref. Raises LedgerError where the ledger has none."""
    incident, told = tables.incident, tables.incident_event
    identity, held = tables.identity, tables.identity_entity
    name = storable(ref)
    with ledger.reading() as connection:
        lines = select(tables.report.c.record).where(tables.report.c.ref == name)
        line = connection.execute(lines).scalar_one_or_none()
        if line is None:
            raise LedgerError(f'The ledger has no report "{ref}". Look for it by its words.')
        as_read = from_line(Record, line)
        corrections = corrections_in(connection)
        events = select(told.c.event, told.c.incident).where(told.c.ref == name)
        of_event = {row.event: row.incident for row in connection.execute(events)}
        known = select(*INCIDENT_COLUMNS).where(incident.c.id.in_(set(of_event.values())))
        rows = {row.id: row for row in incident_rows(connection, known)}
        entities = (
            select(held.c.entity, *IDENTITY_COLUMNS)
            .join_from(held, identity, held.c.identity == identity.c.id)
            .where(held.c.ref == name)
        )
        identities = {entity: IdentityRow(*row) for entity, *row in connection.execute(entities)}
    parts = {part.id: part for part in _parts(as_read)}
    return Opened(
        corrected(as_read, corrections),
        {event: rows[made] for event, made in of_event.items()},
        identities,
        tuple(part for made, part in parts.items() if made in corrections.rejected),
        (corrections.items - corrections.rejected) & parts.keys(),
    )


def _parts(record: Record) -> Iterable[Part]:
    yield from record.events
    yield from record.entities
    yield from record.claims

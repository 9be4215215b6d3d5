"""Incidents with all that their reports say of them, one after another: what every export is made from.

A ledger may hold more than fits into memory, so incidents come in batches, and of each report only what tells
of them is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.judged import corrections_in
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    Order,
    Wanted,
    incident_rows,
    incidents_wanted,
)
from wireledger.ledger.stored import StoredRecord, stored
from wireledger.ledger.words import storable
from wireledger.plain import from_line
from wireledger.records import Claim, Document, Entity, Event, ParticipantRole, Record, Span
from wireledger.resolve.decision_corrections import Corrections, corrected
from wireledger.resolve.resolution import Incident

_AT_ONCE = 200  # incidents whose reports are in memory together


@dataclass(frozen=True, slots=True)
class Telling:
    """An incident as one report tells it, with reviewers' corrections.

    ``claims`` are those of the event; ``entities`` those that take part in it or speak of it.
    """

    document: Document
    event: Event
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A person or group of the ledger that takes part in an incident: as what, and by which entities."""

    identity: IdentityRow
    roles: tuple[ParticipantRole, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """An incident, its row in lists, the reports that tell it (by ref), and who takes part."""

    incident: Incident
    row: IncidentRow
    tellings: tuple[Telling, ...]
    involved: tuple[TakingPart, ...]


def told_incidents(ledger: Ledger, wanted: Wanted, order: Order = "oldest") -> Iterator[ToldIncident]:
    """Every incident wanted, by day and then by id; those without a day come last.

    Raises what ``query.incidents`` raises.
    """
    with ledger.reading() as connection:
        corrections = corrections_in(connection)
        ids = list(
            connection.execute(incidents_wanted(connection, wanted, order, tables.incident.c.id)).scalars()
        )
        for start in range(0, len(ids), _AT_ONCE):
            yield from _told(connection, ids[start : start + _AT_ONCE], corrections)


def with_triggers(
    ledger: Ledger, incidents: Iterable[Incident]
) -> Iterator[tuple[Incident, Mapping[str, tuple[Span, ...]]]]:
    """The same incidents, each with the triggers of its events (and maybe of others) by their ids."""
    given = iter(incidents)
    with ledger.reading() as connection:
        corrections = corrections_in(connection)
        while some := list(islice(given, _AT_ONCE)):
            told = _tellings(connection, _events_of(some), corrections)
            triggers = {telling.event.id: telling.event.triggers for _, telling in told}
            yield from ((incident, triggers) for incident in some)


def judged_reports(ledger: Ledger, refs: Iterable[str]) -> Iterator[Record]:
    """The reports with these refs under the decisions, by ref."""
    report, names = tables.report, sorted(map(storable, refs))
    with ledger.reading() as connection:
        corrections = corrections_in(connection)
        for start in range(0, len(names), _AT_ONCE):
            wanted = select(report.c.record).where(report.c.ref.in_(names[start : start + _AT_ONCE]))
            for line in connection.execute(wanted.order_by(report.c.ref)).scalars():
                yield corrected(from_line(Record, line), corrections)


def _events_of(incidents: Iterable[Incident]) -> dict[str, set[str]]:
    """By ref, the events that these incidents are told in."""
    events: dict[str, set[str]] = {}
    for incident in incidents:
        for told in incident.events:
            events.setdefault(told.ref, set()).add(told.event)
    return events


def _told(connection: Connection, ids: list[str], corrections: Corrections) -> Iterator[ToldIncident]:
    table = tables.incident
    rows = {r.id: r for r in incident_rows(connection, select(*INCIDENT_COLUMNS).where(table.c.id.in_(ids)))}
    bodies = connection.execute(select(table.c.id, table.c.body).where(table.c.id.in_(ids)))
    full = {name: stored(Incident, line) for name, line in bodies}
    tellings = dict(_tellings(connection, _events_of(full.values()), corrections))
    taking_part = {p.entity for t in tellings.values() for p in t.event.roles if p.entity}
    identities = _identities(connection, sorted(taking_part))
    for name in ids:
        told_by = (tellings.get((t.ref, t.event)) for t in full[name].events)
        kept = tuple(t for t in told_by if t is not None)
        yield ToldIncident(full[name], rows[name], kept, _taking_part(kept, identities))


def _tellings(
    connection: Connection, events: Mapping[str, set[str]], corrections: Corrections
) -> Iterator[tuple[tuple[str, str], Telling]]:
    report = tables.report
    refs = {storable(ref): ref for ref in events}
    lines = select(report.c.ref, report.c.record).where(report.c.ref.in_(list(refs)))
    for name, line in connection.execute(lines):
        ref = refs[name]
        for telling in _told_by(line, events[ref], corrections):
            yield (ref, telling.event.id), telling


def _told_by(line: str, events: set[str], corrections: Corrections) -> Iterator[Telling]:
    """The events as the report in this line tells them; what is decided of it may bear on any part of it."""
    record = StoredRecord(line)
    if not corrections.items.isdisjoint(record.ids):
        judged = corrected(from_line(Record, line), corrections)
        claims = {claim.id: claim for claim in judged.claims}
        for event in judged.events:
            if event.id in events:
                own = tuple(claims[c] for c in event.claims if c in claims)
                of = _told_of(event, own)
                yield Telling(judged.document, event, own, tuple(e for e in judged.entities if e.id in of))
        return
    document = record.document()
    for event in record.events(events):
        found = {claim.id: claim for claim in record.claims(event.claims)}
        own = tuple(found[c] for c in event.claims if c in found)
        yield Telling(document, event, own, tuple(record.entities(_told_of(event, own))))


def _told_of(event: Event, claims: Iterable[Claim]) -> set[str]:
    """Ids of the entities that take part in an event or speak of it."""
    named = {part.entity for part in event.roles} | {s.entity for c in claims for s in c.sources}
    return {entity for entity in named if entity is not None}


def _identities(connection: Connection, entities: Sequence[str]) -> dict[str, IdentityRow]:
    """The person or group that each of the entities is."""
    identity, held = tables.identity, tables.identity_entity
    found: dict[str, IdentityRow] = {}
    for start in range(0, len(entities), _AT_ONCE):
        some = entities[start : start + _AT_ONCE]
        wanted = (
            select(held.c.entity, *IDENTITY_COLUMNS)
            .join_from(held, identity, held.c.identity == identity.c.id)
            .where(held.c.entity.in_(some))
            .order_by(held.c.entity, identity.c.id)
        )
        for entity, *row in connection.execute(wanted):
            found.setdefault(entity, IdentityRow(*row))
    return found


def _taking_part(
    tellings: Iterable[Telling], identities: Mapping[str, IdentityRow]
) -> tuple[TakingPart, ...]:
    parts: dict[str, set[ParticipantRole]] = {}
    entities: dict[str, set[str]] = {}
    rows: dict[str, IdentityRow] = {}
    for telling in tellings:
        for part in telling.event.roles:
            row = identities.get(part.entity) if part.entity else None
            if row and part.entity:
                rows[row.id] = row
                parts.setdefault(row.id, set()).add(part.role)
                entities.setdefault(row.id, set()).add(part.entity)
    return tuple(
        TakingPart(rows[i], tuple(sorted(parts[i])), tuple(sorted(entities[i]))) for i in sorted(rows)
    )

"""Incidents with all that their reports say of them, one after another: what every export is made from.

A ledger may hold more than fits into memory, so incidents come in batches, and of each report only what tells
of them is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
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
from wireledger.ledger.words import storable
from wireledger.plain import from_line, from_plain
from wireledger.records import Claim, Document, Entity, Event, ParticipantRole, Record
from wireledger.resolve.decision_corrections import Corrections, corrected
from wireledger.resolve.decisions import rulings, standing
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
        corrections = rulings(standing(decisions_in(connection))).corrections
        ids = list(
            connection.execute(incidents_wanted(connection, wanted, order, tables.incident.c.id)).scalars()
        )
        for start in range(0, len(ids), _AT_ONCE):
            yield from _told(connection, ids[start : start + _AT_ONCE], corrections)


def _told(connection: Connection, ids: list[str], corrections: Corrections) -> Iterator[ToldIncident]:
    table = tables.incident
    rows = {r.id: r for r in incident_rows(connection, select(*INCIDENT_COLUMNS).where(table.c.id.in_(ids)))}
    bodies = connection.execute(select(table.c.id, table.c.body).where(table.c.id.in_(ids)))
    full = {name: from_line(Incident, line) for name, line in bodies}
    events: dict[str, set[str]] = {}
    for incident in full.values():
        for told in incident.events:
            events.setdefault(told.ref, set()).add(told.event)
    tellings = dict(_tellings(connection, events, corrections))
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
    stored = {storable(ref): ref for ref in events}
    lines = select(report.c.ref, report.c.record).where(report.c.ref.in_(list(stored)))
    for name, line in connection.execute(lines):
        ref = stored[name]
        record = corrected(_part(json.loads(line), events[ref]), corrections)
        claims = {claim.id: claim for claim in record.claims}
        for event in record.events:
            own = tuple(claims[c] for c in event.claims if c in claims)
            told_of = {p.entity for p in event.roles} | {s.entity for c in own for s in c.sources}
            entities = tuple(e for e in record.entities if e.id in told_of)
            yield (ref, event.id), Telling(record.document, event, own, entities)


def _part(plain: dict[str, Any], events: set[str]) -> Record:
    """The record with those events alone and what they refer to."""
    kept = [event for event in plain["events"] if event["id"] in events]
    backing = {claim for event in kept for claim in event["claims"]}
    named = {part["entity"] for event in kept for part in event["roles"]}
    of_events = [claim for claim in plain["claims"] if claim["id"] in backing]
    named |= {source["entity"] for claim in of_events for source in claim["sources"]}
    entities = [entity for entity in plain["entities"] if entity["id"] in named]
    about = {entity["id"] for entity in entities}  # what was decided on these claims changes the entities
    claims = [c for c in plain["claims"] if c["id"] in backing or c["subject"] in about]
    return from_plain(
        Record, {"document": plain["document"], "entities": entities, "events": kept, "claims": claims}
    )


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

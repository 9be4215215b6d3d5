"""Where the reports of an incident place it, and as what persons and groups take part in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.judged import corrections_in
from wireledger.ledger.query import INCIDENT_COLUMNS, IncidentRow, incident_rows
from wireledger.plain import from_plain
from wireledger.records import EventPlace, Record
from wireledger.resolve.decision_corrections import corrected

_AT_ONCE = 200  # reports in memory together


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one report places the incident, as reviewers left it."""

    ref: str
    event: str
    place: EventPlace


def whereabouts(ledger: Ledger, incident: str) -> tuple[Whereabouts, ...]:
    """Where each report of the incident with this id places it, by ref, as far as it gives a place."""
    told, report = tables.incident_event, tables.report
    wanted = (
        select(told.c.ref, told.c.event, report.c.record)
        .join_from(told, report, told.c.ref == report.c.ref)
        .where(told.c.incident == incident)
        .order_by(told.c.ref, told.c.event)
    )
    found = []
    with ledger.reading() as connection:
        corrections = corrections_in(connection)
        for ref, event, line in connection.execute(wanted).yield_per(_AT_ONCE):
            for made in corrected(_part(json.loads(line), event), corrections).events:
                if made.place.text or made.place.name:
                    found.append(Whereabouts(ref, made.id, made.place))
    return tuple(found)


def roles(ledger: Ledger, incident: str) -> Mapping[str, tuple[str, ...]]:
    """As what each person and group takes part in the incident, by the id of the person or group."""
    table = tables.incident_identity
    wanted = select(table.c.identity, table.c.role).where(table.c.incident == incident).order_by(table.c.role)
    found: dict[str, tuple[str, ...]] = {}
    with ledger.reading() as connection:
        for identity, role in connection.execute(wanted):
            found[identity] = (*found.get(identity, ()), role)
    return found


def incidents_of(ledger: Ledger, events: Iterable[str]) -> Mapping[str, IncidentRow]:
    """The incident that each of the events belongs to."""
    table, told = tables.incident, tables.incident_event
    with ledger.reading() as connection:
        held = select(told.c.event, told.c.incident).where(told.c.event.in_(set(events)))
        of_event = {row.event: row.incident for row in connection.execute(held)}
        known = select(*INCIDENT_COLUMNS).where(table.c.id.in_(set(of_event.values())))
        rows = {row.id: row for row in incident_rows(connection, known)}
    return {event: rows[incident] for event, incident in of_event.items()}


def _part(plain: dict[str, Any], event: str) -> Record:
    """The record with that event alone, and its claims."""
    kept = [e for e in plain["events"] if e["id"] == event]
    backing = {claim for e in kept for claim in e["claims"]}
    claims = [claim for claim in plain["claims"] if claim["id"] in backing]
    return from_plain(
        Record, {"document": plain["document"], "entities": [], "events": kept, "claims": claims}
    )

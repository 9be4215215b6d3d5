"""What a ledger holds, in a few numbers, and the incidents on which its sources contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Past, in_force
from wireledger.ledger.matters import decided_on
from wireledger.ledger.query import INCIDENT_COLUMNS, IncidentRow, incident_rows
from wireledger.plain import from_line
from wireledger.resolve.resolution import Decision, Incident


@dataclass(frozen=True, slots=True)
class Contradicted:
    """An incident with the fields on which its sources contradict each other, and the values of each."""

    incident: IncidentRow
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is in numbers, the contradicted incidents told by most origins, and the last decisions."""

    reports: int
    incidents: int
    contradicted: int
    people: int
    groups: int
    questions: int
    most: tuple[Contradicted, ...]
    last: tuple[Past, ...]


def overview(ledger: Ledger, most: int = 6, last: int = 5) -> Overview:
    """The overview of a ledger, with at most so many incidents and decisions."""
    incident, identity = tables.incident, tables.identity
    against = incident.c.conflicts != ""
    with ledger.reading() as connection:

        def number(table: Table, *conditions: object) -> int:
            made = select(func.count()).select_from(table).where(*conditions)  # type: ignore[arg-type]
            return int(connection.execute(made).scalar_one())

        order = (incident.c.origins.desc(), incident.c.start.desc().nulls_last(), incident.c.id)
        wanted = select(*INCIDENT_COLUMNS).where(against).order_by(*order).limit(most)
        counted = (
            number(tables.report),
            number(incident),
            number(incident, against),
            number(identity, identity.c.kind == "person"),
            number(identity, identity.c.kind == "group"),
            number(tables.question),
        )
        found = tuple(_contradicted(connection, row) for row in incident_rows(connection, wanted))
    return Overview(*counted, found, _last(ledger, last))


def _last(ledger: Ledger, number: int) -> tuple[Past, ...]:
    """The last decisions, the newest first."""
    table = tables.decision
    wanted = select(table.c.body).order_by(table.c.time.desc(), table.c.id.desc()).limit(number)
    with ledger.reading() as connection:
        taken = [from_line(Decision, body) for body in connection.execute(wanted).scalars()]
    return tuple(Past(made, made.id in in_force(decided_on(ledger, (made.id,)))) for made in taken)


def _contradicted(connection: Connection, row: IncidentRow) -> Contradicted:
    table = tables.incident
    body = connection.execute(select(table.c.body).where(table.c.id == row.id)).scalar_one()
    conflicts = from_line(Incident, body).conflicts
    told = ((c.field, tuple(dict.fromkeys(v.value for v in c.values))) for c in conflicts)
    return Contradicted(row, tuple(told))

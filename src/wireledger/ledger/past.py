"""The history of decisions in pages, newest first, with what each is about in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Past, history
from wireledger.ledger.paging import SIZE, Part
from wireledger.resolve.resolution import Verdict

_AT_ONCE = 500  # ids in one query: databases limit the number of parameters


@dataclass(frozen=True, slots=True)
class Sought:
    """Whose decisions, and which verdict; None for any."""

    user: str | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What an item of a decision is: ``page`` (incident, person, group or decision) names it as ``label``."""

    item: str
    page: str | None
    label: str


@dataclass(frozen=True, slots=True)
class PastRow:
    """A decision of the history and what it is about."""

    past: Past
    about: tuple[About, ...]


@dataclass(frozen=True, slots=True)
class PastPart:
    """A page of the history, and everybody who ever decided."""

    rows: tuple[PastRow, ...]
    number: int
    total: int
    pages: int
    users: tuple[str, ...]


def past_part(ledger: Ledger, sought: Sought, number: int) -> PastPart:
    """A page of the decisions sought, newest first."""
    taken = history(ledger)[::-1]
    kept = [past for past in taken if _is_sought(past, sought)]
    shown = kept[(number - 1) * SIZE : number * SIZE]
    part = Part(tuple(shown), number, len(kept))
    verdicts = {past.decision.id: past.decision for past in taken}
    with ledger.reading() as connection:
        labels = dict(_labels(connection, {item for past in shown for item in past.decision.items}))
    rows = []
    for past in shown:
        about = (
            About(item, "decision", f"{verdicts[item].verdict} by {verdicts[item].user}")
            if item in verdicts
            else labels.get(item, About(item, None, item))
            for item in past.decision.items
        )
        rows.append(PastRow(past, tuple(about)))
    users = tuple(sorted({past.decision.user for past in taken}))
    return PastPart(tuple(rows), number, part.total, part.pages, users)


def _is_sought(past: Past, sought: Sought) -> bool:
    made = past.decision
    return sought.user in (None, made.user) and sought.verdict in (None, made.verdict)


def _labels(connection: Connection, items: Iterable[str]) -> Iterable[tuple[str, About]]:
    """Events by the label of their incident, and entities by the name of the person or group."""
    incident, told = tables.incident, tables.incident_event
    identity, held = tables.identity, tables.identity_entity
    ordered = sorted(items)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        events = select(told.c.event, incident.c.label).join_from(told, incident)
        for item, label in connection.execute(events.where(told.c.event.in_(some))):
            yield item, About(item, "incident", label)
        entities = select(held.c.entity, identity.c.kind, identity.c.name).join_from(held, identity)
        for item, kind, name in connection.execute(entities.where(held.c.entity.in_(some))):
            yield item, About(item, kind, name)

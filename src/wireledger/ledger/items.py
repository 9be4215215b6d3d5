"""From what a reviewer names to the ids that a decision holds: of events, entities or claims.

Incidents and identities are made again with every resolution and have new ids where their members change, so
a decision names members. Any one of its members stands for the whole where things are joined or kept apart.
"""

from __future__ import annotations

from typing import get_args

from sqlalchemy import Connection, select

from wireledger.errors import LedgerError, UsageError
from wireledger.extract.event_types import event_types
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.find import Found, FoundKind, find
from wireledger.records import EventField
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.dates import interval_in
from wireledger.resolve.resolution import Verdict

FIELDS: tuple[str, ...] = get_args(EventField)
_FORMS = {
    "type": f"There are: {', '.join(event_types())}.",
    "date": "Write YYYY-MM-DD, YYYY-MM, YYYY, or two of these with a slash between.",
    **dict.fromkeys(("killed", "injured"), "Write 3, 3+ for at least three, or 2-5."),
    **dict.fromkeys(("place", "actor", "target", "weapon"), "Write a name."),
}
_SIDES: dict[FoundKind, str] = {
    "incident": "incidents",
    "event": "incidents",
    "person": "people",
    "group": "groups",
    "claim": "claims",
    "report": "reports",
}


def ruling(ledger: Ledger, verdict: Verdict, asked: tuple[str, ...]) -> Ruling:
    """What a reviewer asks for: items, for ``correct`` one item, a field and its value.

    Raises UsageError where the number of words or the field is wrong, LedgerError where a word means nothing.
    """
    if verdict == "correct":
        return _correction(ledger, asked)
    if verdict in ("same", "different"):
        return Ruling(verdict, _pair(ledger, verdict, asked))
    if len(asked) != 1:
        raise UsageError(f"decide {verdict} needs one item, not {len(asked)}.")
    return Ruling(verdict, _items(ledger, asked))


def _correction(ledger: Ledger, asked: tuple[str, ...]) -> Ruling:
    if len(asked) != 3:
        raise UsageError("decide correct needs three words: ITEM FIELD VALUE.")
    item, field, value = asked
    if field not in FIELDS:
        raise UsageError(f'"{field}" is no field. There are: {", ".join(FIELDS)}.')
    if not _understood(field, value):
        raise UsageError(f'{field} "{value}" is not understood. {_FORMS[field]}')
    (event,) = _items(ledger, (item,))
    if not event.startswith("event-"):
        raise UsageError(f"decide correct works on an incident or an event of it; {event} is neither.")
    return Ruling("correct", (event,), field, value)


def _understood(field: str, value: str) -> bool:
    if field == "type":
        return value in event_types()
    if field == "date":
        return interval_in(value) is not None
    return count_in(value) is not None if field in ("killed", "injured") else bool(value.strip())


def _pair(ledger: Ledger, verdict: Verdict, asked: tuple[str, ...]) -> tuple[str, ...]:
    if len(asked) < 2:
        raise UsageError(f"decide {verdict} needs two items or more, not {len(asked)}.")
    with ledger.reading() as connection:
        found = [find(connection, words) for words in asked]
        sides = dict.fromkeys(_SIDES[_kind(connection, f)] for f in found)
        if len(sides) > 1:
            raise UsageError(f"decide {verdict} takes things of one kind, not {' and '.join(sides)}.")
        members = [_members(connection, f)[0] for f in found]
    if len(set(members)) < len(members):
        raise UsageError(
            f"decide {verdict}: two of {', '.join(asked)} are one already. Name events or entities of it."
        )
    return tuple(members)


def _kind(connection: Connection, found: Found) -> FoundKind:
    """The kind of what was found; for an entity whether it is a person or a group."""
    if found.kind != "entity":
        return found.kind
    identity, held = tables.identity, tables.identity_entity
    of_entity = select(held.c.identity).where(held.c.entity == found.id)
    kind = connection.execute(select(identity.c.kind).where(identity.c.id.in_(of_entity))).scalars().first()
    return "person" if kind == "person" else "group"


def _items(ledger: Ledger, asked: tuple[str, ...]) -> tuple[str, ...]:
    """One item each, never one that stands for others too."""
    with ledger.reading() as connection:
        return tuple(_only(connection, find(connection, words)) for words in asked)


def _only(connection: Connection, found: Found) -> str:
    members = _members(connection, found)
    if len(members) > 1:
        raise LedgerError(
            f"{found.id} is told in {len(members)} places: {', '.join(members)}. Name the one that you mean."
        )
    return members[0]


def _members(connection: Connection, found: Found) -> list[str]:
    """The events of an incident, the entities of a person or group; an event, entity or claim itself."""
    if found.kind == "report":
        raise LedgerError(f"{found.id} is a report. Name an incident, person, group, or claim in it.")
    if found.kind == "incident":
        told = tables.incident_event
        wanted = select(told.c.event).where(told.c.incident == found.id).distinct().order_by(told.c.event)
    elif found.kind in ("person", "group"):
        held = tables.identity_entity
        wanted = select(held.c.entity).where(held.c.identity == found.id).distinct().order_by(held.c.entity)
    else:
        return [found.id]
    return list(connection.execute(wanted).scalars())

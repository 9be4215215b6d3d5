"""From what a reviewer names to the ids that a decision holds: of events, entities or claims.

Incidents and identities are made again with every resolution and have new ids where their members change, so
a decision names members: all of them where things are joined, so that none is left behind; any one of them
where things are kept apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger import tables
from wireledger.ledger.claims import line_with
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.find import Found, FoundKind, find
from wireledger.ledger.judged import corrections_in
from wireledger.ledger.quoted import claims_in, document_in
from wireledger.resolve.decision_values import (
    CLAIM_FIELDS,
    ENTITY_FIELDS,
    EVENT_FIELDS,
    STATUS_FIELD,
    placed,
    understood,
    words_of,
)
from wireledger.resolve.resolution import Verdict

FIELDS: Mapping[str, tuple[str, ...]] = {
    "event": (*EVENT_FIELDS, STATUS_FIELD),
    "entity": ENTITY_FIELDS,
    "claim": CLAIM_FIELDS,
}
"""What can be corrected in each kind of item, by the beginning of its id."""
_NAMES = {"event": "an incident", "entity": "a person or group", "claim": "a claim"}
_FORMS = {
    "date": "Write YYYY-MM-DD, YYYY-MM, YYYY, or two of these with a slash between.",
    **dict.fromkeys(("killed", "injured"), "Write 3, 3+ for at least three, or 2-5."),
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


def joining(ledger: Ledger, items: tuple[str, ...]) -> Ruling:
    """That the incidents, or the people or groups, of which these events or entities are parts are one.

    It names all their members: two alone could draw each other away from the others.
    """
    with ledger.reading() as connection:
        whole = [member for item in items for member in _whole(connection, item)]
    return Ruling("same", tuple(dict.fromkeys((*items, *whole))))


def _whole(connection: Connection, item: str) -> list[str]:
    """The members of what an event or entity is a part of."""
    told, held = tables.incident_event.c, tables.identity_entity.c
    whole, member = (told.incident, told.event) if item.startswith("event-") else (held.identity, held.entity)
    of_item = select(whole).where(member == item)
    return list(
        connection.execute(select(member).where(whole.in_(of_item)).distinct().order_by(member)).scalars()
    )


def _correction(ledger: Ledger, asked: tuple[str, ...]) -> Ruling:
    if len(asked) != 3:
        raise UsageError("decide correct needs three words: ITEM FIELD VALUE.")
    name, field, value = asked
    (item,) = _items(ledger, (name,))
    kind = item.partition("-")[0]
    if field not in FIELDS[kind]:
        raise UsageError(f'"{field}" is no field of {_NAMES[kind]}. There are: {", ".join(FIELDS[kind])}.')
    if field == "words":
        value = _placed(ledger, item, value)
    form = _predicate(ledger, item) if field == "value" else field
    if not understood(form, value):
        raise UsageError(f'{form} "{value}" is not understood. {_advice(form)}')
    return Ruling("correct", (item,), field, value)


def _advice(form: str) -> str:
    words = words_of(form)
    return f"There are: {', '.join(words)}." if words else _FORMS.get(form, "Write a name.")


def _placed(ledger: Ledger, claim: str, words: str) -> str:
    """Words of the report that makes the claim, with their place nearest to those that it has."""
    with ledger.reading() as connection:
        line = line_with(connection, claim)
    if line is None:
        raise LedgerError(f"{claim}: no report of the ledger holds this claim. Add the report first.")
    ((_, said),) = claims_in(line, {claim})
    found = placed(words, document_in(line).text, said.span.start)
    if found is None:
        raise UsageError(f'"{words}" does not stand in the report of {claim}. Write words of it.')
    return found


def _predicate(ledger: Ledger, claim: str) -> str:
    """What a claim gives a value for.

    Raises UsageError for a statement, which gives none, LedgerError for a claim of another ledger.
    """
    with ledger.reading() as connection:
        line = line_with(connection, claim)
    if line is None:
        raise LedgerError(f"{claim}: no report of the ledger holds this claim. Add the report first.")
    ((_, said),) = claims_in(line, {claim})
    if said.value is None:
        raise UsageError(f"{claim} is a statement and has no value. Correct its speaker or modality.")
    return said.predicate


def _pair(ledger: Ledger, verdict: Verdict, asked: tuple[str, ...]) -> tuple[str, ...]:
    if len(asked) < 2:
        raise UsageError(f"decide {verdict} needs two items or more, not {len(asked)}.")
    with ledger.reading() as connection:
        found = [find(connection, words) for words in asked]
        sides = dict.fromkeys(_SIDES[_kind(connection, f)] for f in found)
        if len(sides) > 1:
            raise UsageError(f"decide {verdict} takes things of one kind, not {' and '.join(sides)}.")
        whole = [_members(connection, f) for f in found]
    members = [member for own in whole for member in (own if verdict == "same" else own[:1])]
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
    """One item each, never one that stands for others too; what was rejected can be named by its whole id."""
    with ledger.reading() as connection:
        rejected = corrections_in(connection).rejected
        return tuple(w if w in rejected else _only(connection, find(connection, w)) for w in asked)


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

"""What a form of the review queue asks for, as a ruling."""

from __future__ import annotations

from wireledger.errors import UsageError
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.items import joining
from wireledger.ledger.review import Asked
from wireledger.records import EventField
from wireledger.resolve.decision_values import CLAIM_FIELDS, STATUS_FIELD, understood, words_of
from wireledger.web.visit import Visit

CORRECTED: tuple[EventField | str, ...] = ("type", "date", "place", "killed", "injured", STATUS_FIELD)
"""The fields of an event that the queue offers to correct; the others are corrected in the report."""


def ruling_on(visit: Visit, asked: Asked) -> Ruling:
    """The ruling that ``verdict`` of the form means, and for a value ``about``, ``field`` and ``value``.

    ``about`` are the claims of one value of a contradiction. Raises UsageError where they do not fit.
    """
    verdict = visit.field("verdict")
    items = _items(visit, asked)
    if asked.kind == "question" and verdict in ("same", "different"):
        return joining(visit.ledger, items) if verdict == "same" else Ruling("different", items)
    if asked.kind != "question" and verdict in ("accept", "reject"):
        return Ruling("accept" if verdict == "accept" else "reject", items)
    if asked.kind != "question" and verdict == "correct":
        return _correction(visit, asked, items)
    raise UsageError(
        f'"{verdict}" is nothing that can be decided here. Go back and press one of the buttons.'
    )


def _items(visit: Visit, asked: Asked) -> tuple[str, ...]:
    about = tuple(visit.field("about").split())
    if not set(about) <= set(asked.items):
        raise UsageError("The value is not one of these. Load the page again.")
    return about or asked.items


def _correction(visit: Visit, asked: Asked, items: tuple[str, ...]) -> Ruling:
    field, value = visit.field("field") or "value", visit.field("value")
    if field not in (CORRECTED if asked.kind == "event" else CLAIM_FIELDS):
        raise UsageError(f'"{field}" cannot be corrected here.')
    form = visit.field("predicate") if field == "value" else field
    only = words_of(form)
    written = value.lower().replace(" ", "_") if only else value
    if not understood(form, written):
        known = f" Write one of: {', '.join(only)}." if only else ""
        raise UsageError(f'{form.replace("_", " ")} "{value}" is not understood.{known}')
    return Ruling("correct", items, field, written)

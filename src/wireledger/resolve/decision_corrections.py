"""A record as reviewers left it: without what they rejected, and with what they corrected.

This is the one entrance for whoever works with records under decisions. The order of the decisions does not
matter here: which of them hold was settled before (:mod:`wireledger.resolve.decisions`).
"""

from __future__ import annotations

from wireledger.records import Record
from wireledger.resolve.decision_claims import judged_claims
from wireledger.resolve.decision_entities import judged_entities
from wireledger.resolve.decision_events import judged_events
from wireledger.resolve.decisions import Corrections

__all__ = ["Corrections", "corrected"]


def corrected(record: Record, corrections: Corrections) -> Record:
    """``record`` under the decisions on its claims, entities and events; the same one where there are none.

    A rejected claim backs nothing, a rejected entity is nobody, a rejected event is not told. A corrected
    field of an event has one value, and the decision stands where its claim stood; a corrected claim has
    words of the report. What a reviewer accepted or gave has a confidence of 1. What cannot be understood
    changes nothing.
    """
    if not _is_concerned(record, corrections.items):
        return record
    entities = tuple(judged_entities(record, corrections))
    events = tuple(judged_events(record, corrections))
    untold = {e.id for e in record.events} - {e.id for e in events}
    gone = corrections.rejected | untold
    claims = tuple(judged_claims(record, gone, entities, corrections))
    return Record(record.document, entities, events, claims)


def _is_concerned(record: Record, items: frozenset[str]) -> bool:
    if not items:
        return False
    parts = (record.claims, record.events, record.entities)
    return any(part.id in items for many in parts for part in many)

"""A record with the values that reviewers gave it in place of what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wireledger.extract.event_types import event_types
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.records import Event, EventDate, EventField, EventValue, Record
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.dates import interval_in
from wireledger.resolve.resolution import Decision

Corrections = Mapping[tuple[str, str], Decision]
_FIELDS: tuple[EventField, ...] = ("type", "date", "place", "actor", "target", "weapon", "killed", "injured")


def corrected(record: Record, corrections: Corrections) -> Record:
    """``record`` with every correction of one of its events; what corrects anything else is left alone.

    A corrected field has one value, and the decision stands where its claim stood. A date, a number or a
    type that cannot be understood changes nothing.
    """
    if not any((e.id, field) in corrections for e in record.events for field in _FIELDS):
        return record
    return replace(record, events=tuple(_event(e, record, corrections) for e in record.events))


def _event(event: Event, record: Record, corrections: Corrections) -> Event:
    for field in _FIELDS:
        decision = corrections.get((event.id, field))
        shown = _showing(event, field, decision.value, record) if decision and decision.value else None
        if decision and decision.value and shown:
            kept = [v for v in event.values if v.field != field]
            event = replace(
                shown,
                values=(*kept, EventValue(field, decision.value, decision.id)),
                conflicts=tuple(f for f in event.conflicts if f != field),
            )
    return event


def _showing(event: Event, field: EventField, value: str, record: Record) -> Event | None:
    """The event with its plain field as corrected; None where the value cannot be understood."""
    if field == "type":
        return replace(event, type=value) if value in event_types() else None
    if field == "place":
        return replace(event, place=gazetteer().resolve_event(value, PlaceContext.of(record.document.text)))
    if field == "date":
        return _dated(event, value)
    if field in ("killed", "injured"):
        count = count_in(value)
        if count is None:
            return None
        return replace(event, killed=count) if field == "killed" else replace(event, injured=count)
    names = {e.id for e in record.entities if e.name == value}
    kept = (p for p in event.roles if p.role != field or p.text == value or p.entity in names)
    return replace(event, roles=tuple(kept))


def _dated(event: Event, value: str) -> Event | None:
    interval = interval_in(value)
    if interval is None:
        return None
    start, _, end = value.strip().partition("/")
    return replace(event, date=EventDate(start, end or start, interval.precision, value))

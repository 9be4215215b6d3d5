"""Events under reviewers' decisions: values without claims are gone, corrected ones take their place.

An event is what its words for the type say: where every claim for these was rejected, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import cast

from wireledger.extract.disagreement import counts_contradict
from wireledger.extract.event_types import methods_contradict
from wireledger.extract.event_values import count_text, date_text, is_named
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.records import (
    Count,
    Event,
    EventDate,
    EventField,
    EventPlace,
    EventValue,
    Participant,
    ParticipantRole,
    Record,
    Span,
    Status,
)
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.dates import days_between, interval_in, to_the_day
from wireledger.resolve.decision_values import EVENT_FIELDS, STATUS_FIELD, understood
from wireledger.resolve.decisions import Corrections

_PARTS: tuple[ParticipantRole, ...] = ("actor", "target", "weapon")


def judged_events(record: Record, corrections: Corrections) -> Iterator[Event]:
    """The events of the record that are still told, each as it was judged."""
    for event in record.events:
        if event.id in corrections.rejected:
            continue
        judged = _Judging(record, corrections).event(event)
        if judged is not None:
            yield judged


class _Judging:
    """The decisions on one record while its events are judged."""

    def __init__(self, record: Record, corrections: Corrections) -> None:
        self.record = record
        self.corrections = corrections
        self.names = {
            e.name: name for e in record.entities if (name := (corrections.value(e.id, "name") or "").strip())
        }
        self.entities = {e.id: e.name for e in record.entities}

    def event(self, as_read: Event) -> Event | None:
        """The event with its values, participants and plain fields; None if nothing says that it happened."""
        if self._is_untold(as_read):
            return None
        event = self._with_values(as_read)
        for field in EVENT_FIELDS:
            event = self._corrected(event, field)
        status = self.corrections.value(event.id, STATUS_FIELD)
        if status and understood(STATUS_FIELD, status):
            event = replace(event, status=cast(Status, status))
        sure = event.id in self.corrections.accepted
        return replace(event, roles=self._linked(event.roles), confidence=1.0 if sure else event.confidence)

    def _with_values(self, event: Event) -> Event:
        """The event with those values that have a claim, at what these were corrected to."""
        kept = tuple(dict.fromkeys(self._value(v) for v in event.values if not self._is_gone(v)))
        if kept == event.values:
            return event
        fields = dict.fromkeys(v.field for v in (*event.values, *kept) if (v in kept) != (v in event.values))
        claims = tuple(c for c in event.claims if c not in self.corrections.rejected)
        triggers = self._triggers(event, kept)
        judged = replace(event, values=kept, claims=claims, triggers=triggers, roles=self._roles(event, kept))
        for field in fields:
            judged = self._shown(judged, field, [v.value for v in kept if v.field == field])
        return judged

    def _is_untold(self, event: Event) -> bool:
        types = [v for v in event.values if v.field == "type"]
        return bool(types) and all(map(self._is_gone, types))

    def _is_gone(self, value: EventValue) -> bool:
        return value.claim in self.corrections.rejected

    def _value(self, value: EventValue) -> EventValue:
        told = self.corrections.value(value.claim, "value")
        if told is not None and understood(value.field, told):
            return replace(value, value=told)
        named = value.field in ("actor", "target") and value.value in self.names
        return replace(value, value=self.names[value.value]) if named else value

    def _triggers(self, event: Event, kept: Sequence[EventValue]) -> tuple[Span, ...]:
        """The triggers that no rejected claim for a type rests on, unless another claim does too."""
        types = {v.claim for v in event.values if v.field == "type"}
        standing = {v.claim for v in kept if v.field == "type"}
        words = {c.id: c.span for c in self.record.claims if c.id in types}
        lost = {span for claim, span in words.items() if claim not in standing}
        left = {span for claim, span in words.items() if claim in standing}
        return tuple(t for t in event.triggers if t not in lost or t in left) or event.triggers

    def _roles(self, event: Event, kept: Sequence[EventValue]) -> tuple[Participant, ...]:
        """The participants without those whom only a value that is gone had named."""
        values = {(v.field, v.value) for v in kept}
        lost = {(v.field, v.value) for v in event.values} - values
        return tuple(
            p
            for p in event.roles
            if not ({(p.role, name) for name in self._called(p)} & lost)
            or {(p.role, self.names.get(name, name)) for name in self._called(p)} & values
        )

    def _called(self, part: Participant) -> set[str]:
        return {part.text, self.entities.get(part.entity or "", part.text)}

    def _linked(self, roles: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """The participants, none of them linked to somebody who is nobody."""
        gone = self.corrections.rejected
        return tuple(replace(p, entity=None) if p.entity in gone else p for p in roles)

    def _shown(self, event: Event, field: EventField, values: Sequence[str]) -> Event:
        """The event with a plain field that follows from the values that are left."""
        if field in event.conflicts and not _contradict(field, values):
            event = replace(event, conflicts=tuple(f for f in event.conflicts if f != field))
        if field == "type":
            return event if event.type in values or not values else replace(event, type=values[0])
        if field == "date":
            return event if date_text(event.date) in values else replace(event, date=_first_date(values))
        if field == "place":
            named = next(iter([*filter(is_named, values), *values]), None)
            return event if event.place.text in values else replace(event, place=self._place(named))
        if field in ("killed", "injured"):
            shown = event.killed if field == "killed" else event.injured
            count = next((c for v in values if (c := count_in(v))), Count(None, None))
            return event if count_text(shown) in values else _with_count(event, field, count)
        return event

    def _corrected(self, event: Event, field: EventField) -> Event:
        """The event with the one value that a reviewer gave a field, the decision in the place of a claim."""
        decision = self.corrections.values.get((event.id, field))
        if decision is None or not decision.value or not understood(field, decision.value):
            return event
        value = decision.value
        others = tuple(v for v in event.values if v.field != field)
        event = replace(event, values=(*others, EventValue(field, value, decision.id)))
        if field in _PARTS:
            return replace(event, roles=self._parts(event, field, value))
        return self._shown(event, field, [value])

    def _parts(self, event: Event, field: str, value: str) -> tuple[Participant, ...]:
        """The participants with one alone in a role: whom the value names, if the report does."""
        role = cast(ParticipantRole, field)
        kept = [p for p in event.roles if p.role != role or value in self._called(p)]
        known = next((e for e in self.record.entities if e.name == value and e.mentions), None)
        if known and all(p.role != role for p in kept):
            first = known.mentions[0]
            kept.append(Participant(role, first.text, known.id, first.start, first.end))
        return tuple(kept)

    def _place(self, words: str | None) -> EventPlace:
        if words is None:
            return EventPlace(None, None, None, None, None, None, None, "unknown")
        return gazetteer().resolve_event(words, PlaceContext.of(self.record.document.text))


def _with_count(event: Event, field: EventField, count: Count) -> Event:
    return replace(event, killed=count) if field == "killed" else replace(event, injured=count)


def _first_date(values: Sequence[str]) -> EventDate:
    """The first value to the day, else the first that is known, else the first words."""
    known = [v for v in values if interval_in(v)]
    days = [v for v in known if (i := interval_in(v)) and to_the_day(i)]
    value = next(iter([*days, *known, *values]), None)
    interval = interval_in(value) if value else None
    if value is None or interval is None:
        return EventDate(None, None, "unknown", value)
    start, _, end = value.strip().partition("/")
    return EventDate(start, end or start, interval.precision, value)


def _contradict(field: EventField, values: Sequence[str]) -> bool:
    """Whether two of the values exclude each other."""
    return any(_excludes(field, a, b) for a, b in combinations(dict.fromkeys(values), 2))


def _excludes(field: EventField, a: str, b: str) -> bool:
    if field == "type":
        return methods_contradict(a, b)
    if field == "date":
        first, second = interval_in(a), interval_in(b)
        return bool(first and second and days_between(first, second))
    one, other = count_in(a), count_in(b)
    return bool(one and other and counts_contradict(one, other))

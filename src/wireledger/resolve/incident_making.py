"""One incident from its events: what it is called, its origins, its values, and what contradicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from wireledger.extract.event_types import event_types
from wireledger.ids import content_id
from wireledger.records import Event, Record
from wireledger.resolve.conflict_background import Background
from wireledger.resolve.conflict_values import Told, field_values, reprinted, told_values
from wireledger.resolve.conflicts import contradictions
from wireledger.resolve.incident_accounts import spots_of
from wireledger.resolve.origin_texts import copy_groups
from wireledger.resolve.origins import origins
from wireledger.resolve.reprint_dates import as_first_printed
from wireledger.resolve.reprints import Printed, all_refs
from wireledger.resolve.resolution import Conflict, EventRef, FieldValues, Identity, Incident, Link

_VAGUE = frozenset({"killing_unspecified", "other"})


def made_incident(
    events: Sequence[tuple[Printed, Event]], identities: Mapping[str, Identity], links: tuple[Link, ...]
) -> Incident:
    """The incident that ``events`` of some reports are; ``identities`` by the ids of their entities.

    What a report tells is told under each of its refs, and contradicts no other ref of it. Its id
    is made from the event that was published first, so that a later report does not change it.
    """
    in_order = sorted(events, key=lambda told: (told[0].label.order[:2], told[1].id))
    ordered = [(report.first, event) for report, event in in_order]
    refs = all_refs(report for report, _ in in_order)
    made = content_id(ordered[0][1].id, kind="incident")
    told = as_first_printed(told_values(ordered, identities), [record for record, _ in ordered])
    values = tuple(replace(v, values=reprinted(v.values, refs)) for v in field_values(told))
    conflicts = _conflicts(ordered, told, _background(ordered, told, identities))
    kind = _type([e for _, e in ordered])
    records = {r.document.ref: r for report, _ in in_order for r in report.records}
    return Incident(
        id=made,
        type=kind,
        label=_label(kind, values),
        events=tuple(
            sorted(
                (EventRef(ref, e.id) for report, e in in_order for ref in report.refs),
                key=lambda e: (e.ref, e.event),
            )
        ),
        origins=origins(made, list(records.values())),
        values=values,
        conflicts=tuple(replace(c, values=reprinted(c.values, refs)) for c in conflicts),
        links=links,
    )


def _type(events: Sequence[Event]) -> str:
    """The type that most events have, one that says what was done before one that does not."""
    counts = Counter(e.type for e in events)
    order = list(event_types())
    return min(counts, key=lambda t: (t in _VAGUE, -counts[t], order.index(t)))


def _label(kind: str, values: Sequence[FieldValues]) -> str:
    """The type with the place and date that most reports give: "ground raid, Tel Arran, 2022-05-03"."""
    first = {v.field: v.values[0].value for v in values}
    parts = [event_types()[kind].label, first.get("place"), first.get("date")]
    return ", ".join(part for part in parts if part)


def _conflicts(
    events: Sequence[tuple[Record, Event]], told: Sequence[Told], background: Background
) -> tuple[Conflict, ...]:
    """What contradicts; copies are looked for only where something does, since fewer voices never do more."""
    found = contradictions(told, background)
    if not found:
        return ()
    texts = {r.document.ref: r.document.text for r, _ in events}
    refs = tuple(texts)
    groups = copy_groups(tuple(texts.values()))
    prints = {refs[i]: refs[group[0]] for group in groups if len(group) > 1 for i in group}
    return contradictions(told, replace(background, prints=prints)) if prints else found


def _background(
    events: Sequence[tuple[Record, Event]], told: Sequence[Told], identities: Mapping[str, Identity]
) -> Background:
    actors = {t.who for t in told if t.field == "actor" and t.who}
    apart: set[frozenset[str]] = set()
    for record, _ in events:
        present = {
            identities[e.id].id if e.id in identities else e.id for e in record.entities if e.kind == "group"
        }
        apart |= {frozenset(pair) for pair in combinations(sorted(present & actors), 2)}
    return Background(
        spots={(r.document.ref, words): spot for r, e in events for words, spot in spots_of(r, e).items()},
        published={r.document.ref: r.document.published or "" for r, _ in events},
        told_apart=frozenset(apart),
    )

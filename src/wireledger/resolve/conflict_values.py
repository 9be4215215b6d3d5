"""Every value that the reports of an incident give, field by field, with the claims that hold the words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wireledger.extract.spelling import fold
from wireledger.records import Entity, Event, Record
from wireledger.resolve.conflict_methods import names_method
from wireledger.resolve.conflict_unharmed import unharmed
from wireledger.resolve.date_claims import is_of_telling
from wireledger.resolve.identity_profiles import is_name
from wireledger.resolve.names_persons import person_name
from wireledger.resolve.resolution import FieldValue, FieldValues, Identity

FIELDS = (
    "type", "date", "place", "method", "killed", "injured", "actor", "target", "weapon",
    "victim_name", "role", "fate",
)  # fmt: skip
"""The fields in the order in which an incident lists them."""
_DESCRIBED = re.compile(r"(?:an?|one|the|this|that|his|her|its|their|our)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One value as one report gives it. ``who`` is the identity that it is said of or names, if any.

    ``denied`` is True where the report denies it, ``by_name`` where its words name a method by themselves, or
    a reviewer does, and ``of_telling`` where a date is that of the telling.
    """

    field: str
    value: str
    ref: str
    claim: str
    who: str | None = None
    denied: bool = False
    by_name: bool = False
    of_telling: bool = False


def told_values(
    events: Sequence[tuple[Record, Event]], identities: Mapping[str, Identity]
) -> tuple[Told, ...]:
    """What each report says of the incident that ``events`` are, and of the persons whom it hit.

    ``identities`` maps the entities of the records to whom they are; an entity without one is its own.
    """
    hit = {_who(p.entity, identities) for _, e in events for p in e.roles if p.role == "target" and p.entity}
    groups = frozenset(fold(e.name) for r, _ in events for e in r.entities if e.kind == "group")
    told: list[Told] = []
    for record, event in events:
        told += (t for t in _of_event(record, event, identities) if not _is_group(t, groups))
    for record in {r.document.ref: r for r, _ in events}.values():
        for entity in record.entities:
            if entity.kind == "person" and _who(entity.id, identities) in hit:
                told += _of_person(record, entity, identities)
    return tuple(dict.fromkeys(told))


def field_values(told: Iterable[Told]) -> tuple[FieldValues, ...]:
    """The values of each field that has one, most widely told first."""
    by_field: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_field[one.field].append(one)
    return tuple(FieldValues(f, grouped(by_field[f])) for f in FIELDS if f in by_field)


def grouped(told: Iterable[Told]) -> tuple[FieldValue, ...]:
    """Equal values as one, with all their reports and claims."""
    by_value: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_value[f"not {one.value}" if one.denied else one.value].append(one)
    found = (
        FieldValue(value, tuple(sorted({t.ref for t in ts})), tuple(sorted({t.claim for t in ts})))
        for value, ts in by_value.items()
    )
    return _most_told_first(found)


def reprinted(values: Iterable[FieldValue], refs: Mapping[str, Sequence[str]]) -> tuple[FieldValue, ...]:
    """The values with all refs of each report that gives them; ``refs`` has these by the ref given here."""
    return _most_told_first(
        replace(v, reports=tuple(sorted({ref for given in v.reports for ref in refs[given]}))) for v in values
    )


def _most_told_first(values: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
    return tuple(sorted(values, key=lambda v: (-len(v.reports), v.value)))


def _who(entity: str, identities: Mapping[str, Identity]) -> str:
    known = identities.get(entity)
    return known.id if known else entity


def _of_event(record: Record, event: Event, identities: Mapping[str, Identity]) -> Iterator[Told]:
    """The values of an event, and the names of the persons and groups that stand in its roles."""
    ref = record.document.ref
    denied = {c.id for c in record.claims if c.modality == "denied"}
    triggers = {c.id: c.span.text for c in record.claims if c.predicate == "type"}
    told = {c.id for c in record.claims if c.predicate == "date" and is_of_telling(record, c)}
    named = {e.id for e in record.entities if e.kind == "person" and _is_named(e.name)}
    called = {p.text: p.entity for p in event.roles if p.entity} | {
        e.name: e.id for e in record.entities if any(p.entity == e.id for p in event.roles)
    }
    for value in event.values:
        entity = called.get(value.value)
        who = _who(entity, identities) if entity else None
        is_denied, of_telling = value.claim in denied, value.claim in told
        yield Told(value.field, value.value, ref, value.claim, who, is_denied, of_telling=of_telling)
        if value.field == "type":
            by_name = value.claim not in triggers or names_method(triggers[value.claim])
            yield Told("method", value.value, ref, value.claim, denied=is_denied, by_name=by_name)
        if value.field == "target" and entity in named:
            yield Told("victim_name", value.value, ref, value.claim, who)
    yield from (Told(toll, "0", ref, claim.id) for toll, claim in unharmed(record, event))


def _is_group(told: Told, groups: frozenset[str]) -> bool:
    """Whether one who was hit is called as a report calls a group: reading takes one for the other."""
    return told.field == "victim_name" and fold(told.value) in groups


def _is_named(name: str) -> bool:
    """Whether a person goes by a name that can stand alone: "a senior al-Sarim leader" names the group only.

    A given name alone tells nobody from anybody.
    """
    return is_name(name) and not _DESCRIBED.match(name) and _stands_alone(name)


def _stands_alone(name: str) -> bool:
    found = person_name(name)
    return found.whole or found.kunya is not None


def _of_person(record: Record, person: Entity, identities: Mapping[str, Identity]) -> Iterator[Told]:
    """The roles and the fate of a person whom the incident hit."""
    ref, who = record.document.ref, _who(person.id, identities)
    for role in person.roles:
        yield Told("role", role.title, ref, role.claim, who)
    for claim in record.claims:
        if claim.subject == person.id and claim.predicate == "fate" and claim.value:
            yield Told("fate", claim.value, ref, claim.id, who, claim.modality == "denied")

"""Which words of a report stand for what: one mark for each, with the number of its item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wireledger.records import Claim, Entity, Predicate, Record

MarkKind = Literal["statement", "cue", "trigger", "person", "group", "place", "when", "fact", "part"]

KINDS: Mapping[MarkKind, str] = {
    "trigger": "what happened",
    "person": "people",
    "group": "groups",
    "place": "places",
    "when": "dates and counts",
    "part": "who took part",
    "fact": "said of people and groups",
    "statement": "statements",
    "cue": "who says so",
}
"""Every kind with its words for the legend, in its order."""

_OF_PREDICATE: Mapping[Predicate, MarkKind] = {
    "states": "statement",
    "type": "trigger",
    "place": "place",
    "date": "when",
    "killed": "when",
    "injured": "when",
    "actor": "part",
    "target": "part",
    "weapon": "part",
    "alias": "fact",
    "role": "fact",
    "moved": "fact",
    "part_of": "fact",
    "fate": "fact",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words from ``start`` to ``end`` that stand for the item with this number."""

    start: int
    end: int
    kind: MarkKind
    item: int


def numbered(record: Record) -> dict[str, int]:
    """A number for each event, entity and claim of a record, by its id: short names for parts of a page."""
    ids = (*(e.id for e in record.events), *(e.id for e in record.entities), *(c.id for c in record.claims))
    return {made: number for number, made in enumerate(dict.fromkeys(ids))}


def marks(record: Record, numbers: Mapping[str, int]) -> tuple[Mark, ...]:
    """Every mark, by where it begins, the longest first."""
    found = {*_of_claims(record.claims, numbers), *_of_entities(record.entities, numbers)}
    for event in record.events:
        number = numbers[event.id]
        found |= {Mark(t.start, t.end, "trigger", number) for t in event.triggers}
        found |= {Mark(p.start, p.end, "part", number) for p in event.roles}
    end = len(record.document.text)
    within = (mark for mark in found if 0 <= mark.start < mark.end <= end)
    return tuple(sorted(within, key=lambda m: (m.start, -m.end, m.item, m.kind)))


def _of_claims(claims: tuple[Claim, ...], numbers: Mapping[str, int]) -> Iterator[Mark]:
    for claim in claims:
        number = numbers[claim.id]
        yield Mark(claim.span.start, claim.span.end, _OF_PREDICATE[claim.predicate], number)
        if claim.cue is not None:
            yield Mark(claim.cue.start, claim.cue.end, "cue", number)


def _of_entities(entities: tuple[Entity, ...], numbers: Mapping[str, int]) -> Iterator[Mark]:
    for entity in entities:
        for mention in entity.mentions:
            yield Mark(mention.start, mention.end, entity.kind, numbers[entity.id])

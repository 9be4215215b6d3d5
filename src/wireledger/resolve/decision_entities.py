"""People, groups and places under reviewers' decisions: who is nobody, and what is no longer said of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from wireledger.records import Alias, Claim, Entity, Fate, Record, Span
from wireledger.resolve.decision_values import FATES, understood
from wireledger.resolve.decisions import Corrections


def judged_entities(record: Record, corrections: Corrections) -> Iterator[Entity]:
    """The entities that were not rejected, each with what is still said of it."""
    fates: dict[str, list[Claim]] = {}
    for claim in record.claims:
        if claim.predicate == "fate" and claim.subject:
            fates.setdefault(claim.subject, []).append(claim)
    for entity in record.entities:
        if entity.id not in corrections.rejected:
            judged = _named(_with_facts(entity, corrections), corrections)
            yield replace(judged, fate=_fate(judged, fates, corrections))


def _with_facts(entity: Entity, corrections: Corrections) -> Entity:
    """The entity with those facts whose claims stand, at the values that these were corrected to."""
    rejected = corrections.rejected

    def told(claim: str, as_read: str) -> str:
        value = corrections.value(claim, "value")
        return value if value and value.strip() else as_read

    def sure(claim: str, as_read: float) -> float:
        return 1.0 if claim in corrections.accepted or corrections.value(claim, "value") else as_read

    aliases = tuple(
        replace(a, name=told(a.claim, a.name), confidence=sure(a.claim, a.confidence))
        for a in entity.aliases
        if a.claim not in rejected
    )
    roles = tuple(
        replace(r, title=told(r.claim, r.title), confidence=sure(r.claim, r.confidence))
        for r in entity.roles
        if r.claim not in rejected
    )
    moves = tuple(replace(m, place=told(m.claim, m.place)) for m in entity.moves if m.claim not in rejected)
    wholes = tuple(
        replace(w, group=told(w.claim, w.group)) for w in entity.part_of if w.claim not in rejected
    )
    lost = [a for a in entity.aliases if a.claim in rejected]
    mentions = _mentions(entity, lost, aliases) if lost else entity.mentions
    return replace(entity, aliases=aliases, roles=roles, moves=moves, part_of=wholes, mentions=mentions)


def _mentions(entity: Entity, lost: list[Alias], left: tuple[Alias, ...]) -> tuple[Span, ...]:
    """The mentions without those by a name that is none of the entity's any more."""
    gone = {a.name for a in lost} - {entity.name, *(a.name for a in left)}
    return tuple(m for m in entity.mentions if m.text not in gone)


def _named(entity: Entity, corrections: Corrections) -> Entity:
    """The entity under its corrected name; what was read as a longer name is cut to it."""
    name = (corrections.value(entity.id, "name") or "").strip()
    if not name:
        return entity
    return replace(entity, name=name, mentions=tuple(_cut(m, name) for m in entity.mentions))


def _cut(mention: Span, name: str) -> Span:
    at = mention.text.find(name)
    if at < 0:
        return mention
    return Span(mention.start + at, mention.start + at + len(name), name)


def _fate(entity: Entity, fates: Mapping[str, list[Claim]], corrections: Corrections) -> Fate:
    """The fate as read where its claims were left alone, else that of the first claim that stands."""
    claims = fates.get(entity.id, [])
    if not any(c.id in corrections.items for c in claims):
        return entity.fate
    left = (c for c in claims if c.id not in corrections.rejected)
    values = (corrections.value(c.id, "value") or c.value or entity.fate for c in left)
    return cast(Fate, next((v for v in values if v in FATES and understood("fate", v)), "unknown"))

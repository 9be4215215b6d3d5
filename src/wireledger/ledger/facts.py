"""What reports say of a person or group as a whole: other names, posts, moves, membership, fate."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from wireledger.ledger.words import folded
from wireledger.plain import to_line
from wireledger.records import Claim, Entity, Modality, Record, Role

FactKind = Literal["alias", "role", "moved", "part_of", "fate"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that one report has somebody say of a person or group.

    ``by`` is the chain of sources, the publisher first; ``words`` are the report's, as the claim ``claim``
    quotes them. ``group`` is the group of a post, or what a group is part of; ``since`` and ``until`` are the
    report's words for the time of a post, ``since`` also that of a move.
    """

    kind: FactKind
    text: str
    group: str | None
    since: str | None
    until: str | None
    ref: str
    published: str | None
    by: str
    modality: Modality
    words: str
    claim: str


def facts_in(lines: Iterable[str]) -> list[Fact]:
    """The facts of lines that the ledger keeps, without checking them again: a page may need thousands."""
    return [Fact(**made) for made in json.loads(f"[{','.join(lines)}]")]


def said_once(facts: Iterable[Fact]) -> list[Fact]:
    """The facts by day, without those that have the same said by the same in the same words of a report."""
    once = {(f.kind, f.text, f.modality, f.since, f.until, f.ref, f.by, f.words): f for f in facts}
    return sorted(once.values(), key=lambda fact: (fact.published or "9999", fact.ref))


def beginning(kind: FactKind, text: str | None = None) -> str:
    """How the line of every fact of a kind begins, with ``text`` of every one that says this."""
    said = f', "text": {to_line(text)}' if text is not None else ""
    return f'{{"kind": "{kind}"{said}, '


@dataclass(frozen=True, slots=True)
class EntityFact:
    """A fact with the entity it is about, and the entity of its group where the report names that."""

    entity: str
    group: str | None
    fact: Fact


def facts_of(record: Record) -> Iterator[EntityFact]:
    """Every fact of a record, in its order."""
    groups = {
        folded(name): entity.id
        for entity in record.entities
        if entity.kind == "group"
        for name in (*(a.name for a in entity.aliases), entity.name)
    }
    claims = {claim.id: claim for claim in record.claims}
    for entity in record.entities:
        for fact in _of_entity(entity, _Book(record, claims)):
            yield EntityFact(entity.id, groups.get(folded(fact.group)) if fact.group else None, fact)


@dataclass(frozen=True, slots=True)
class _Book:
    """The claims of a record, by id."""

    record: Record
    claims: dict[str, Claim]

    def fact(
        self,
        kind: FactKind,
        text: str,
        claim_id: str,
        group: str | None = None,
        time: tuple[str | None, str | None] = (None, None),
    ) -> Fact:
        claim = self.claims[claim_id]
        document = self.record.document
        return Fact(
            kind=kind,
            text=text,
            group=group,
            since=time[0],
            until=time[1],
            ref=document.ref,
            published=document.published,
            by=chain(claim),
            modality=claim.modality,
            words=claim.span.text,
            claim=claim.id,
        )


def chain(claim: Claim) -> str:
    """Who says a claim, the publisher first."""
    return " > ".join(source.name for source in claim.sources)


def _of_entity(entity: Entity, book: _Book) -> Iterator[Fact]:
    for alias in entity.aliases:
        yield book.fact("alias", alias.name, alias.claim)
    for role in entity.roles:
        yield book.fact("role", _post(role), role.claim, role.group, (role.from_, role.to))
    for move in entity.moves:
        yield book.fact("moved", move.place, move.claim, time=(move.when, None))
    for whole in entity.part_of:
        yield book.fact("part_of", whole.group, whole.claim, whole.group)
    for claim in book.record.claims:
        if claim.subject == entity.id and claim.predicate == "fate":
            yield book.fact("fate", claim.value or entity.fate, claim.id)


def _post(role: Role) -> str:
    """``emir, Salt Brigade, Aleppo``."""
    more = [p for p in (role.group, role.area) if p and p.casefold() not in role.title.casefold()]
    return ", ".join([role.title, *more])

"""The numbered lines of a terminal report: every fact of a record, in reading order.

The numbers are a pure function of the record, so that the report and ``--explain N`` agree. A line
names the claims that back it; a line with no claim (a person's name, say) names the words instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from wireledger.cli.phrases import chain, count, event_date, event_type, fate, place_name, role
from wireledger.records import Claim, Entity, Event, Record, Span

Section = Literal["incidents", "people", "groups", "statements", "contradictions"]

LONGEST_WORDS = 60  # characters: longer words are seen with --explain and would bury the value here


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as shown: ``owner`` is the id of the entity or event, or the chain of a speaker."""

    number: int
    section: Section
    owner: str
    label: str
    text: str
    by: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def lines(record: Record) -> tuple[Line, ...]:
    """Every numbered line of the report on ``record``, from 1."""
    claims = {claim.id: claim for claim in record.claims}
    found: list[Line] = []
    for event in record.events:
        found += _incident(event, claims)
    found += _entities([e for e in record.entities if e.kind == "person"], "people", claims)
    found += _entities([e for e in record.entities if e.kind == "group"], "groups", claims)
    found += _statements(record.claims)
    for event in record.events:
        found += _contradictions(event, claims)
    return tuple(replace(line, number=n) for n, line in enumerate(found, 1))


def _line(
    section: Section, owner: str, label: str, text: str, backed_by: Iterable[str], claims: dict[str, Claim]
) -> Line:
    backing = [claims[i] for i in dict.fromkeys(backed_by) if i in claims]
    by = tuple(dict.fromkeys(_voice(claim) for claim in backing))
    return Line(
        0, section, owner, label, text, by, tuple(c.id for c in backing), tuple(c.span for c in backing)
    )


def _voice(claim: Claim) -> str:
    """The chain that says a claim, with its modality where that is not plain and not in the value."""
    voice = chain(claim.sources)
    marks: list[str] = [] if claim.modality == "asserted" or claim.predicate == "fate" else [claim.modality]
    marks += ["carried on"] if claim.carried else []
    return f"{voice} ({', '.join(marks)})" if marks else voice


def _incident(event: Event, claims: dict[str, Claim]) -> Iterator[Line]:
    """The incident's own line, then one for each different value of each field."""
    types = [v.value for v in event.values if v.field == "type"] or [event.type]
    title = " / ".join(dict.fromkeys(event_type(t) for t in types))
    yield replace(_line("incidents", event.id, "incident", title, event.claims, claims), spans=event.triggers)
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for given in event.values:
        values[given.field, given.value].append(given.claim)
    for (name, value), backing in values.items():
        text = _with_words(name, value, [claims[i] for i in backing if i in claims])
        yield _line("incidents", event.id, name, text, backing, claims)
    shown = {name for name, _ in values}
    for name, found, words in _unclaimed(event):
        if name not in shown and found:
            yield Line(0, "incidents", event.id, name, found, (), (), words)


def _with_words(name: str, value: str, backing: list[Claim]) -> str:
    """A value with the report's words for it, where these are other words."""
    text = event_type(value) if name == "type" else value
    words = backing[0].span.text if backing else text
    same = words.casefold() == text.casefold()
    return text if same or len(words) > LONGEST_WORDS else f"{text} (from “{words}”)"


def _unclaimed(event: Event) -> Iterator[tuple[str, str | None, tuple[Span, ...]]]:
    """Fields that the event fills although no value of theirs is listed with a claim."""
    words = event.triggers[:1]
    yield "date", event_date(event.date), words
    yield "place", place_name(event.place), words
    for name in ("actor", "target", "victim", "weapon"):
        parts = [p for p in event.roles if p.role == name]
        spans = tuple(Span(p.start, p.end, p.text) for p in parts)
        yield name, ", ".join(dict.fromkeys(p.text for p in parts)), spans
    yield "killed", count(event.killed), words
    yield "injured", count(event.injured), words


def _entities(entities: list[Entity], section: Section, claims: dict[str, Claim]) -> Iterator[Line]:
    """One block for each entity of which something is said, and one line for all the others."""
    bare: list[Entity] = []
    for entity in entities:
        facts = list(_facts(entity, section, claims))
        if facts:
            yield Line(0, section, entity.id, "name", entity.name, (), (), entity.mentions[:1])
            yield from facts
        else:
            bare.append(entity)
    if bare:
        names = ", ".join(e.name for e in bare)
        yield Line(
            0, section, "", "also named", names, (), (), tuple(m for e in bare for m in e.mentions[:1])
        )


def _facts(entity: Entity, section: Section, claims: dict[str, Claim]) -> Iterator[Line]:
    facts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for alias in entity.aliases:
        label = "short form" if alias.kind == "short_form" else "also called"
        facts[label, alias.name].append(alias.claim)
    for post in entity.roles:
        facts["post", role(post)].append(post.claim)
    for move in entity.moves:
        facts["lived in", f"{move.place} ({move.when})" if move.when else move.place].append(move.claim)
    for whole in entity.part_of:
        facts["part of", whole.group].append(whole.claim)
    for claim in claims.values():
        if claim.subject == entity.id and claim.predicate == "fate":
            facts["fate", fate(claim.value or entity.fate, claim.modality)].append(claim.id)
    if entity.fate != "unknown" and not any(label == "fate" for label, _ in facts):
        facts["fate", fate(entity.fate, "asserted")] = []
    for (label, text), backing in facts.items():
        yield _line(section, entity.id, label, text, backing, claims)


def _statements(claims: Iterable[Claim]) -> Iterator[Line]:
    """Statements grouped by who makes them, in the order in which they first speak."""
    speakers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == "states":
            speakers[chain(claim.sources)].append(claim)
    for speaker, said in speakers.items():
        for claim in said:
            content = claim.content or claim.span.text
            text = f"“{content.strip('“”')}”" if claim.quoted else content
            label = "" if claim.modality == "asserted" else claim.modality
            yield Line(0, "statements", speaker, label, text, (speaker,), (claim.id,), (claim.span,))


def _contradictions(event: Event, claims: dict[str, Claim]) -> Iterator[Line]:
    """For each field whose values contradict, the values side by side with who says them."""
    for name in event.conflicts:
        sides: dict[str, list[str]] = defaultdict(list)
        for value in event.values:
            if value.field == name:
                sides[event_type(value.value) if name == "type" else value.value].append(value.claim)
        parts = []
        for text, backing in sides.items():
            voices = dict.fromkeys(_voice(claims[i]) for i in backing if i in claims)
            parts.append(f"{text} ({'; '.join(voices)})" if voices else text)
        ids = [claim for backing in sides.values() for claim in backing]
        made = _line("contradictions", event.id, name, " / ".join(parts), ids, claims)
        yield replace(made, by=())

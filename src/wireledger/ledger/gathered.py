"""What the tables of a resolution need from the records, kept while these pass to the resolver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wireledger.ledger.facts import EntityFact, facts_of
from wireledger.records import Event, EventPlace, ParticipantRole, Predicate, Record, Status
from wireledger.resolve.decision_corrections import Corrections, corrected


@dataclass(frozen=True, slots=True)
class Involved:
    """An entity that takes part in an event."""

    entity: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Gist:
    """What lists, filters, maps and the review need of one event."""

    places: tuple[str, ...]
    place: EventPlace
    involved: tuple[Involved, ...]
    status: Status
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubted:
    """A claim that is more likely misread than not, and that nobody has judged yet."""

    ref: str
    claim: str
    subject: str
    predicate: Predicate
    confidence: float


DOUBTFUL = 0.5
"""A reading with a lower confidence is more likely wrong than right."""


@dataclass(slots=True)
class Gathered:
    """The gists of all events, the facts about all entities, what is doubted, and what was judged, by ids."""

    gists: dict[tuple[str, str], Gist]
    facts: dict[str, list[EntityFact]]
    refs: dict[str, list[str]]
    publishers: dict[str, str | None]
    doubted: list[Doubted]
    judged: frozenset[str]

    @classmethod
    def empty(cls) -> Gathered:
        """Nothing yet."""
        return cls({}, defaultdict(list), defaultdict(list), {}, [], frozenset())

    def passing(self, records: Iterable[Record], corrections: Corrections) -> Iterator[Record]:
        """The same records, of which what is needed is kept, with reviewers' corrections."""
        self.judged = corrections.items
        for record in records:
            judged = corrected(record, corrections)
            self._keep(judged)
            self.doubted += _doubted(judged, corrections)
            yield record

    def _keep(self, record: Record) -> None:
        ref = record.document.ref
        self.publishers[ref] = record.document.publisher
        for event in record.events:
            self.gists[ref, event.id] = _gist(event)
        for entity in record.entities:
            if entity.kind != "place":
                self.refs[entity.id].append(ref)
        for fact in facts_of(record):
            self.facts[fact.entity].append(fact)


def _gist(event: Event) -> Gist:
    told = [v.value for v in event.values if v.field == "place"]
    places = (*told, event.place.text, event.place.name)
    return Gist(
        places=tuple(dict.fromkeys(p for p in places if p)),
        place=event.place,
        involved=tuple(Involved(p.entity, p.role) for p in event.roles if p.entity),
        status=event.status,
        confidence=event.confidence,
    )


def _doubted(record: Record, corrections: Corrections) -> Iterator[Doubted]:
    """Values alone: a statement is what somebody said, and stands beside its words."""
    for claim in record.claims:
        if claim.subject is None or claim.value is None or claim.confidence >= DOUBTFUL:
            continue
        if claim.id not in corrections.items and (claim.subject, claim.predicate) not in corrections.values:
            ref = record.document.ref
            yield Doubted(ref, claim.id, claim.subject, claim.predicate, claim.confidence)

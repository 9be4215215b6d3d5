"""What the tables of a resolution need from the records, kept while these pass to the resolver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wireledger.ledger.facts import EntityFact, facts_of
from wireledger.records import Event, ParticipantRole, Record
from wireledger.resolve.decision_corrections import Corrections, corrected


@dataclass(frozen=True, slots=True)
class Involved:
    """An entity that takes part in an event."""

    entity: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Gist:
    """What lists and filters need of one event. ``country`` is an ISO 3166-1 alpha-2 code."""

    places: tuple[str, ...]
    country: str | None
    involved: tuple[Involved, ...]


@dataclass(slots=True)
class Gathered:
    """The gists of all events, and the facts about all entities."""

    gists: dict[tuple[str, str], Gist]
    facts: dict[str, list[EntityFact]]
    refs: dict[str, list[str]]
    publishers: dict[str, str | None]

    @classmethod
    def empty(cls) -> Gathered:
        """Nothing yet."""
        return cls({}, defaultdict(list), defaultdict(list), {})

    def passing(self, records: Iterable[Record], corrections: Corrections) -> Iterator[Record]:
        """The same records, of which what is needed is kept, with reviewers' corrections."""
        for record in records:
            self._keep(corrected(record, corrections))
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
        country=event.place.country,
        involved=tuple(Involved(p.entity, p.role) for p in event.roles if p.entity),
    )

"""Records of a copy that is shared: what was counted and coded stays, words, names and addresses go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wireledger.publish.safe_names import Names
from wireledger.publish.safe_places import Level, coarse
from wireledger.records import (
    Claim,
    Document,
    Entity,
    Event,
    EventValue,
    Participant,
    Record,
    Role,
    Source,
    Span,
)
from wireledger.resolve.dates import interval_in

NO_WORDS = Span(0, 0, "")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EXACT = ("type", "killed", "injured", "fate")


def safe_record(record: Record, names: Names, level: Level) -> Record:
    """The record without words of its report. Its text is empty, so every span is too."""
    one = _Record(record, names, level)
    entities = tuple(one.entity(e) for e in record.entities if e.kind != "place")
    events = tuple(map(one.event, record.events))
    claims = tuple(one.claims())
    return Record(one.document(), entities, events, claims)


class _Record:
    """One record on its way."""

    def __init__(self, record: Record, names: Names, level: Level) -> None:
        self._record, self._names, self._level = record, names, level
        self._kinds = {e.id: e.kind for e in record.entities}
        self._places = {event.id: coarse(event.place, level) for event in record.events}

    def document(self) -> Document:
        document, removed = self._record.document, self._names.removed
        removed["report texts"] += 1
        removed["titles"] += document.title is not None
        removed["addresses"] += document.url is not None
        salt = self._names.salt
        return replace(
            document,
            ref=salt.ref(document.ref),
            id=salt.id(document.id),
            title=None,
            publisher=self._names.publisher(document.publisher),
            url=None,
            warnings=(),
            text="",
            headings=(),
            paragraphs=(),
        )

    def entity(self, entity: Entity) -> Entity:
        made = replace(
            entity,
            id=self._id(entity.id),
            name=self._named(entity.name, entity),
            aliases=(),
            mentions=(),
            roles=(),
            moves=(),
            part_of=(),
            place=None,
        )
        if entity.id in self._names.private:
            self._names.removed["names and aliases of persons"] += 1 + len(entity.aliases)
            return made
        names = self._names
        return replace(
            made,
            aliases=tuple(
                replace(a, name=names.spelled(a.name, entity), claim=self._id(a.claim))
                for a in entity.aliases
                if entity.id in names.of_entity
            ),
            roles=tuple(map(self._role, entity.roles)),
            part_of=tuple(
                replace(p, group=names.of(p.group), claim=self._id(p.claim)) for p in entity.part_of
            ),
        )

    def event(self, event: Event) -> Event:
        place = self._places[event.id]
        self._names.removed["places made coarser"] += event.place.precision not in (
            place.precision,
            "unknown",
        )
        return replace(
            event,
            id=self._id(event.id),
            triggers=(),
            date=replace(event.date, text=None),
            place=place,
            roles=tuple(map(self._participant, event.roles)),
            claims=tuple(map(self._id, event.claims)),
            values=tuple(self._value(event, value) for value in event.values),
        )

    def claims(self) -> Iterator[Claim]:
        """Those that back a value that stays."""
        kept = self._kept()
        for claim in self._record.claims:
            if claim.id not in kept:
                self._names.removed["statements"] += claim.predicate == "states"
                continue
            self._names.removed["quotations"] += 1
            yield replace(
                claim,
                id=self._id(claim.id),
                subject=None if claim.subject is None else self._id(claim.subject),
                value=None if claim.value is None else self._claimed(claim),
                content=None,
                span=NO_WORDS,
                cue=None,
                sources=tuple(self._source(s) for s in claim.sources),
                quoted=False,
            )

    def _kept(self) -> set[str]:
        """Ids of the claims that the safe record refers to."""
        events = {made for event in self._record.events for made in event.claims}
        values = {v.claim for event in self._record.events for v in event.values}
        people = {
            part.claim
            for entity in self._record.entities
            if entity.kind != "place" and entity.id not in self._names.private
            for many in (entity.aliases, entity.roles, entity.part_of)
            for part in many
        }
        fates = {c.id for c in self._record.claims if c.predicate == "fate"}
        spoken = {c.id for c in self._record.claims if c.predicate == "states"}
        return (events | values | people | fates) - spoken

    def _named(self, text: str, entity: Entity) -> str:
        if entity.id in self._names.private or entity.id not in self._names.of_entity:
            return self._names.of(text, entity.id, "names")
        return self._names.spelled(text, entity)

    def _role(self, role: Role) -> Role:
        names = self._names
        return replace(
            role,
            title=names.of(role.title, kind="titles of persons"),
            group=role.group and names.of(role.group),
            area=None,
            from_=_year(role.from_),
            to=_year(role.to),
            claim=self._id(role.claim),
        )

    def _participant(self, part: Participant) -> Participant:
        text = self._names.of(part.text, part.entity, "participants")
        return replace(part, text=text, entity=self._entity_id(part.entity), start=0, end=0)

    def _value(self, event: Event, value: EventValue) -> EventValue:
        return EventValue(value.field, self.valued(event, value.field, value.value), self._id(value.claim))

    def valued(self, event: Event, field: str, value: str) -> str:
        """A value of an event as it may be written."""
        if field in _EXACT:
            return value
        if field == "date":
            return value if interval_in(value) else "unknown"
        if field == "place":
            return self._places[event.id].name or "unknown"
        named = next((p for p in event.roles if p.text == value and p.entity), None)
        by_name = next((e for e in self._record.entities if e.name == value and e.kind != "place"), None)
        entity = named.entity if named else by_name.id if by_name else None
        return self._names.of(value, entity, "participants")

    def _claimed(self, claim: Claim) -> str:
        event = next((e for e in self._record.events if e.id == claim.subject), None)
        if event is not None:
            return self.valued(event, claim.predicate, claim.value or "")
        if claim.predicate == "fate":
            return claim.value or ""
        return self._names.of(claim.value or "")

    def _source(self, source: Source) -> Source:
        if source.kind == "publisher":
            name = self._names.publisher(source.name) or ""
        else:
            name = self._names.of(source.name, source.entity or self._called(source.name), "sources")
        role = source.role and self._names.of(source.role, kind="sources")
        private = source.entity in self._names.private
        return replace(
            source,
            name=name,
            role=None if private else role,
            entity=self._entity_id(source.entity),
            start=None,
            end=None,
        )

    def _called(self, name: str) -> str | None:
        """The entity of this name, where the chain does not say it."""
        return next((e.id for e in self._record.entities if e.name == name and e.kind != "place"), None)

    def _entity_id(self, made: str | None) -> str | None:
        return None if made is None or self._kinds.get(made) == "place" else self._id(made)

    def _id(self, made: str) -> str:
        return self._names.salt.id(made)


def _year(words: str | None) -> str | None:
    """The year in the words for a time; a day would say too much of a life."""
    found = _YEAR.search(words or "")
    return found[0] if found else None

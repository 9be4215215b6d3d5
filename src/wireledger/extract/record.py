"""The record of one report: people, groups, places, incidents and statements put together.

Every value gets its claim here, so that nothing stands in a record without words and a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from wireledger.extract.disagreement import contradictions
from wireledger.extract.encoding import split_words
from wireledger.extract.event_mentions import EventMention, Telling
from wireledger.extract.groups import Group, find_groups, form_key
from wireledger.extract.incidents import Incident, find_incidents
from wireledger.extract.linking import PRONOUNS, Known, Linker
from wireledger.extract.people import Person, find_people
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.extract.sources import ClaimBook, Fact
from wireledger.extract.statements import find_speech
from wireledger.extract.tagger import Tagger, shipped_tagger
from wireledger.ids import content_id
from wireledger.read.sentences import sentences
from wireledger.records import (
    Alias,
    Count,
    Document,
    Entity,
    Event,
    EventDate,
    EventField,
    EventPlace,
    EventValue,
    Fate,
    Membership,
    Modality,
    Move,
    Participant,
    ParticipantRole,
    Place,
    Predicate,
    Record,
    Role,
    Span,
    Status,
)
from wireledger.settings import Limits

_MODALITY_OF: dict[Status, Modality] = {
    "asserted": "asserted",
    "denied": "denied",
    "alleged": "uncertain",
    "planned": "future",
    "hypothetical": "uncertain",
}


def extract(document: Document, tagger: Tagger | None = None) -> Record:
    """Read one report into its record; the same document always gives the same record.

    ``tagger`` is the shipped one when left out. Raises ModelError where that cannot be loaded.
    """
    return _Assembly(document, tagger or shipped_tagger()).record()


class _Assembly:
    """Builds the record of one document, stage by stage."""

    def __init__(self, document: Document, tagger: Tagger) -> None:
        limit = Limits().extracted_chars
        self.document = _bounded(document, limit)
        self.published = date.fromisoformat(document.published) if document.published else None
        text = document.text[:limit]
        self.sentences = tuple(sentences(text))
        reading = tagger.read_text(split_words(text))
        speech = find_speech(self.document, reading, self.sentences)
        self.statements = speech.statements
        self.groups = find_groups(reading)
        self.people = find_people(
            reading, self.statements, self.document.headings, [f for g in self.groups for f in g.all_forms()]
        )
        telling = Telling(self.sentences, self.published, document.title, self.statements)
        self.incidents = find_incidents(reading, telling)
        self.known_people = [_known_person(document, p) for p in self.people]
        self.known_groups = [_known_group(document, g) for g in self.groups]
        self.linker = Linker([*self.known_people, *self.known_groups], self.sentences)
        self.book = ClaimBook(document, speech, self.linker.named)
        self.gazetteer = gazetteer()
        self.context = PlaceContext.of(text)

    def record(self) -> Record:
        """All parts, in a fixed order."""
        for statement in self.statements:
            self.book.state(statement)
        events = tuple(self._event(i) for i in self.incidents)
        people = [self._person(p, k, events) for p, k in zip(self.people, self.known_people, strict=True)]
        groups = [self._group(g, k) for g, k in zip(self.groups, self.known_groups, strict=True)]
        entities = (*people, *groups, *self._places())
        return Record(self.document, entities, events, self.book.claims())

    def _event(self, incident: Incident) -> Event:
        mentions = incident.mentions
        triggers = tuple(m.trigger for m in mentions)
        event = content_id(self.document.id, *(f"{t.start}-{t.end}" for t in triggers), kind="event")
        values: list[EventValue] = []
        place = self._event_place(mentions)
        for mention in mentions:
            values += self._values(event, mention)
        unique = tuple(dict.fromkeys(values))
        return Event(
            event,
            _type(mentions),
            triggers,
            _date(mentions),
            place,
            self._participants(mentions),
            _count([m.killed for m in mentions]),
            _count([m.injured for m in mentions]),
            next((m.civilian_harm for m in mentions if m.civilian_harm != "not_mentioned"), "not_mentioned"),
            mentions[0].status,
            tuple(dict.fromkeys(v.claim for v in unique)),
            unique,
            contradictions(mentions),
        )

    def _values(self, event: str, mention: EventMention) -> Iterable[EventValue]:
        modality = _MODALITY_OF[mention.status]
        told: list[tuple[EventField, str, Span]] = [("type", mention.type, mention.trigger)]
        told += [("date", _date_text(d), s) for s, d in mention.dates]
        told += [("place", s.text, s) for s in mention.places]
        told += [("actor", self.linker.named(s)[0], s) for s in mention.actors]
        told += [("target", self.linker.named(s)[0], s) for s in mention.targets]
        told += [("weapon", s.text, s) for s in mention.weapons]
        if mention.killed and mention.killed_words:
            told.append(("killed", _count_text(mention.killed), mention.killed_words))
        if mention.injured and mention.injured_words:
            told.append(("injured", _count_text(mention.injured), mention.injured_words))
        for field, value, words in told:
            yield EventValue(field, value, self.book.back(Fact(event, field, value, words, modality)))

    def _event_place(self, mentions: Sequence[EventMention]) -> EventPlace:
        places = [p for m in mentions for p in m.places]
        if not places:
            return EventPlace(None, None, None, None, None, None, None, "unknown")
        return self.gazetteer.resolve_event(places[0].text, self.context)

    def _participants(self, mentions: Sequence[EventMention]) -> tuple[Participant, ...]:
        made: dict[tuple[ParticipantRole, str], Participant] = {}
        for mention in mentions:
            slots: tuple[tuple[ParticipantRole, tuple[Span, ...]], ...] = (
                ("actor", mention.actors),
                ("target", mention.targets),
                ("weapon", mention.weapons),
            )
            for role, spans in slots:
                for given in spans:
                    span = self.linker.resolved(given)
                    if span.text.casefold() in PRONOUNS:
                        continue
                    known = self.linker.at(span) if role != "weapon" else None
                    key = (role, known.id if known else form_key(span.text))
                    if key not in made:
                        made[key] = Participant(
                            role, span.text, known.id if known else None, span.start, span.end
                        )
        return tuple(made.values())

    def _person(self, person: Person, known: Known, events: Sequence[Event]) -> Entity:
        def back(predicate: Predicate, value: str, words: Span) -> str:
            return self.book.back(Fact(known.id, predicate, value, words))

        own = [Alias(s.text, back("alias", s.text, s), "also_known_as") for s in person.aliases]
        own += [Alias(s.text, back("alias", s.text, s), "short_form") for s in person.short_forms]
        roles = tuple(
            Role(
                p.title.text,
                p.group.text if p.group else None,
                p.area.text if p.area else None,
                None,
                None,
                back("role", p.title.text, p.title),
            )
            for p in person.posts
        )
        moves = tuple(
            Move(s.place.text, s.when.text if s.when else None, back("moved", s.place.text, s.place))
            for s in person.stays
        )
        killing = self._killing_of(known)
        fate: Fate = "killed" if killing else person.fate
        if fate != "unknown":
            back("fate", fate, killing.trigger if killing else self._fate_words(known, events))
        return Entity(
            known.id,
            "person",
            person.name,
            tuple(own),
            tuple(sorted({*person.mentions, *person.descriptions})),
            roles,
            moves,
            (),
            fate,
            None,
        )

    def _killing_of(self, known: Known) -> EventMention | None:
        """The first mention of an event that says that this person, and nobody else, was killed."""
        for mention in (m for i in self.incidents for m in i.mentions):
            killed = mention.killed is not None and bool(mention.killed.min) and mention.status == "asserted"
            targets = [self.linker.at(self.linker.resolved(t)) for t in mention.targets]
            if killed and targets and all(t is not None and t.id == known.id for t in targets):
                return mention
        return None

    def _fate_words(self, known: Known, events: Sequence[Event]) -> Span:
        """The words for a fate: a trigger of an event that the person is the target of, else the name."""
        for event in events:
            if any(p.entity == known.id and p.role in ("target", "victim") for p in event.roles):
                return event.triggers[0]
        return known.mentions[0]

    def _group(self, group: Group, known: Known) -> Entity:
        aliases = tuple(
            Alias(s.text, self.book.back(Fact(known.id, "alias", s.text, s)), "also_known_as")
            for s in group.other_names
        )
        part_of = tuple(
            Membership(s.text, self.book.back(Fact(known.id, "part_of", s.text, s))) for s in group.part_of
        )
        return Entity(known.id, "group", group.name, aliases, tuple(sorted(group.mentions)), part_of=part_of)

    def _places(self) -> list[Entity]:
        """The named places of events and stays, each with what the gazetteer knows of it."""
        spans = [s for i in self.incidents for m in i.mentions for s in m.places]
        spans += [s.place for p in self.people for s in p.stays]
        named: dict[str, list[Span]] = {}
        for span in sorted(set(spans)):
            if re.search(r"[A-Z]|[^\x00-\x7f]", span.text):
                named.setdefault(form_key(span.text), []).append(span)
        return [self._place(found) for found in named.values()]

    def _place(self, found: Sequence[Span]) -> Entity:
        name = found[0].text
        place: Place = self.gazetteer.resolve(name, self.context)
        made = content_id(self.document.id, "place", name, str(found[0].start), kind="entity")
        return Entity(made, "place", name, mentions=tuple(found), place=place)


def _bounded(document: Document, limit: int) -> Document:
    """The document, with a warning where its text is longer than what is searched."""
    if len(document.text) <= limit:
        return document
    warning = (
        f"only the first {limit:,} of {len(document.text):,} characters were searched for events and claims; "
        "split the file into its reports"
    )
    return replace(document, warnings=(*document.warnings, warning))


def _known_person(document: Document, person: Person) -> Known:
    mentions = tuple(sorted({*person.mentions, *person.aliases, *person.descriptions}))
    forms = tuple(dict.fromkeys([*person.forms(), *(a.text for a in person.aliases)]))
    made = content_id(document.id, "person", person.name, str(mentions[0].start), kind="entity")
    return Known(made, "person", person.name, forms, mentions)


def _known_group(document: Document, group: Group) -> Known:
    mentions = tuple(sorted({*group.mentions, *group.other_names}))
    made = content_id(document.id, "group", group.name, str(mentions[0].start), kind="entity")
    return Known(made, "group", group.name, tuple(group.all_forms()), mentions)


def _type(mentions: Sequence[EventMention]) -> str:
    """The type with the most probability over all mentions; the earlier in the scheme on a tie."""
    names = list(mentions[0].types)
    return max(names, key=lambda n: (sum(m.types[n] for m in mentions), -names.index(n)))


def _date(mentions: Sequence[EventMention]) -> EventDate:
    """The first date to the day, else the first that is known at all, else the first words."""
    dates = [d for m in mentions for _, d in m.dates]
    for fits in (lambda d: d.start and d.precision == "day", lambda d: d.start, lambda d: True):
        found = next((d for d in dates if fits(d)), None)
        if found:
            return found
    return EventDate(None, None, "unknown", None)


def _date_text(value: EventDate) -> str:
    if not value.start:
        return value.text or "unknown"
    return value.start if value.end in (None, value.start) else f"{value.start}/{value.end}"


def _count(counts: Sequence[Count | None]) -> Count:
    return next((c for c in counts if c), Count(None, None))


def _count_text(count: Count) -> str:
    if count.min == count.max:
        return str(count.min)
    if count.max is None:
        return f"{count.min}+"
    return f"{count.min or 0}-{count.max}"

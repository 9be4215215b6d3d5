"""The record of one report: people, groups, places, incidents and statements put together.

Every value gets its claim here, so that nothing stands in a record without words and a source.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from wireledger.extract.confidence import NO_EVIDENCE, confidence
from wireledger.extract.disagreement import contradictions
from wireledger.extract.encoding import split_words
from wireledger.extract.event_mentions import EventMention
from wireledger.extract.event_values import (
    MODALITY_OF,
    is_named,
    shown_count,
    shown_date,
    shown_place,
    shown_type,
    told_values,
)
from wireledger.extract.fates import fate_after, fate_near, fates_in_events, fates_of_bodies
from wireledger.extract.groups import Group, find_groups
from wireledger.extract.incidents import Incident, find_incidents
from wireledger.extract.linking import Known, Linker
from wireledger.extract.participants import participants
from wireledger.extract.people import find_people
from wireledger.extract.person import Person, Post
from wireledger.extract.place_mentions import NamedPlace, report_places, with_phrases
from wireledger.extract.sources import ClaimBook, Fact
from wireledger.extract.statements import find_speech
from wireledger.extract.tagger import Tagger, shipped_tagger
from wireledger.extract.telling import Telling
from wireledger.ids import content_id
from wireledger.read.masthead import without_head
from wireledger.read.sentences import sentences
from wireledger.records import (
    Alias,
    Document,
    Entity,
    Event,
    EventValue,
    Membership,
    Move,
    Predicate,
    Record,
    Role,
    Span,
)
from wireledger.settings import Limits


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
        text = without_head(document)[:limit]
        self.sentences = tuple(sentences(text))
        reading = tagger.read_text(split_words(text))
        speech = find_speech(self.document, reading, self.sentences)
        self.statements = speech.statements
        self.groups = find_groups(reading)
        bodies = [form for group in self.groups for form in group.all_forms()]
        if document.publisher:
            bodies.append(re.sub(r"\s*\([^()]*\)", "", document.publisher))
        self.people = find_people(reading, self.statements, document.headings, bodies)
        self.known_people = [_known_person(document, p) for p in self.people]
        self.known_groups = [_known_group(document, g) for g in self.groups]
        self.linker = Linker([*self.known_people, *self.known_groups], self.sentences, text)
        published = date.fromisoformat(document.published) if document.published else None
        telling = Telling(self.sentences, published, document.title, self.statements, self.linker)
        self.incidents = find_incidents(reading, telling)
        mentions = [m for i in self.incidents for m in i.mentions]
        self.fates = fates_in_events(mentions, self.linker) | fates_of_bodies(text, self.linker)
        self.book = ClaimBook(document, speech, self.linker.named)
        self.named_places = report_places(reading)

    def record(self) -> Record:
        """All parts, in a fixed order."""
        for statement in self.statements:
            self.book.state(statement)
        events = tuple(self._event(i) for i in self.incidents)
        people = [self._person(p, k) for p, k in zip(self.people, self.known_people, strict=True)]
        groups = [self._group(g, k) for g, k in zip(self.groups, self.known_groups, strict=True)]
        entities = (*people, *groups, *self._places())
        return Record(self.document, entities, events, self.book.claims())

    def _event(self, incident: Incident) -> Event:
        mentions = incident.mentions
        triggers = tuple(m.trigger for m in mentions)
        event = content_id(self.document.id, *(f"{t.start}-{t.end}" for t in triggers), kind="event")
        values = tuple(dict.fromkeys(v for m in mentions for v in self._values(event, m)))
        harms = (m.civilian_harm for m in mentions if m.civilian_harm != "not_mentioned")
        return Event(
            id=event,
            type=shown_type(mentions),
            triggers=triggers,
            date=shown_date(mentions),
            place=shown_place(mentions, self.named_places.context),
            roles=participants(mentions, self.linker),
            killed=shown_count([m.killed for m in mentions]),
            injured=shown_count([m.injured for m in mentions]),
            civilian_harm=next(harms, "not_mentioned"),
            status=mentions[0].status,
            claims=tuple(dict.fromkeys(v.claim for v in values)),
            values=values,
            conflicts=contradictions(mentions),
            confidence=confidence("event", [max(m.score for m in mentions)]),
        )

    def _values(self, event: str, mention: EventMention) -> list[EventValue]:
        modality = MODALITY_OF[mention.status]
        told = told_values(mention, self.linker)
        return [
            EventValue(
                t.field, t.value, self.book.back(Fact(event, t.field, t.value, t.words, modality, t.evidence))
            )
            for t in told
        ]

    def _person(self, person: Person, known: Known) -> Entity:
        aliases = [self._alias(known, a, person.alias_scores.get(a, NO_EVIDENCE)) for a in person.aliases]
        aliases += [self._short_form(known, s) for s in person.short_forms()]
        roles = [self._role(known, p) for p in person.posts]
        moves = [
            Move(
                place=s.place.text,
                when=s.when.text if s.when else None,
                claim=self._back(known, "moved", s.place, s.score),
            )
            for s in person.stays
        ]
        said = None
        if person.fate != "unknown":
            said = self.fates.get(known.id) or fate_near(person.fate, known.mentions, self.sentences)
        said = fate_after([*person.mentions, *person.aliases], self.document.text) or said
        if said:
            evidence = (said.score,)
            self.book.back(Fact(known.id, "fate", said.fate, said.words, MODALITY_OF[said.status], evidence))
        return Entity(
            id=known.id,
            kind="person",
            name=person.name,
            aliases=tuple(aliases),
            mentions=known.mentions,
            roles=tuple(roles),
            moves=tuple(moves),
            fate=said.fate if said else "unknown",
        )

    def _group(self, group: Group, known: Known) -> Entity:
        aliases = [self._alias(known, s, group.scores.get(s, NO_EVIDENCE)) for s in group.other_names]
        part_of = [
            Membership(s.text, self._back(known, "part_of", s, group.scores.get(s, NO_EVIDENCE)))
            for s in group.part_of
        ]
        return Entity(
            id=known.id,
            kind="group",
            name=group.name,
            aliases=tuple(aliases),
            mentions=known.mentions,
            part_of=tuple(part_of),
        )

    def _back(self, known: Known, predicate: Predicate, words: Span, score: float) -> str:
        return self.book.back(Fact(known.id, predicate, words.text, words, evidence=(score,)))

    def _alias(self, known: Known, words: Span, score: float) -> Alias:
        claim = self._back(known, "alias", words, score)
        return Alias(words.text, claim, confidence=self.book.confidence_of(claim))

    def _short_form(self, known: Known, words: Span) -> Alias:
        claim = self.book.back(Fact(known.id, "alias", words.text, words), "short_form")
        return Alias(words.text, claim, "short_form", self.book.confidence_of(claim))

    def _role(self, known: Known, post: Post) -> Role:
        claim = self._back(known, "role", post.title, post.score)
        return Role(
            title=post.title.text,
            group=post.group.text if post.group else None,
            area=post.area.text if post.area else None,
            from_=post.since.text if post.since else None,
            to=post.until.text if post.until else None,
            claim=claim,
            confidence=self.book.confidence_of(claim),
        )

    def _places(self) -> list[Entity]:
        """The places that the report names, each with all its mentions and what the gazetteer knows of it."""
        spans = [s for i in self.incidents for m in i.mentions for s in m.places]
        spans += [s.place for p in self.people for s in p.stays]
        phrases = [s for s in spans if is_named(s.text)]
        return [self._place(p) for p in with_phrases(self.named_places, phrases)]

    def _place(self, found: NamedPlace) -> Entity:
        made = content_id(self.document.id, "place", found.name, str(found.mentions[0].start), kind="entity")
        return Entity(made, "place", found.name, mentions=found.mentions, place=found.place)


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
    mentions = tuple(sorted({*person.mentions, *person.aliases, *person.other_mentions}))
    forms = tuple(dict.fromkeys([*person.forms(), *(a.text for a in person.aliases)]))
    made = content_id(document.id, "person", person.name, str(mentions[0].start), kind="entity")
    return Known(made, "person", person.name, forms, mentions)


def _known_group(document: Document, group: Group) -> Known:
    mentions = tuple(sorted({*group.mentions, *group.other_names}))
    made = content_id(document.id, "group", group.name, str(mentions[0].start), kind="entity")
    return Known(made, "group", group.name, tuple(group.all_forms()), mentions)

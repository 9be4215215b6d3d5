"""The record of one report: people, groups, places, incidents and statements put together.

Every value gets its claim here, so that nothing stands in a record without words and a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wireledger.extract.disagreement import contradictions
from wireledger.extract.encoding import split_words
from wireledger.extract.event_mentions import EventMention, Telling
from wireledger.extract.event_values import MODALITY_OF, shown_count, shown_date, shown_type, told_values
from wireledger.extract.fates import fate_near, fates_in_events
from wireledger.extract.groups import Group, find_groups, form_key
from wireledger.extract.incidents import Incident, find_incidents
from wireledger.extract.linking import Known, Linker
from wireledger.extract.people import find_people
from wireledger.extract.person import Person
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.extract.sources import ClaimBook, Fact
from wireledger.extract.statements import find_speech
from wireledger.extract.tagger import Tagger, shipped_tagger
from wireledger.extract.wording import PRONOUNS
from wireledger.ids import content_id
from wireledger.read.sentences import sentences
from wireledger.records import (
    Alias,
    Document,
    Entity,
    Event,
    EventPlace,
    EventValue,
    Membership,
    Move,
    Participant,
    ParticipantRole,
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
        text = document.text[:limit]
        self.sentences = tuple(sentences(text))
        reading = tagger.read_text(split_words(text))
        speech = find_speech(self.document, reading, self.sentences)
        self.statements = speech.statements
        self.groups = find_groups(reading)
        bodies = [form for group in self.groups for form in group.all_forms()]
        self.people = find_people(reading, self.statements, document.headings, bodies)
        self.known_people = [_known_person(document, p) for p in self.people]
        self.known_groups = [_known_group(document, g) for g in self.groups]
        self.linker = Linker([*self.known_people, *self.known_groups], self.sentences, text)
        published = date.fromisoformat(document.published) if document.published else None
        telling = Telling(self.sentences, published, document.title, self.statements, self.linker)
        self.incidents = find_incidents(reading, telling)
        mentions = [m for i in self.incidents for m in i.mentions]
        self.fates = fates_in_events(mentions, self.linker)
        self.book = ClaimBook(document, speech, self.linker.named)
        self.context = PlaceContext.of(text)

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
            place=self._event_place(mentions),
            roles=self._participants(mentions),
            killed=shown_count([m.killed for m in mentions]),
            injured=shown_count([m.injured for m in mentions]),
            civilian_harm=next(harms, "not_mentioned"),
            status=mentions[0].status,
            claims=tuple(dict.fromkeys(v.claim for v in values)),
            values=values,
            conflicts=contradictions(mentions),
        )

    def _values(self, event: str, mention: EventMention) -> list[EventValue]:
        modality = MODALITY_OF[mention.status]
        told = told_values(mention, self.linker)
        return [
            EventValue(t.field, t.value, self.book.back(Fact(event, t.field, t.value, t.words, modality)))
            for t in told
        ]

    def _event_place(self, mentions: Sequence[EventMention]) -> EventPlace:
        places = [p for m in mentions for p in m.places]
        if not places:
            return EventPlace(None, None, None, None, None, None, None, "unknown")
        return gazetteer().resolve_event(places[0].text, self.context)

    def _participants(self, mentions: Sequence[EventMention]) -> tuple[Participant, ...]:
        made: dict[tuple[ParticipantRole, str], Participant] = {}
        for mention in mentions:
            slots: tuple[tuple[ParticipantRole, tuple[Span, ...]], ...] = (
                ("actor", mention.actors),
                ("target", mention.targets),
                ("weapon", mention.weapons),
            )
            for role, spans in slots:
                for span in map(self.linker.resolved, spans):
                    known = self.linker.at(span) if role != "weapon" else None
                    entity = known.id if known else None
                    if span.text.casefold() not in PRONOUNS:
                        made.setdefault(
                            (role, entity or form_key(span.text)),
                            Participant(role, span.text, entity, span.start, span.end),
                        )
        return tuple(made.values())

    def _person(self, person: Person, known: Known) -> Entity:
        def back(fact: Fact) -> str:
            return self.book.back(fact)

        short = [next(m for m in person.mentions if m.text == f) for f in person.forms() if f != person.name]
        aliases = [Alias(s.text, back(Fact(known.id, "alias", s.text, s))) for s in person.aliases]
        aliases += [Alias(s.text, back(Fact(known.id, "alias", s.text, s)), "short_form") for s in short]
        roles = [
            Role(
                title=p.title.text,
                group=p.group.text if p.group else None,
                area=p.area.text if p.area else None,
                from_=p.since.text if p.since else None,
                to=p.until.text if p.until else None,
                claim=back(Fact(known.id, "role", p.title.text, p.title)),
            )
            for p in person.posts
        ]
        moves = [
            Move(
                place=s.place.text,
                when=s.when.text if s.when else None,
                claim=back(Fact(known.id, "moved", s.place.text, s.place)),
            )
            for s in person.stays
        ]
        said = self.fates.get(known.id)
        if said is None and person.fate != "unknown":
            said = fate_near(person.fate, known.mentions, self.sentences)
        if said:
            back(Fact(known.id, "fate", said.fate, said.words, MODALITY_OF[said.status]))
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
        aliases = [
            Alias(s.text, self.book.back(Fact(known.id, "alias", s.text, s))) for s in group.other_names
        ]
        part_of = [
            Membership(s.text, self.book.back(Fact(known.id, "part_of", s.text, s))) for s in group.part_of
        ]
        return Entity(
            id=known.id,
            kind="group",
            name=group.name,
            aliases=tuple(aliases),
            mentions=known.mentions,
            part_of=tuple(part_of),
        )

    def _places(self) -> list[Entity]:
        """The named places of events and stays, each with what the gazetteer knows of it."""
        spans = [s for i in self.incidents for m in i.mentions for s in m.places]
        spans += [s.place for p in self.people for s in p.stays]
        named: dict[str, list[Span]] = {}
        for span in sorted(set(spans)):
            if any(c.isupper() or ord(c) > 0x7F for c in span.text):
                named.setdefault(form_key(span.text), []).append(span)
        return [self._place(found) for found in named.values()]

    def _place(self, found: Sequence[Span]) -> Entity:
        name = found[0].text
        made = content_id(self.document.id, "place", name, str(found[0].start), kind="entity")
        place = gazetteer().resolve(name, self.context)
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
    mentions = tuple(sorted({*person.mentions, *person.aliases, *person.other_mentions}))
    forms = tuple(dict.fromkeys([*person.forms(), *(a.text for a in person.aliases)]))
    made = content_id(document.id, "person", person.name, str(mentions[0].start), kind="entity")
    return Known(made, "person", person.name, forms, mentions)


def _known_group(document: Document, group: Group) -> Known:
    mentions = tuple(sorted({*group.mentions, *group.other_names}))
    made = content_id(document.id, "group", group.name, str(mentions[0].start), kind="entity")
    return Known(made, "group", group.name, tuple(group.all_forms()), mentions)

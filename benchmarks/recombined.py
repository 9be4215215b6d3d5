"""Reports by the thousand, made of the invented ones: each world has its own names, places, dates and words.

A world holds every invented report once, so that its incidents are told by the same outlets and copies as
those of the originals. Between worlds all dates and points on the map are moved, and letters are exchanged in
every longer word that is no outlet, title or number, each for one of its kind: words keep their lengths, so
that every span still stands where it stood, and no two worlds read alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TypedDict

from wireledger.ids import content_id
from wireledger.records import (
    Claim,
    Document,
    Entity,
    Event,
    EventDate,
    EventPlace,
    EventValue,
    Membership,
    Participant,
    Place,
    Record,
    Span,
)

_WORD = re.compile(r"[A-Za-z]{4,}")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMES = ("alias", "role", "moved", "part_of", "actor", "target", "place", "weapon")
_APART = 3  # days between worlds, over ten years and then from the start again
_DAYS = 3_650
_PLACES = 100_000_000  # more than there are GeoNames ids


class _Spot(TypedDict):
    """The parts of a place that say where it lies."""

    geonameid: int | None
    lat: float | None
    lon: float | None


def recombined(templates: Sequence[Record], count: int) -> Iterator[Record]:
    """``count`` records, world after world."""
    kept = frozenset(word for record in templates for word in _kept(record))
    for number in range(count):
        world, template = divmod(number, len(templates))
        yield _World(world, kept).record(templates[template])


def _kept(record: Record) -> Iterator[str]:
    """Words that mean something beside naming somebody: outlets, posts, the words for types and numbers."""
    texts = [record.document.publisher or ""]
    texts += [s.name for claim in record.claims for s in claim.sources if s.kind == "publisher"]
    texts += [role.title for e in record.entities for role in e.roles]
    texts += [c.span.text for c in record.claims if c.predicate not in (*_NAMES, "states")]
    for text in texts:
        yield from (word.casefold() for word in _WORD.findall(text))


@dataclass(frozen=True)
class _World:
    """The exchange of letters and dates that makes one world; world 0 is as it was."""

    number: int
    kept: frozenset[str]

    @cached_property
    def letters(self) -> dict[int, int]:
        """Each letter with the one that stands for it: vowels for vowels, consonants for consonants."""
        if self.number == 0:
            return {}
        chance = random.Random(self.number)
        table: dict[int, int] = {}
        for letters in ("aeiou", "bcdfghjklmnpqrstvwxyz"):
            mixed = list(letters)
            chance.shuffle(mixed)
            for a, b in zip(letters, mixed, strict=True):
                table |= {ord(a): ord(b), ord(a.upper()): ord(b.upper())}
        return table

    def text(self, words: str) -> str:
        """``words`` in the wording of this world, of the same length."""
        return _WORD.sub(
            lambda m: m[0] if m[0].casefold() in self.kept else m[0].translate(self.letters), words
        )

    def day(self, iso: str | None) -> str | None:
        """A day, month or year as many days later as this world is; months and years by their first day."""
        if iso is None:
            return None
        parts = [int(part) for part in iso.split("-")]
        moved = date(*[*parts, 1, 1][:3]) + timedelta(days=self.number * _APART % _DAYS)
        return moved.isoformat()[: len(iso)]

    def span(self, span: Span) -> Span:
        return replace(span, text=self.text(span.text))

    def record(self, made: Record) -> Record:
        """The record in this world; its ids are its own."""
        document = self._document(made.document)
        return Record(
            document,
            tuple(self._entity(e) for e in made.entities),
            tuple(self._event(e) for e in made.events),
            tuple(self._claim(c) for c in made.claims),
        )

    def _id(self, made: str) -> str:
        kind, _, _ = made.rpartition("-")
        return content_id(made, str(self.number), kind=kind) if self.number else made

    def _document(self, made: Document) -> Document:
        return replace(
            made,
            ref=f"{made.ref}-{self.number}",
            id=self._id(made.id),
            title=self.text(made.title) if made.title else None,
            published=self.day(made.published),
            text=self.text(made.text),
            headings=tuple(map(self.span, made.headings)),
            paragraphs=tuple(map(self.span, made.paragraphs)),
        )

    def _entity(self, made: Entity) -> Entity:
        return replace(
            made,
            id=self._id(made.id),
            name=self.text(made.name),
            aliases=tuple(replace(a, name=self.text(a.name), claim=self._id(a.claim)) for a in made.aliases),
            mentions=tuple(map(self.span, made.mentions)),
            roles=tuple(
                replace(r, group=self.text(r.group) if r.group else None, claim=self._id(r.claim))
                for r in made.roles
            ),
            moves=tuple(replace(m, claim=self._id(m.claim)) for m in made.moves),
            part_of=tuple(map(self._part, made.part_of)),
            place=self._known_place(made.place) if made.place else None,
        )

    def _known_place(self, made: Place) -> Place:
        return replace(made, **self._spot(made.geonameid, made.lat, made.lon))

    def _part(self, made: Membership) -> Membership:
        return replace(made, group=self.text(made.group), claim=self._id(made.claim))

    def _event(self, made: Event) -> Event:
        return replace(
            made,
            id=self._id(made.id),
            triggers=tuple(map(self.span, made.triggers)),
            date=self._date(made.date),
            place=self._place(made.place),
            roles=tuple(map(self._participant, made.roles)),
            claims=tuple(map(self._id, made.claims)),
            values=tuple(map(self._value, made.values)),
        )

    def _date(self, made: EventDate) -> EventDate:
        text = self.text(made.text) if made.text else None
        return replace(made, start=self.day(made.start), end=self.day(made.end), text=text)

    def _place(self, made: EventPlace) -> EventPlace:
        spot = self._spot(made.geonameid, made.lat, made.lon)
        text, name = (self.text(words) if words else None for words in (made.text, made.name))
        return replace(made, text=text, name=name, **spot)

    def _spot(self, made: int | None, lat: float | None, lon: float | None) -> _Spot:
        """A place of its own in each world, as far from those of the same world as before, or nearly so."""
        return {
            "geonameid": None if made is None else made + self.number * _PLACES,
            "lat": None if lat is None else round((lat + 60 + self.number * 7.3) % 120 - 60, 5),
            "lon": None if lon is None else round((lon + 180 + self.number * 11.9) % 360 - 180, 5),
        }

    def _participant(self, made: Participant) -> Participant:
        return replace(made, text=self.text(made.text), entity=self._id(made.entity) if made.entity else None)

    def _value(self, made: EventValue) -> EventValue:
        return replace(made, value=self._said(made.field, made.value), claim=self._id(made.claim))

    def _said(self, predicate: str, value: str) -> str:
        if predicate in _NAMES:
            return self.text(value)
        if predicate == "date":
            return _ISO_DAY.sub(lambda m: self.day(m[0]) or m[0], value)
        return value

    def _claim(self, made: Claim) -> Claim:
        return replace(
            made,
            id=self._id(made.id),
            subject=self._id(made.subject) if made.subject else None,
            value=self._said(made.predicate, made.value) if made.value else made.value,
            content=self.text(made.content) if made.content else None,
            span=self.span(made.span),
            cue=self.span(made.cue) if made.cue else None,
            sources=tuple(
                s
                if s.kind == "publisher"
                else replace(s, name=self.text(s.name), entity=self._id(s.entity) if s.entity else None)
                for s in made.sources
            ),
        )

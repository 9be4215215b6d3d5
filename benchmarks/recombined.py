"""Reports by the thousand, made of the invented ones: each world has its own names, places, dates and words.

A world holds every invented report once, so that its incidents are told by the same outlets and copies as
those of the originals. Worlds are strewn at random over ten years, over the countries with armed conflict and
over the map, so that more reports lie closer together. What worlds have in common are agencies, given names,
generic names of bodies, and the single words of the language (``benchmarks/recombined_words.py``). Words keep
their lengths, so that every span still stands where it stood.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import TypedDict

from benchmarks.recombined_words import NAMED, Exchange, Lexicon
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
    Role,
    Source,
    Span,
)

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = 3_650
_PLACES = 100_000_000  # more than there are GeoNames ids
_COUNTRIES = (
    "AF AZ BD BF BI BJ CD CF CM CO DZ EC EG ER ET GE GN GT HN HT ID IL IN IQ IR JO KE KG KH LB LK LR LY MA "
    "ML MM MX MZ NE NG NP PE PH PK PS RU RW SA SD SL SO SS SY TD TH TJ TN TR UA UG VE YE ZA ZW"
).split()


class _Spot(TypedDict):
    """The parts of a place that say where it lies."""

    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None


def recombined(templates: Sequence[Record], count: int) -> Iterator[Record]:
    """``count`` records, world after world."""
    yield from islice(_all(templates), count)


def _all(templates: Sequence[Record]) -> Iterator[Record]:
    lexicon = Lexicon.of(templates)
    number = 0
    while templates:
        world = _World(number, Exchange(number, lexicon))
        yield from map(world.record, templates)
        number += 1


@dataclass(frozen=True)
class _World:
    """The exchange of words, days and places that makes one world; world 0 is as it was."""

    number: int
    exchange: Exchange

    @cached_property
    def later(self) -> timedelta:
        """How much later this world is."""
        return timedelta(days=random.Random(self.number).randrange(_DAYS) if self.number else 0)

    def text(self, words: str) -> str:
        """``words`` in the wording of this world, of the same length."""
        return self.exchange.text(words)

    def day(self, iso: str | None) -> str | None:
        """A day, month or year as many days later as this world is; months and years by their first day."""
        if iso is None:
            return None
        parts = [int(part) for part in iso.split("-")]
        moved = date(*[*parts, 1, 1][:3]) + self.later
        return moved.isoformat()[: len(iso)]

    def country(self, code: str | None) -> str | None:
        if code not in _COUNTRIES:
            return code
        return _COUNTRIES[(_COUNTRIES.index(code) + self.number * 7) % len(_COUNTRIES)]

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
            publisher=self.text(made.publisher) if made.publisher else None,
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
            roles=tuple(map(self._role, made.roles)),
            moves=tuple(replace(m, place=self.text(m.place), claim=self._id(m.claim)) for m in made.moves),
            part_of=tuple(map(self._part, made.part_of)),
            place=self._known_place(made.place) if made.place else None,
        )

    def _role(self, made: Role) -> Role:
        group, area = (self.text(words) if words else None for words in (made.group, made.area))
        return replace(made, title=self.text(made.title), group=group, area=area, claim=self._id(made.claim))

    def _known_place(self, made: Place) -> Place:
        return replace(made, **self._spot(made))

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
        spot = self._spot(made)
        text, name = (self.text(words) if words else None for words in (made.text, made.name))
        return replace(made, text=text, name=name, **spot)

    def _spot(self, made: Place | EventPlace) -> _Spot:
        """A place of its own in each world, as far from those of the same world as before, or nearly so."""
        lat, lon = made.lat, made.lon
        return {
            "geonameid": None if made.geonameid is None else made.geonameid + self.number * _PLACES,
            "lat": None if lat is None else round((lat + 60 + self.number * 7.3) % 120 - 60, 5),
            "lon": None if lon is None else round((lon + 180 + self.number * 11.9) % 360 - 180, 5),
            "country": self.country(made.country),
        }

    def _participant(self, made: Participant) -> Participant:
        return replace(made, text=self.text(made.text), entity=self._id(made.entity) if made.entity else None)

    def _value(self, made: EventValue) -> EventValue:
        return replace(made, value=self._said(made.field, made.value), claim=self._id(made.claim))

    def _said(self, predicate: str, value: str) -> str:
        if predicate in NAMED:
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
            sources=tuple(map(self._source, made.sources)),
        )

    def _source(self, made: Source) -> Source:
        return replace(made, name=self.text(made.name), entity=self._id(made.entity) if made.entity else None)

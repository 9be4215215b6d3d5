"""The places of a report: each with all its mentions and where it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wireledger.extract.groups import form_key
from wireledger.extract.place_context import context_of
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.extract.spelling import fold
from wireledger.extract.tagger import Answers
from wireledger.extract.toponyms import Toponym, find_toponyms
from wireledger.records import Place, Span

SURE = 1.0
"""Log odds from which a name is a place though it could only mean one far away (data/geo/dev.jsonl)."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by its first name in the report, with every mention of it in order."""

    name: str
    mentions: tuple[Span, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ReportPlaces:
    """The places that a report names, and the context in which its further names are looked up."""

    places: tuple[NamedPlace, ...]
    context: PlaceContext


def report_places(reading: Answers) -> ReportPlaces:
    """Every place that a report names; adjectives ("Turkish") tell of countries and are no mentions."""
    toponyms, context = _named(reading)
    return ReportPlaces(_joined([t for t in toponyms if not t.adjective], context), context)


def with_phrases(found: ReportPlaces, phrases: Iterable[Span]) -> tuple[NamedPlace, ...]:
    """The places of a report, then those of ``phrases`` that say more than a name: "north of Raqqa"."""
    named = {form_key(m.text) for p in found.places for m in p.mentions}
    further: dict[str, list[Span]] = {}
    for phrase in sorted(set(phrases)):
        key = form_key(phrase.text)
        if key not in named:
            further.setdefault(key, []).append(phrase)
    made = (
        NamedPlace(spans[0].text, tuple(spans), gazetteer().resolve(spans[0].text, found.context))
        for spans in further.values()
    )
    return (*found.places, *made)


def located_toponyms(reading: Answers) -> list[tuple[Toponym, Place]]:
    """Every place name of a text, adjectives too, with what is known of its place."""
    toponyms, context = _named(reading)
    return [(t, gazetteer().resolve(t.text, context)) for t in toponyms]


def _named(reading: Answers) -> tuple[list[Toponym], PlaceContext]:
    """The place names of a text and their context; a name that could only mean a small place far away is one
    only where the words around it make that sure."""
    found = find_toponyms(reading)
    context = context_of(reading.words.text, found)
    return [t for t in found if t.score >= SURE or fold(t.text) not in context.doubted], context


def _joined(toponyms: Iterable[Toponym], context: PlaceContext) -> tuple[NamedPlace, ...]:
    """Names put together that are spelt alike or that the gazetteer knows as one place."""
    made: dict[str | int, list[Span]] = {}
    places: dict[str | int, Place] = {}
    for toponym in toponyms:
        place = gazetteer().resolve(toponym.text, context)
        key = place.geonameid or fold(toponym.text)
        made.setdefault(key, []).append(Span(toponym.start, toponym.end, toponym.text))
        places.setdefault(key, place)
    return tuple(NamedPlace(spans[0].text, tuple(spans), places[key]) for key, spans in made.items())

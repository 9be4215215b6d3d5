"""The nouns of a record: what reading one report yields.

Every value in a :class:`Record` traces to words of the report (:class:`Span`) and to the one who
said them (:class:`Claim` with its chain of :class:`Source`). All classes are frozen; a stage that
knows more makes a new value. Offsets are Python string offsets (code points) into
``Document.text``, end exclusive, and ``document.text[span.start:span.end] == span.text``.
``confidence``, where a class has it, is the calibrated probability that the item is right, 0 to 1
(``docs/reading.md`` says how it was measured).

This module does no I/O and imports nothing of ours. ``docs/data-dictionary.md`` is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PublishedFrom = Literal["field", "header", "meta tag", "dateline", "unknown"]
EntityKind = Literal["person", "group", "place"]
AliasKind = Literal["also_known_as", "short_form"]
Fate = Literal["killed", "captured", "at_large", "unknown"]
SourceKind = Literal["publisher", "channel", "speaker", "cited"]
Modality = Literal["asserted", "denied", "uncertain", "future"]
Status = Literal["asserted", "denied", "alleged", "planned", "hypothetical"]
CivilianHarm = Literal["none_reported", "possible", "reported", "not_mentioned"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
PlacePrecision = Literal["exact", "near", "district", "province", "country", "unknown"]
ParticipantRole = Literal["actor", "target", "victim", "weapon"]
EventField = Literal["type", "date", "place", "actor", "target", "weapon", "killed", "injured"]
Predicate = Literal[
    "states", "alias", "role", "moved", "part_of", "fate",
    "type", "date", "place", "actor", "target", "weapon", "killed", "injured",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of the report: ``text`` stands at ``start`` (inclusive) to ``end`` (exclusive)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report as read, before anything is extracted from it.

    ``ref`` is the input's id field, else its file name without the ending. ``id`` is a hash of the
    content. ``published`` is an ISO date (YYYY-MM-DD) or None, and ``published_from`` says how it
    is known; it is never guessed. ``complete`` is False where the text breaks off; ``warnings``
    then names where. ``headings`` and ``paragraphs`` lie in ``text`` in order and never overlap.
    """

    ref: str
    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    published_from: PublishedFrom
    language: str | None
    complete: bool
    warnings: tuple[str, ...]
    text: str
    headings: tuple[Span, ...] = ()
    paragraphs: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a source chain, the publisher first and the innermost voice last.

    ``start`` and ``end`` point to the words that name it; both are None where the name comes from
    outside the text (the publisher field). ``entity`` is the id of the entity it was joined to.
    """

    name: str
    kind: SourceKind
    role: str | None = None
    entity: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said by someone: a statement, or one value of the record with its words.

    A statement (``predicate`` "states") reports speech: ``content`` holds the words or clause
    reported and ``cue`` the reporting phrase. Every other predicate backs one value: ``subject``
    is the entity or event id, ``value`` what is said of it, and ``content`` is None. ``span`` is
    the words; ``sources`` the chain that says them, never empty. ``carried`` is True where the chain is
    not named beside the words but carried on from an earlier sentence (``docs/extract.md`` says when).
    """

    id: str
    subject: str | None
    predicate: Predicate
    value: str | None
    content: str | None
    span: Span
    cue: Span | None
    sources: tuple[Source, ...]
    modality: Modality
    quoted: bool
    carried: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Alias:
    """Another form of an entity's name in the report; ``claim`` backs it.

    ``kind``: a name of its own ("also known as", nom de guerre, acronym), or a short form of the name.
    """

    name: str
    claim: str
    kind: AliasKind = "also_known_as"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Role:
    """A post or title said of a person. ``from_`` and ``to`` are the report's words for the dates.

    ``claim`` backs the title; group, area and dates are those named beside it. ``from_`` is ``from`` in JSON.
    """

    title: str
    group: str | None
    area: str | None
    from_: str | None
    to: str | None
    claim: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Move:
    """A place where a person is said to have lived or moved to; ``when`` in the report's words."""

    place: str
    when: str | None
    claim: str


@dataclass(frozen=True, slots=True)
class Membership:
    """What a group is said to be a part of; ``claim`` backs it."""

    group: str
    claim: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the gazetteer knows it. Coordinates are WGS84 degrees.

    ``precision``: the named place itself (exact), its surroundings (near), or the smallest
    division that holds it. A region wider than a country has a point and is "unknown". A name that the
    gazetteer does not know has no ``geonameid``; it may take the point of the place named nearest to it in
    the report, which is an inference, and then is "province". Else all but ``precision`` are None.
    """

    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, group or place with every form of its name in this report."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[Alias, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    moves: tuple[Move, ...] = ()
    part_of: tuple[Membership, ...] = ()
    fate: Fate = "unknown"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event is said to have happened: earliest and latest ISO date, as fine as known.

    ``start`` and ``end`` are YYYY-MM-DD, YYYY-MM or YYYY. Both are None, with the words kept in
    ``text``, where a relative date cannot be resolved.
    """

    start: str | None
    end: str | None
    precision: DatePrecision
    text: str | None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event is said to have happened: the report's words, and the gazetteer's answer."""

    text: str | None
    name: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what took part in an event, in the report's words; ``entity`` joins it to a name."""

    role: ParticipantRole
    text: str
    entity: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as a range; an unknown bound is None, never zero."""

    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class EventValue:
    """One value that the report gives for a field of an event, with the claim that backs it."""

    field: EventField
    value: str
    claim: str


@dataclass(frozen=True, slots=True)
class Event:
    """One incident in the report, with all its triggers.

    The plain fields hold one value each: the most probable type, the first date to the day, and the first
    place, counts and status that the report gives. ``values`` holds every value, each with its claim, and
    ``conflicts`` names the fields whose values truly contradict. ``status`` and ``civilian_harm`` are the
    reading's own classes and rest on the event's claims together.
    """

    id: str
    type: str
    triggers: tuple[Span, ...]
    date: EventDate
    place: EventPlace
    roles: tuple[Participant, ...]
    killed: Count
    injured: Count
    civilian_harm: CivilianHarm
    status: Status
    claims: tuple[str, ...]
    values: tuple[EventValue, ...] = ()
    conflicts: tuple[EventField, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Record:
    """What reading one report yields: ``wireledger read --format jsonl`` prints one a line."""

    document: Document
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]

"""Records of invented reports, made without a model, and a resolver that is simple enough to foretell."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wireledger.ids import content_id
from wireledger.ledger.words import folded
from wireledger.records import (
    Alias,
    Claim,
    Count,
    Document,
    Entity,
    Event,
    EventDate,
    EventField,
    EventPlace,
    EventValue,
    Participant,
    Predicate,
    Record,
    Role,
    Source,
    Span,
)
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import (
    Conflict,
    Decision,
    EventRef,
    FieldValue,
    FieldValues,
    Identity,
    Incident,
    Link,
    OpenQuestion,
    Origin,
    Resolution,
    Spelling,
)


@dataclass(frozen=True)
class Story:
    """What an invented report tells: one strike or raid, and who led whom."""

    ref: str
    outlet: str = "Halyard News"
    day: str = "2022-05-03"
    place: str = "Tel Arran"
    killed: str = "2"
    method: str = "raid"
    leader: str = "Karim Adel"
    more: str = ""

    def text(self) -> str:
        return (
            f"A {self.method} in {self.place} on {self.day} killed {self.killed} people, the Northern Command said. "
            f"{self.leader}, known as Abu Zayd, was the emir of the Salt Brigade from 2019, and was killed. {self.more}"
        )


TYPES = {"raid": "ground_raid", "strike": "air_drone_strike", "shooting": "shooting_assassination"}


def document(story: Story) -> Document:
    text = story.text()
    return Document(
        ref=story.ref,
        id=content_id(story.outlet, story.day, text, kind="doc"),
        title=f"{story.method.title()} in {story.place}",
        publisher=story.outlet,
        url=None,
        published=story.day,
        published_from="field",
        language="en",
        complete=True,
        warnings=(),
        text=text,
    )


class _Making:
    """The claims of a record while it is made."""

    def __init__(self, story: Story) -> None:
        self.document = document(story)
        self.claims: list[Claim] = []

    def span(self, words: str) -> Span:
        start = self.document.text.index(words)
        return Span(start, start + len(words), words)

    def claim(self, subject: str, predicate: Predicate, value: str, words: str) -> str:
        made = content_id(self.document.id, subject, predicate, value, kind="claim")
        chain = (
            Source(self.document.publisher or "", "publisher"),
            Source("the Northern Command", "speaker"),
        )
        span = self.span(words)
        self.claims.append(Claim(made, subject, predicate, value, None, span, None, chain, "asserted", False))
        return made


def record(story: Story) -> Record:
    """The record of a story: one event, a person and a group, every value with its claim."""
    made = _Making(story)
    event = content_id(made.document.id, kind="event")
    told: tuple[tuple[EventField, str, str], ...] = (
        ("type", TYPES[story.method], story.method),
        ("date", story.day, story.day),
        ("place", story.place, story.place),
        ("killed", story.killed, f"{story.killed} people"),
    )
    values = tuple(
        EventValue(field, value, made.claim(event, field, value, words)) for field, value, words in told
    )
    person = content_id(made.document.id, "person", kind="entity")
    group = content_id(made.document.id, "group", kind="entity")
    post = made.claim(person, "role", "emir", "emir of the Salt Brigade from 2019")
    made.claim(person, "fate", "killed", "was killed")
    alias = Alias("Abu Zayd", made.claim(person, "alias", "Abu Zayd", "Abu Zayd"))
    name = made.span(story.leader)
    man = Entity(
        person,
        "person",
        story.leader,
        (alias,),
        (name,),
        (Role("emir", "Salt Brigade", None, "2019", None, post),),
        fate="killed",
    )
    brigade = Entity(group, "group", "Salt Brigade", mentions=(made.span("Salt Brigade"),))
    strike = Event(
        id=event,
        type=TYPES[story.method],
        triggers=(made.span(story.method),),
        date=EventDate(story.day, story.day, "day", story.day),
        place=EventPlace(story.place, story.place, None, 36.1, 37.3, "SY", None, "exact"),
        roles=(Participant("target", story.leader, person, name.start, name.end),),
        killed=Count(int(story.killed), int(story.killed)),
        injured=Count(None, None),
        civilian_harm="not_mentioned",
        status="asserted",
        claims=tuple(v.claim for v in values),
        values=values,
    )
    return Record(made.document, (man, brigade), (strike,), tuple(made.claims))


def resolver(records: Iterable[Record], decisions: Sequence[Decision] = ()) -> Resolution:
    """One place and day is one incident, one outlet one origin, one name one person or group.

    ``same`` and ``different`` decisions join incidents and take an event out of one.
    """
    read = sorted(records, key=lambda r: r.document.ref)
    ruled = rulings(standing(decisions))
    apart = {event for pair in ruled.different for event in pair}
    joined = {b: a for a, b in ruled.same}
    groups: dict[tuple[str, ...], list[tuple[Record, Event]]] = defaultdict(list)
    keys: dict[str, tuple[str, ...]] = {}
    for one in read:
        for event in one.events:
            alone = (event.id,) if event.id in apart else ()
            keys[event.id] = (event.place.text or "", event.date.start or "", *alone)
    for one in read:
        for event in one.events:
            groups[keys[joined.get(event.id, event.id)]].append((one, event))
    incidents = sorted((_incident(told) for told in groups.values()), key=lambda i: i.id)
    questions = [
        OpenQuestion("incident", Link(a.events[0].event, b.events[0].event, 0.5, ("the same place",)))
        for a in incidents
        for b in incidents
        if a.id < b.id and _values(a, "place") == _values(b, "place")
    ]
    return Resolution(tuple(incidents), _identities(read), tuple(questions))


def _values(incident: Incident, name: str) -> set[str]:
    return {v.value for f in incident.values if f.field == name for v in f.values}


def _incident(told: list[tuple[Record, Event]]) -> Incident:
    refs = tuple(EventRef(r.document.ref, e.id) for r, e in told)
    outlets: dict[str, list[str]] = defaultdict(list)
    given: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for one, event in told:
        outlets[one.document.publisher or ""].append(one.document.ref)
        for value in event.values:
            given[value.field][value.value].append((one.document.ref, value.claim))
    values = tuple(
        FieldValues(
            field, tuple(FieldValue(v, *map(tuple, zip(*pairs, strict=True))) for v, pairs in many.items())
        )
        for field, many in given.items()
    )
    origins = tuple(
        Origin(content_id(name, *reports, kind="origin"), "unknown", name, tuple(reports))
        for name, reports in outlets.items()
    )
    conflicts = tuple(
        Conflict("killed", f.values) for f in values if f.field == "killed" and len(f.values) > 1
    )
    first = told[0][1]
    label = f"{first.type.replace('_', ' ')} in {first.place.text}"
    made = content_id(*sorted(r.event for r in refs), kind="incident")
    return Incident(made, first.type, label, refs, origins, values, conflicts)


def _identities(read: list[Record]) -> tuple[Identity, ...]:
    named: dict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
    for one in read:
        for entity in one.entities:
            named[entity.kind, folded(entity.name)].append((one.document.ref, entity))
    found = []
    for (kind, name), held in named.items():
        spellings = tuple(sorted({Spelling(ref, e.name) for ref, e in held}))
        aliases = tuple(sorted({a.name for _, e in held for a in e.aliases}))
        ids = tuple(sorted({e.id for _, e in held}))
        made = content_id(name, kind=kind)
        found.append(
            Identity(
                made, "person" if kind == "person" else "group", held[0][1].name, spellings, aliases, ids
            )
        )
    return tuple(sorted(found, key=lambda i: i.id))


STORIES = (
    Story("a1"),
    Story("a2", outlet="Port Post", killed="3"),
    Story("a3", outlet="Salt Radio", method="strike"),
    Story("b1", day="2022-05-09", killed="7", leader="Nadir Haso"),
    Story("c1", place="Bza’a", day="2021-01-02", method="shooting", more="A witness spoke of a convoy."),
)
"""Three reports of one raid, of which two agree on the toll; a later one in the same town; and another place."""


def write_table(path: Path, stories: Iterable[Story]) -> None:
    """A table of reports, one JSON object a line."""
    rows = (
        {
            "id": s.ref,
            "text": s.text(),
            "publisher": s.outlet,
            "date": s.day,
            "title": document(s).title,
        }
        for s in stories
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

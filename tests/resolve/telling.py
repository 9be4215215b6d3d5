"""Reports made by hand for tests of incidents: a text with one event and what it says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wireledger.ids import content_id
from wireledger.records import (
    Claim,
    Count,
    Document,
    Entity,
    Event,
    EventDate,
    EventField,
    EventPlace,
    EventValue,
    Fate,
    Modality,
    Participant,
    ParticipantRole,
    PlacePrecision,
    Record,
    Source,
    Span,
)
from wireledger.resolve.resolution import Decision, Verdict

Where = tuple[str, float | None, float | None, str | None, str | None, PlacePrecision]
"""Name, latitude, longitude, country, first-level division, precision."""

AL_BAB: Where = ("al-Bab", 36.37, 37.52, "SY", "09", "exact")


def report(
    ref: str,
    text: str = "A drone strike in al-Bab killed one man, residents said.",
    *,
    publisher: str = "Daily Post",
    published: str | None = "2024-09-14",
    trigger: str = "strike",
    type: str = "air_drone_strike",
    day: str | None = "2024-09-12",
    where: Where | None = AL_BAB,
    killed: str | None = None,
    injured: str | None = None,
    hit: Sequence[str] = (),
    actors: Sequence[str] = (),
    fate: Fate = "unknown",
    speakers: Sequence[tuple[str, str | None]] = (),
) -> Record:
    """A report that tells of one event; ids are ``event-REF`` and ``REF:NAME``, claims ``REF-FIELD-VALUE``.

    ``hit`` are persons and ``actors`` groups; ``speakers`` are who makes its statements and their roles.
    """
    made = _Making(ref, text, publisher)
    entities = [made.entity(name, "person", fate) for name in hit]
    entities += [made.entity(name, "group", "unknown") for name in actors]
    roles = [made.participant("target", name) for name in hit]
    roles += [made.participant("actor", name) for name in actors]
    values = [made.value("type", type), *(made.value("target", n) for n in hit)]
    values += [made.value("actor", n) for n in actors]
    for field, value in (
        ("date", day),
        ("place", where and where[0]),
        ("killed", killed),
        ("injured", injured),
    ):
        if value:
            values.append(made.value(field, value))  # type: ignore[arg-type]  # the fields named above
    for number, (name, role) in enumerate(speakers):
        made.statement(number, name, role)
    at = text.find(trigger)
    start, _, end = (day or "").partition("/")
    event = Event(
        id=f"event-{ref}",
        type=type,
        triggers=(Span(at, at + len(trigger), trigger),),
        date=EventDate(start, end or start, "day", None) if day else EventDate(None, None, "unknown", None),
        place=_place(where),
        roles=tuple(roles),
        killed=_count(killed),
        injured=_count(injured),
        civilian_harm="not_mentioned",
        status="asserted",
        claims=tuple(v.claim for v in values),
        values=tuple(values),
    )
    document = Document(
        ref,
        content_id(ref, text, kind="doc"),
        None,
        publisher,
        None,
        published,
        "field",
        "en",
        True,
        (),
        text,
    )
    return Record(document, tuple(entities), (event,), tuple(made.claims))


def under_ref(record: Record, ref: str, publisher: str) -> Record:
    """The same record, with all its ids, under another ref and publisher."""
    return replace(record, document=replace(record.document, ref=ref, publisher=publisher))


class _Making:
    """The claims of a report while it is made."""

    def __init__(self, ref: str, text: str, publisher: str) -> None:
        self.ref, self.text, self.publisher = ref, text, publisher
        self.claims: list[Claim] = []

    def entity(self, name: str, kind: str, fate: Fate) -> Entity:
        if fate != "unknown":
            self.claim(f"{self.ref}-fate-{name}", f"{self.ref}:{name}", "fate", fate)
        at = self.text.find(name)
        mentions = (Span(at, at + len(name), name),) if at >= 0 else ()
        return Entity(f"{self.ref}:{name}", kind, name, mentions=mentions, fate=fate)  # type: ignore[arg-type]

    def participant(self, role: ParticipantRole, name: str) -> Participant:
        at = max(self.text.find(name), 0)
        return Participant(role, name, f"{self.ref}:{name}", at, at + len(name))

    def value(self, field: EventField, value: str) -> EventValue:
        made = f"{self.ref}-{field}-{value}"
        self.claim(made, f"event-{self.ref}", field, value)
        return EventValue(field, value, made)

    def claim(
        self, id: str, subject: str, predicate: str, value: str, modality: Modality = "asserted"
    ) -> None:
        words, chain = Span(0, 1, self.text[:1]), (Source(self.publisher, "publisher"),)
        self.claims.append(
            Claim(id, subject, predicate, value, None, words, None, chain, modality, False)  # type: ignore[arg-type]
        )

    def statement(self, number: int, name: str, role: str | None) -> None:
        chain = (Source(self.publisher, "publisher"), Source(name, "speaker", role))
        words = Span(number, number + 1, self.text[number : number + 1])
        made = f"{self.ref}-states-{number}"
        self.claims.append(
            Claim(made, None, "states", None, words.text, words, None, chain, "asserted", False)
        )


def decision(
    verdict: Verdict,
    *items: str,
    id: str = "d1",
    time: str = "2024-10-01T00:00:00Z",
    field: str | None = None,
    value: str | None = None,
) -> Decision:
    """A reviewer's decision."""
    return Decision(id, verdict, items, field, value, "reviewer", time, "looked it up")


def _place(where: Where | None) -> EventPlace:
    if where is None:
        return EventPlace(None, None, None, None, None, None, None, "unknown")
    name, lat, lon, country, admin1, precision = where
    return EventPlace(name, name, None, lat, lon, country, admin1, precision)


def _count(value: str | None) -> Count:
    if value is None:
        return Count(None, None)
    lowest = int(value.rstrip("+"))
    return Count(lowest, None if value.endswith("+") else lowest)

"""Small records made by hand, so that tests of what comes after extraction need no model."""

from __future__ import annotations

from wireledger.records import (
    Alias,
    Claim,
    Count,
    Document,
    Entity,
    Event,
    EventDate,
    EventPlace,
    EventValue,
    Membership,
    Modality,
    Move,
    Participant,
    Predicate,
    Record,
    Role,
    Source,
    Span,
)

TEXT = (
    "MUKLA, May 3 (Halyard) - A raid in Tel Arran killed at least two people on Tuesday, the Northern "
    "Command said. Karim Adel, known as Abu Zayd, was the emir of the Salt Brigade, said the analyst Lina Sayed.\n\n"
    "“It was a drone strike,” Sayed said. “The brigade will name a new emir.” The brigade, part of the "
    "Coast Front, denied that he was dead."
)


def span(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """The ``nth`` place in ``text`` where ``words`` stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def document(text: str = TEXT, ref: str = "salt-brigade", **changes: object) -> Document:
    """A complete English report of 4 May 2022 by the Halyard News Agency."""
    values: dict[str, object] = {
        "ref": ref,
        "id": "d-0123456789abcdef",
        "title": "Raid kills two in Tel Arran",
        "publisher": "Halyard News Agency",
        "url": None,
        "published": "2022-05-04",
        "published_from": "field",
        "language": "en",
        "complete": True,
        "warnings": (),
        "text": text,
        **changes,
    }
    return Document(**values)  # type: ignore[arg-type]  # tests name the fields they change


PUBLISHER = Source("Halyard News Agency", "publisher")


def named(name: str, role: str | None = None) -> Source:
    """A speaker whose name stands in TEXT."""
    words = span(name)
    return Source(name, "speaker", role, None, words.start, words.end)


def backing(
    number: int,
    subject: str,
    predicate: Predicate,
    value: str,
    words: str,
    speaker: Source | None = None,
    modality: Modality = "asserted",
) -> Claim:
    """A claim that backs one value with the words that say it."""
    chain = (PUBLISHER, speaker) if speaker else (PUBLISHER,)
    return Claim(
        f"c{number}",
        subject,
        predicate,
        value,
        None,
        span(words),
        None,
        chain,
        modality,
        False,
        confidence=0.8,
    )


def statement(
    number: int, words: str, cue: str, speaker: Source, modality: Modality = "asserted", quoted: bool = False
) -> Claim:
    """Reported speech."""
    chain = (PUBLISHER, speaker)
    heard = span(words), span(cue), chain
    return Claim(f"c{number}", None, "states", None, words, *heard, modality, quoted, confidence=0.9)


def record(**changes: object) -> Record:
    """One raid, one man with an alias and a post, one group, and a report that disagrees about the method."""
    command, lina = named("the Northern Command"), named("Lina Sayed", "analyst")
    brigade = named("The brigade")
    claims = (
        backing(1, "e1", "type", "ground_raid", "raid", command),
        backing(2, "e1", "type", "air_drone_strike", "drone strike", lina),
        backing(3, "e1", "date", "2022-05-03", "on Tuesday", command),
        backing(4, "e1", "place", "Tel Arran", "Tel Arran", command),
        backing(5, "e1", "killed", "at least 2", "at least two people", command),
        backing(6, "p1", "alias", "Abu Zayd", "Abu Zayd", lina),
        backing(7, "p1", "role", "emir of the Salt Brigade", "emir of the Salt Brigade", lina),
        backing(8, "p1", "fate", "killed", "he was dead", brigade, "denied"),
        backing(9, "g1", "part_of", "Coast Front", "part of the Coast Front", None),
        statement(10, "It was a drone strike", "Sayed said", lina, quoted=True),
        statement(11, "The brigade will name a new emir", "Sayed said", lina, "future", True),
        statement(12, "he was dead", "denied that", brigade, "denied"),
    )
    man = Entity(
        "p1",
        "person",
        "Karim Adel",
        aliases=(Alias("Abu Zayd", "c6"),),
        mentions=(span("Karim Adel"), span("Abu Zayd")),
        roles=(Role("emir", "Salt Brigade", None, None, None, "c7"),),
    )
    group = Entity(
        "g1",
        "group",
        "Salt Brigade",
        mentions=(span("Salt Brigade"), span("The brigade")),
        part_of=(Membership("Coast Front", "c9"),),
    )
    raid = Event(
        "e1",
        "ground_raid",
        (span("raid"), span("drone strike")),
        EventDate("2022-05-03", "2022-05-03", "day", "on Tuesday"),
        EventPlace("Tel Arran", "Tall ‘Arran", 174186, 36.12, 37.33, "SY", "09", "exact"),
        (Participant("target", "Karim Adel", "p1", span("Karim Adel").start, span("Karim Adel").end),),
        Count(2, None),
        Count(None, None),
        "not_mentioned",
        "asserted",
        ("c1", "c2", "c3", "c4", "c5"),
        (
            EventValue("type", "ground_raid", "c1"),
            EventValue("type", "air_drone_strike", "c2"),
            EventValue("date", "2022-05-03", "c3"),
            EventValue("place", "Tel Arran", "c4"),
            EventValue("killed", "at least 2", "c5"),
        ),
        ("type",),
    )
    values: dict[str, object] = {
        "document": document(),
        "entities": (man, group),
        "events": (raid,),
        "claims": claims,
        **changes,
    }
    return Record(**values)  # type: ignore[arg-type]  # tests name the fields they change


def move(place: str, when: str | None, claim: str) -> Move:
    """A place a person is said to have lived in."""
    return Move(place, when, claim)

"""One incident's mentions as the single values that its event shows, and as every value told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wireledger.extract.confidence import NO_EVIDENCE
from wireledger.extract.event_mentions import EventMention
from wireledger.extract.linking import Linker
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.extract.regions import region
from wireledger.records import (
    Count,
    EventDate,
    EventField,
    EventPlace,
    Modality,
    Span,
    Status,
)

MODALITY_OF: dict[Status, Modality] = {
    "asserted": "asserted",
    "denied": "denied",
    "alleged": "uncertain",
    "planned": "future",
    "hypothetical": "uncertain",
}

_LATIN = 0x24F


@dataclass(frozen=True, slots=True)
class ToldValue:
    """One value that a mention gives for a field, its words, and the probabilities behind it."""

    field: EventField
    value: str
    words: Span
    evidence: tuple[float, ...]


def told_values(mention: EventMention, linker: Linker) -> Iterator[ToldValue]:
    """Everything that one mention says of its event."""

    def value(field: EventField, said: str, words: Span) -> ToldValue:
        return ToldValue(field, said, words, (mention.score, mention.scores.get(words, NO_EVIDENCE)))

    evidence = mention.score, mention.types[mention.type]
    yield ToldValue("type", mention.type, mention.trigger, evidence)
    for words, day in mention.dates:
        yield value("date", date_text(day), words)
    for words in mention.places:
        yield value("place", words.text, words)
    for words in mention.actors:
        yield value("actor", linker.named(words)[0], words)
    for claimant in mention.claimed_by:  # the words of the claim, so that it is said by the claimant
        yield ToldValue("actor", linker.named(claimant)[0], mention.trigger, (mention.score,))
    for words in mention.targets:
        yield value("target", linker.named(words)[0], words)
    for words in mention.weapons:
        yield value("weapon", words.text, words)
    if mention.killed and mention.killed_words:
        yield value("killed", count_text(mention.killed), mention.killed_words)
    if mention.injured and mention.injured_words:
        yield value("injured", count_text(mention.injured), mention.injured_words)


def shown_type(mentions: Sequence[EventMention]) -> str:
    """Of the types that mentions give, the one with the most probability over all of them."""
    given = dict.fromkeys(m.type for m in mentions)
    return max(given, key=lambda name: sum(m.types[name] for m in mentions))


def shown_date(mentions: Sequence[EventMention]) -> EventDate:
    """The first date to the day, else the first that is known at all, else the first words."""
    dates = [d for m in mentions for _, d in m.dates]
    to_the_day = [d for d in dates if d.start and d.precision == "day"]
    known = [d for d in dates if d.start]
    return next(iter([*to_the_day, *known, *dates]), EventDate(None, None, "unknown", None))


def shown_place(mentions: Sequence[EventMention], context: PlaceContext) -> EventPlace:
    """The first named place that mentions give, else the first place; where that is a province, a country or
    wider, the finest within it that they name.

    A finer place that the gazetteer does not know lies where the wide one does.
    """
    given = [p.text for m in mentions for p in m.places]
    named = list(filter(is_named, given)) or given
    if not named:
        return EventPlace(None, None, None, None, None, None, None, "unknown")
    found = [gazetteer().resolve_event(text, context) for text in dict.fromkeys(named)]
    wide = found[0]
    within = [p for p in found if p.country in (None, wide.country or p.country)]
    fine = next((p for width in (0, 1, 2) for p in within if _width(p) == width < _width(wide)), wide)
    return fine if fine.country or not wide.country else replace(wide, text=fine.text)


def _width(place: EventPlace) -> int:
    """How wide a place is: 0 for a settlement or a name that the gazetteer does not know, 3 for a region."""
    if place.precision == "unknown":
        return 3 if region(place.text or "") else 0
    return {"province": 1, "country": 2}.get(place.precision, 0)


def is_named(words: str) -> bool:
    """Whether words name something: a capital letter, or a script that has none."""
    return any(c.isupper() or ord(c) > _LATIN for c in words)


def shown_count(counts: Sequence[Count | None]) -> Count:
    """The first count that is given."""
    return next((c for c in counts if c), Count(None, None))


def date_text(value: EventDate) -> str:
    """A date as a value: "2023-07-07", "2023-07-03/2023-07-05", or its words where it is unknown."""
    if not value.start:
        return value.text or "unknown"
    return value.start if value.end in (None, value.start) else f"{value.start}/{value.end}"


def count_text(count: Count) -> str:
    """A count as a value: "3", "3+", "2-5"."""
    if count.min == count.max:
        return str(count.min)
    if count.max is None:
        return f"{count.min}+"
    return f"{count.min or 0}-{count.max}"

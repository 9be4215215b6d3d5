"""Incidents of a reading beside those of a coder: which are found, and how many of their fields are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wireledger.publish.evaluate_gold import GoldIncident
from wireledger.publish.evaluate_matching import alike, any_alike, paired, rules, telling_words
from wireledger.publish.evaluate_tally import Tally
from wireledger.records import Count, Event, ParticipantRole

SLOTS = tuple("type date place actor target weapon killed injured civilian_harm status".split())


@dataclass(frozen=True, slots=True)
class Couple:
    """An event of the reading and the coder's incident that it tells; None where one has no other."""

    event: Event | None
    gold: GoldIncident | None


def coupled(events: Sequence[Event], gold: Sequence[GoldIncident]) -> list[Couple]:
    """The pairs, then what was read and is not there, then what is there and was not read."""
    found = paired(events, gold, likeness)
    read, told = {i for i, _ in found}, {j for _, j in found}
    return [
        *(Couple(events[i], gold[j]) for i, j in found),
        *(Couple(event, None) for i, event in enumerate(events) if i not in read),
        *(Couple(None, one) for j, one in enumerate(gold) if j not in told),
    ]


def likeness(event: Event, gold: GoldIncident) -> float:
    """How surely an event is this incident: 0 where it is not.

    It is where two of these agree: a trigger, the class of type, a participant.
    """
    words = [telling_words(span.text) for span in event.triggers]
    trigger = any(w & telling_words(text) for w in words for text in gold.triggers)
    parts = gold.actors + gold.targets
    shared = sum(any_alike(text, parts) for text in texts(event, "actor", "target", "victim"))
    kind = _same_class(event.type, gold.types)
    if kind + bool(shared) + trigger < 2:
        return 0.0
    return 1.0 + trigger + kind + 0.5 * min(shared, 2) + 0.5 * (event.type in gold.types)


def score_incidents(couples: Iterable[Couple], tally: Tally) -> None:
    """Count what is found and right."""
    for couple in couples:
        event, gold = couple.event, couple.gold
        tally.add("incident", bool(event and gold), event is not None, gold is not None)
        for name, right, read, told in _slots(event, gold):
            tally.add(f"slot.{name}", right, read, told)
            tally.add("slots", right, read, told)


def texts(event: Event, *roles: ParticipantRole) -> list[str]:
    """The words for who takes part in these roles."""
    return [part.text for part in event.roles if part.role in roles]


def _slots(event: Event | None, gold: GoldIncident | None) -> Iterable[tuple[str, int, int, int]]:
    """For each field: how many values are right, were read, and are there."""
    kind = event.type if event else None
    yield _one("type", kind, gold and gold.types, bool(gold and kind in gold.types))
    day = event.date.start if event else None
    dates = gold.dates if gold else ()
    yield _one("date", day, dates, any((day or "")[: len(d)] == d for d in dates))
    place = [p for p in (event.place.text, event.place.name) if p] if event else []
    places = gold.places if gold else ()
    yield _one("place", place, places, any(any_alike(p, places) for p in place))
    yield _many("actor", texts(event, "actor") if event else [], gold.actors if gold else ())
    yield _many("target", texts(event, "target", "victim") if event else [], gold.targets if gold else ())
    yield _many("weapon", texts(event, "weapon") if event else [], gold.weapons if gold else ())
    for name in ("killed", "injured"):
        read, told = (known(getattr(one, name)) if one else None for one in (event, gold))
        yield _one(name, read, told, read == told)
    harm = event.civilian_harm if event and event.civilian_harm != "not_mentioned" else None
    yield _one("civilian_harm", harm, gold and gold.civilian_harm, bool(gold and harm == gold.civilian_harm))
    status = event.status if event else None
    yield _one("status", status, gold and gold.status, bool(gold and status == gold.status))


def _one(name: str, read: object, told: object, same: bool) -> tuple[str, int, int, int]:
    return name, int(bool(read) and bool(told) and same), int(bool(read)), int(bool(told))


def _many(name: str, read: Sequence[str], told: Sequence[str]) -> tuple[str, int, int, int]:
    return name, len(paired(read, told, alike)), len(read), len(told)


def known(count: Count) -> Count | None:
    """A number of people, None where it has no bound."""
    return None if count.min is None and count.max is None else count


def _same_class(kind: str, types: frozenset[str]) -> bool:
    return kind in types or any(kind in one and types & set(one) for one in rules()["classes"])

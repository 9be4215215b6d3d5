"""Small records made by hand for tests of resolving: a report with persons, groups and one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.builders import document
from wireledger.records import (
    Alias,
    Count,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Fate,
    Membership,
    Participant,
    Record,
    Role,
)
from wireledger.resolve.resolution import Decision, Verdict


@dataclass(frozen=True)
class Told:
    """What a report tells of one person or group."""

    name: str
    aliases: tuple[str, ...] = ()
    title: str | None = None
    group: str | None = None
    area: str | None = None
    fate: Fate = "unknown"
    whole: str | None = None


def report(
    ref: str,
    persons: Sequence[Told | str] = (),
    groups: Sequence[Told | str] = (),
    published: str = "2024-03-05",
    struck: tuple[str, str, str] | None = None,
) -> Record:
    """A report; ``struck`` is day, place and country of a strike in which the first person is the target.

    A person's id is ``REF:NAME``, and so is a group's.
    """
    people = [_entity(ref, "person", t) for t in persons]
    bodies = [_entity(ref, "group", t) for t in groups]
    events = (_strike(ref, people[0], *struck),) if struck else ()
    made = document(text="Words.", ref=ref, id=f"doc-{ref}", published=published, publisher=None, title=None)
    return Record(made, (*people, *bodies), events, ())


def _entity(ref: str, kind: str, told: Told | str) -> Entity:
    told = Told(told) if isinstance(told, str) else told
    roles = (Role(told.title or "", told.group, told.area, None, None, "c"),)
    return Entity(
        f"{ref}:{told.name}",
        kind,  # type: ignore[arg-type]  # one of two given above
        told.name,
        aliases=tuple(Alias(a, "c") for a in told.aliases),
        roles=roles if told.title or told.group or told.area else (),
        part_of=(Membership(told.whole, "c"),) if told.whole else (),
        fate=told.fate,
    )


def _strike(ref: str, target: Entity, day: str, place: str, country: str) -> Event:
    where = EventPlace(place, place, None, None, None, country, None, "exact")
    hit = Participant("target", target.name, target.id, 0, 1)
    nobody = Count(None, None)
    when = EventDate(day, day, "day", None)
    return Event(
        f"event-{ref}", "air_drone_strike", (), when, where, (hit,), nobody, nobody, "not_mentioned", "asserted", ()
    )  # fmt: skip


def decision(verdict: Verdict, *items: str, id: str = "d1", time: str = "2024-04-01T00:00:00Z") -> Decision:
    """A reviewer's decision."""
    return Decision(id, verdict, items, None, None, "reviewer", time, "looked it up")

"""An incident in the codes of PLOVER: type, mode, quad, and who acts on whom (plover_codes.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wireledger.extract.event_types import event_types
from wireledger.extract.word_lists import any_of
from wireledger.ledger.tellings import Telling, ToldIncident
from wireledger.publish.coded import Coded
from wireledger.publish.coded_parts import UNARMED, Party
from wireledger.read.sentences import sentences
from wireledger.records import Span


@dataclass(frozen=True, slots=True)
class Coding:
    """A type with its mode (None where it has none), auxiliary modes, quad (1 to 4), and who acts on whom."""

    event: str
    mode: str | None
    auxiliary: tuple[str, ...]
    quad: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]

    @property
    def modes(self) -> tuple[str, ...]:
        """The mode, then the auxiliary ones."""
        return (self.mode, *self.auxiliary) if self.mode else self.auxiliary

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a coder should know of the row."""
        return () if self.actors else ("no report says who did it",)


NO_TYPE = "PLOVER has no type for it"
NO_DATE = "no report tells a date, and none is a dated piece of news: PLOVER requires one"


def coding(told: ToldIncident, incident: Coded) -> Coding | str:
    """The incident's codes, or in words why PLOVER cannot hold it."""
    code = _code(told, incident)
    if code is None:
        return NO_TYPE
    if incident.first_day is None:
        return NO_DATE
    event, mode = code
    actors, recipients = _sides(incident)
    return Coding(event, mode, _auxiliary(incident), _quads()[event], actors, recipients)


def sector(party: Party) -> str:
    """The sector of a party, UNK where its words do not tell."""
    found: str = codes()["sectors"].get(party.sector, codes()["unknown_sector"])
    return found


def first_telling(told: ToldIncident) -> Telling | None:
    """The report that was published first; by ref where two were on one day."""
    return min(told.tellings, key=lambda t: (t.document.published or "9999", t.document.ref), default=None)


def sentence(telling: Telling) -> Span | None:
    """The sentence of the event's first trigger in the report."""
    return next(iter(_sentences(telling)), None)


@cache
def codes() -> dict[str, Any]:
    """plover_codes.yml; it is shared: read it, and change nothing."""
    with Path(__file__).with_suffix(".yml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.safe_load(file)
    return loaded


def _code(told: ToldIncident, incident: Coded) -> tuple[str, str | None] | None:
    given = next(
        (r["code"] for r in codes()["rules"] if incident.type in r["type"] and _holds(r, told, incident)),
        event_types()[incident.type].plover,
    )
    if given is None:
        return None
    event, _, mode = given.partition(" / ")
    return event, None if mode == "null" else mode


def _holds(rule: dict[str, Any], told: ToldIncident, incident: Coded) -> bool:
    hit = {p.sector for p in (*incident.targets, *incident.victims)}
    if "hits" in rule and not hit & set(codes()[rule["hits"]]):
        return False
    if "words" in rule and not _stands(rule["words"], told):
        return False
    return "absent" not in rule or not _stands(rule["absent"], told)


def _stands(words: Sequence[str], told: ToldIncident) -> bool:
    """Whether one of the words stands in the sentence of a trigger."""
    pattern = _pattern(tuple(words))
    return any(pattern.search(s.text) for t in told.tellings for s in _sentences(t))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words)})\b", re.IGNORECASE)


def _sentences(telling: Telling) -> Iterable[Span]:
    """The sentences of the event's triggers."""
    document = telling.document
    for trigger in telling.event.triggers:
        inside = (p for p in document.paragraphs if p.start <= trigger.start < p.end)
        part = next(inside, None)
        found = sentences(document.text, *((part.start, part.end) if part else ()))
        yield from (s for s in found if s.start <= trigger.start < s.end)


def _sides(incident: Coded) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts, and who or what is acted upon; each party once."""
    actors = _each_once([p for p in incident.actors if _is_entity(p)])
    others = (p for p in (*incident.targets, *incident.victims) if _is_entity(p))
    everybody = _each_once((*actors, *others))
    hit = everybody[len(actors) :]
    if incident.type not in codes()["two_sided"]:
        return actors, hit
    fights = [p for p in hit if not p.is_object and _fights(p)]
    return (*actors, *fights), tuple(p for p in hit if p not in fights)


def _is_entity(party: Party) -> bool:
    """Whether PLOVER has a sector for it: no bare number, nor a thing of nobody, as "a vehicle"."""
    return not party.is_number and not (party.is_object and party.sector is None)


def _fights(party: Party) -> bool:
    """Whether a party is a side of a fight, rather than who was hit in it."""
    return party.sector in codes()["fighters"] or (party.kind == "group" and party.sector not in UNARMED)


def _each_once(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties without those that are the same person, group or words as an earlier one."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.identity or party.name, party)
    return tuple(found.values())


def _auxiliary(incident: Coded) -> tuple[str, ...]:
    by_status = codes()["auxiliary"].get(incident.status)
    modes = ["historical"] if _looks_back(incident) else []
    return tuple([*modes, by_status] if by_status else modes)


def _looks_back(incident: Coded) -> bool:
    days = [date.fromisoformat(s.published) for s in incident.sources if s.published]
    if not days or len(days) < len(incident.sources) or incident.last_day is None:
        return False
    most: int = codes()["historical_after_days"]
    return (min(days) - incident.last_day).days > most


@cache
def _quads() -> dict[str, int]:
    return {event: quad for quad, events in codes()["quads"].items() for event in events}

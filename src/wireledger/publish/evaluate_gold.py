"""A coder's reviewed reports, one JSON object a line: what the reading is compared with.

    {id, text, published, publisher, title,
     events  [{type, trigger, date_start, place, actors[], targets[], weapons[], victims_killed {min, max},
               victims_injured {min, max}, civilian_harm, status, same_as: index of the event it repeats}],
     persons [{name, aliases[], roles[{title}], moves[{place}], fate}], groups [{name, aliases[]}],
     claims  [{content, speaker, modality}]}

Keys may be missing, and others may stand there. docs/publish.md says how to code them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wireledger.errors import ReadError
from wireledger.publish.evaluate_matching import any_alike
from wireledger.records import Count

_ADVICE = (
    "Give one JSON object a line with id, text, events, persons, groups and claims; see docs/publish.md."
)


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """One incident as the coder has it, from all its events in the report; ``dates`` as fine as known."""

    types: frozenset[str]
    triggers: tuple[str, ...]
    dates: tuple[str, ...]
    places: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    killed: Count
    injured: Count
    civilian_harm: str | None
    status: str | None
    type: str


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A person or group: names, and for a person titles, places lived in, and fate (None where unknown)."""

    name: str
    aliases: tuple[str, ...]
    titles: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    fate: str | None = None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """Something said by someone; no speaker for "is reported to"."""

    content: str
    speaker: str | None
    modality: str | None


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report as the coder has it."""

    id: str
    incidents: tuple[GoldIncident, ...]
    persons: tuple[GoldEntity, ...]
    groups: tuple[GoldEntity, ...]
    claims: tuple[GoldClaim, ...]


def gold_reports(path: Path) -> Iterator[GoldReport]:
    """Every report of a file. Raises ReadError where a line is no report, naming it."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield _report(json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    reason = f"not a reviewed report ({type(error).__name__}: {error})"
                    raise ReadError(f"{path}:{number}", reason, _ADVICE) from error


def _report(given: Mapping[str, Any]) -> GoldReport:
    return GoldReport(
        str(given["id"]),
        tuple(_incidents(given.get("events") or [])),
        tuple(map(_entity, given.get("persons") or [])),
        tuple(map(_entity, given.get("groups") or [])),
        tuple(
            GoldClaim(c["content"], c.get("speaker") or None, c.get("modality"))
            for c in given.get("claims") or []
        ),
    )


def _incidents(events: list[Mapping[str, Any]]) -> list[GoldIncident]:
    """The events, those that repeat an earlier one joined to it."""
    found: list[GoldIncident] = []
    place_of: dict[int, int] = {}
    for number, event in enumerate(events):
        head = event.get("same_as")
        one = _incident(event)
        if head in place_of:
            place_of[number] = place_of[head]
            found[place_of[head]] = _joined(found[place_of[head]], one)
        else:
            place_of[number] = len(found)
            found.append(one)
    return found


def _incident(event: Mapping[str, Any]) -> GoldIncident:
    harm = event.get("civilian_harm")
    return GoldIncident(
        types=frozenset({event["type"]}),
        triggers=(event["trigger"],),
        dates=_texts(event.get("date_start")),
        places=_texts(event.get("place")),
        actors=_texts(*(event.get("actors") or [])),
        targets=_texts(*(event.get("targets") or [])),
        weapons=_texts(*(event.get("weapons") or [])),
        killed=_count(event.get("victims_killed")),
        injured=_count(event.get("victims_injured")),
        civilian_harm=None if harm == "not_mentioned" else harm,
        status=event.get("status"),
        type=event["type"],
    )


def _joined(first: GoldIncident, more: GoldIncident) -> GoldIncident:
    return replace(
        first,
        types=first.types | more.types,
        triggers=first.triggers + more.triggers,
        dates=first.dates + more.dates,
        places=first.places + more.places,
        actors=_with(first.actors, more.actors),
        targets=_with(first.targets, more.targets),
        weapons=_with(first.weapons, more.weapons),
        killed=first.killed if first.killed.min is not None else more.killed,
        injured=first.injured if first.injured.min is not None else more.injured,
        civilian_harm=first.civilian_harm or more.civilian_harm,
    )


def _with(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return (*names, *(name for name in more if not any_alike(name, names)))


def _count(given: Mapping[str, Any] | None) -> Count:
    return Count(given.get("min"), given.get("max")) if given else Count(None, None)


def _entity(given: Mapping[str, Any]) -> GoldEntity:
    fate = given.get("fate")
    return GoldEntity(
        given["name"],
        tuple(a["name"] if isinstance(a, dict) else a for a in given.get("aliases") or []),
        tuple(r.get("title") or "" for r in given.get("roles") or []),
        tuple(m.get("place") or "" for m in given.get("moves") or []),
        None if fate == "unknown" else fate,
    )


def _texts(*given: str | None) -> tuple[str, ...]:
    return tuple(text for text in given if text)

"""Our own flat tables: one row an incident, and one row a claim that backs it.

A cell is a text, a number, or nothing where reports do not tell; a cell that may hold several values is a
tuple. ``tables.yml`` says what each column means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from wireledger.ledger.facts import chain
from wireledger.ledger.tellings import Telling, ToldIncident
from wireledger.publish.coded import coded
from wireledger.publish.coded_parts import CountTold, Party
from wireledger.records import Claim, Count

Cell = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident as a row; ``tables.yml`` says what each column means."""

    incident: str
    type: str
    label: str
    status: str
    civilian_harm: str | None
    first_day: str | None
    last_day: str | None
    date_precision: str
    place: str | None
    places_told: tuple[str, ...]
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    place_precision: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    reports: int
    origins: int
    origin_names: tuple[str, ...]
    conflicts: tuple[str, ...]
    publishers: tuple[str, ...]
    refs: tuple[str, ...]
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of an incident as a row; ``tables.yml`` says what each column means."""

    incident: str
    claim: str
    field: str
    value: str | None
    said_by: str
    innermost: str
    modality: str
    quoted: bool
    words: str
    start: int
    end: int
    confidence: float
    ref: str
    event: str
    publisher: str | None
    published: str | None


INCIDENT_COLUMNS = tuple(f.name for f in fields(IncidentLine))
CLAIM_COLUMNS = tuple(f.name for f in fields(ClaimLine))


@cache
def meanings() -> dict[str, dict[str, str]]:
    """What each column means, by table (``incidents``, ``claims``)."""
    with Path(__file__).with_suffix(".yml").open(encoding="utf-8") as file:
        made: dict[str, dict[str, str]] = yaml.safe_load(file)
    return made


def cells(line: IncidentLine | ClaimLine) -> tuple[Cell, ...]:
    """The cells of a row, in the order of the columns."""
    return tuple(getattr(line, f.name) for f in fields(line))


def incident_line(told: ToldIncident) -> IncidentLine:
    """The row of an incident: the values that stand for it by ``coded_choice``."""
    made, row = coded(told), told.row
    killed, injured = _range(made.killed), _range(made.injured)
    return IncidentLine(
        incident=made.id,
        type=made.type,
        label=made.label,
        status=made.status,
        civilian_harm=None if made.civilian_harm == "not_mentioned" else made.civilian_harm,
        first_day=made.first_day.isoformat() if made.first_day else None,
        last_day=made.last_day.isoformat() if made.last_day else None,
        date_precision=made.date_precision,
        place=made.place.name or made.place.text,
        places_told=_unique(p.text for p in made.places),
        geonameid=made.place.geonameid,
        latitude=made.place.lat,
        longitude=made.place.lon,
        country=made.place.country,
        admin1=made.place.admin1,
        place_precision=made.place.precision,
        actors=_names(made.actors),
        targets=_names(made.targets + made.victims),
        weapons=_names(made.weapons),
        killed_low=killed.min,
        killed_high=killed.max,
        injured_low=injured.min,
        injured_high=injured.max,
        reports=row.reports,
        origins=row.origins,
        origin_names=tuple(o.name for o in made.origins),
        conflicts=row.conflicts,
        publishers=_unique(s.publisher for s in made.sources),
        refs=tuple(s.ref for s in made.sources),
        urls=_unique(s.url for s in made.sources),
    )


def claim_lines(told: ToldIncident) -> Iterator[ClaimLine]:
    """The rows of its claims: by report, in the order of the record."""
    for telling in told.tellings:
        for claim in telling.claims:
            yield _claim_line(told.row.id, telling, claim)


def _claim_line(incident: str, telling: Telling, claim: Claim) -> ClaimLine:
    document = telling.document
    return ClaimLine(
        incident=incident,
        claim=claim.id,
        field=claim.predicate,
        value=claim.value,
        said_by=chain(claim),
        innermost=claim.sources[-1].name,
        modality=claim.modality,
        quoted=claim.quoted,
        words=claim.span.text,
        start=claim.span.start,
        end=claim.span.end,
        confidence=claim.confidence,
        ref=document.ref,
        event=telling.event.id,
        publisher=document.publisher,
        published=document.published,
    )


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return _unique(p.name for p in parties)


def _range(told: Iterable[CountTold]) -> Count:
    """From the lowest total told to the highest; no upper end where "at least" is above all other numbers."""
    totals = [count for count in told if count.is_total]
    lows = [c.min for c in totals if c.min is not None]
    highs = [c.max for c in totals if c.max is not None]
    high = max(highs, default=None)
    if high is not None and lows and max(lows) > high:
        high = None
    return Count(min(lows, default=None), high)


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))

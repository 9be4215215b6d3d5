"""ACLED's table: one event a row, in the 31 columns of its files (``acled.yml`` says how each is filled).

An incident that is no event there is left out, and the side file says why.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.publish.acled_actors import LIST, Side, interaction
from wireledger.publish.acled_events import Kind, kind_of
from wireledger.publish.acled_merge import Pending, gathered
from wireledger.publish.acled_sides import OF_TWO, REMOTE, both_sides, spot, targeting
from wireledger.publish.coded import Coded, coded
from wireledger.publish.coded_context import Context
from wireledger.publish.coded_parts import CountTold
from wireledger.publish.count_policies import lowest
from wireledger.publish.csv_file import Cell, table
from wireledger.publish.place_codes import alpha3, province_name
from wireledger.publish.regions import country_in, iso_number, region_in
from wireledger.publish.row_ids import number_of
from wireledger.publish.side_file import SideFile, codebook, filled_in, tables_of
from wireledger.publish.units import left_out_for

_DAYS = {"day": 1, "week": 2, "month": 3}
_VAGUE_PLACE = 3  # geo_precision of what lies somewhere in a province or country


@dataclass(frozen=True, slots=True)
class Row:
    """One event in ACLED's columns, in their order."""

    event_id_cnty: str
    event_date: str
    year: int
    time_precision: int
    disorder_type: str
    event_type: str
    sub_event_type: str
    actor1: str | None
    assoc_actor_1: str | None
    inter1: str | None
    actor2: str | None
    assoc_actor_2: str | None
    inter2: str | None
    interaction: str | None
    civilian_targeting: str | None
    iso: int | None
    region: str | None
    country: str
    admin1: str | None
    admin2: None
    admin3: None
    location: str
    latitude: str
    longitude: str
    geo_precision: int
    source: str
    source_scale: None
    notes: str
    fatalities: int
    tags: None
    timestamp: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """A row with the incident that it was made of, and remarks for the side file."""

    row: Row
    incident: Coded
    remarks: tuple[str, ...]


COLUMNS = tuple(field.name for field in fields(Row))


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the incidents wanted as ACLED events, with the side files beside ``path``.

    Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    with SideFile(path, codebook("acled"), wanted) as beside, table(path, COLUMNS) as write:
        for pending in gathered(_events(ledger, wanted, beside)):
            row, remarks = _merged(pending.rows)
            cells: list[Cell] = [getattr(row, name) for name in COLUMNS]
            write(cells)
            ids = [event.incident.id for event in pending.rows]
            beside.row(row.event_id_cnty, ids, filled_in(COLUMNS, cells), remarks)


def _events(ledger: Ledger, wanted: Wanted, beside: SideFile) -> Iterator[tuple[date | None, Pending[Event]]]:
    context = Context(ledger)
    for told in told_incidents(ledger, wanted):
        incident = context.completed(told, coded(told))
        event = event_of(incident)
        if isinstance(event, str):
            beside.left_out(incident.id, event)
            continue
        first = date.fromisoformat(told.row.start) if told.row.start else None
        yield first, Pending(_key(event), incident.first_day, [event])


def event_of(incident: Coded) -> Event | str:
    """An incident as an ACLED event, or the reason why it is none."""
    place, kind = incident.place, kind_of(incident)
    reason = kind if isinstance(kind, str) else None
    reason = reason or left_out_for(incident)
    if incident.date_precision not in _DAYS:
        reason = reason or "no report tells the month, which ACLED needs"
    precision = tables_of("acled")["geo_precision"].get(place.precision)
    if reason or precision is None or not incident.first_day or not incident.last_day:
        return reason or "the place is wider than a country"
    assert not isinstance(kind, str)
    assert place.country
    assert place.lat is not None
    assert place.lon is not None
    hit = (*incident.targets, *incident.victims)
    one, other = both_sides(incident, kind, place.country)
    point = spot(place)
    day = _middle(incident.first_day, incident.last_day, incident.date_precision)
    row = Row(
        event_id_cnty=f"{alpha3(place.country) or place.country}{number_of(incident.id)}",
        event_date=day.isoformat(),
        year=day.year,
        time_precision=_DAYS[incident.date_precision],
        disorder_type=kind.disorder,
        event_type=kind.event,
        sub_event_type=kind.sub_event,
        actor1=one.actor,
        assoc_actor_1=one.associates(),
        inter1=one.kind,
        actor2=other.actor,
        assoc_actor_2=other.associates(),
        inter2=other.kind,
        interaction=interaction(one, other, kind.event in _ALONE),
        civilian_targeting=targeting(kind, hit, other),
        iso=iso_number(place.country),
        region=region_in("acled", place.country),
        country=country_in("acled", place.country),
        admin1=province_name(place.country, place.admin1),
        admin2=None,
        admin3=None,
        location=point.name,
        latitude=f"{point.lat:.4f}",
        longitude=f"{point.lon:.4f}",
        geo_precision=precision,
        source=LIST.join(dict.fromkeys(s.publisher or s.ref for s in incident.sources)),
        source_scale=None,
        notes=" ".join((incident.note, *(f"{_capital(why)}." for why in incident.inferred))),
        fatalities=0 if kind.event == _NO_DEAD else fatalities(incident.killed),
        tags=None,
        timestamp=_timestamp(incident.updated),
    )
    return Event(row, incident, _remarks(incident, kind, one, other))


_NO_DEAD = "Strategic developments"
_ALONE = ("Protests", "Riots", _NO_DEAD, REMOTE)  # kinds that one side can be alone in


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def fatalities(killed: Sequence[CountTold]) -> int:
    """The lowest number that any voice gives; 0 where none gives one."""
    vague = tables_of("acled")["vague_numbers"]
    counts = [replace(c, min=next((n for w, n in vague.items() if _says(c.words, w)), c.min)) for c in killed]
    return lowest(counts) or 0


def _says(words: str | None, number: str) -> bool:
    """Whether words give no more than a vague number: "dozens of villagers", but not "several dozens"."""
    return (
        words is not None and re.match(rf"(?:the |some )?{number}\b(?! of \w+ands)", words, re.I) is not None
    )


def _middle(first: date, last: date, precision: str) -> date:
    """The first day of a day or night; the middle of a week or month, as ACLED takes it."""
    return first if precision == "day" else first + timedelta((last - first).days // 2)


def _timestamp(published: str | None) -> int | None:
    return calendar.timegm(date.fromisoformat(published).timetuple()) if published else None


def _remarks(incident: Coded, kind: Kind, one: Side, other: Side) -> tuple[str, ...]:
    remarks = [
        *incident.inferred,
        *(f"acting: {r}" for r in one.remarks),
        *(f"hit: {r}" for r in other.remarks),
    ]
    if not incident.killed:
        remarks.append("fatalities is 0 because no report gives a number")
    elif kind.event == _NO_DEAD and lowest(incident.killed):
        remarks.append("fatalities is 0: the dead told beside it are of another event")
    if kind.event in OF_TWO and other.actor is None:
        remarks.append(f"{kind.event} by the ledger's type alone: only a side, or no word, says who was hit")
    if incident.type == "arrest_capture" and kind.event in OF_TWO:
        remarks.append("an arrest in which somebody died is political violence here")
    if incident.status == "alleged":
        remarks.append("no report asserts it; it is alleged")
    if incident.denied_by:
        remarks.append(f"denied by {len(incident.denied_by)} of {len(incident.origins)} origins")
    return tuple(remarks)


def _key(event: Event) -> tuple[str, ...] | None:
    """What two rows of one event share; a vague day is not one day, nor is a country's capital one place."""
    row = event.row
    if row.time_precision != 1 or row.geo_precision == _VAGUE_PLACE or not row.actor1 or not row.actor2:
        return None
    where = (row.country, row.location, row.latitude, row.longitude)
    return (row.event_date, row.disorder_type, *where, *sorted((row.actor1, row.actor2)))


def _merged(events: Sequence[Event]) -> tuple[Row, tuple[str, ...]]:
    """One row for incidents that are one event: the one that most origins tell, with all dead and sources.

    Its id is that of the incident that was published first, which later reports do not change.
    """
    remarks = [remark for event in events for remark in event.remarks]
    if len(events) == 1:
        return events[0].row, tuple(remarks)
    main = max(events, key=lambda e: len(e.incident.origins)).row
    remarks.append(
        f"{len(events)} incidents of the same actors, day and place are one event; their dead are added up"
    )
    first = min(events, key=lambda e: (e.incident.sources[0].published or "9999", e.incident.id))
    rows = [event.row for event in events]
    stamps = [row.timestamp for row in rows if row.timestamp is not None]
    return replace(
        main,
        event_id_cnty=first.row.event_id_cnty,
        fatalities=sum(row.fatalities for row in rows),
        source=LIST.join(dict.fromkeys(s for row in rows for s in row.source.split(LIST))),
        notes=" ".join(dict.fromkeys(row.notes for row in rows)),
        timestamp=max(stamps, default=None),
    ), tuple(dict.fromkeys(remarks))

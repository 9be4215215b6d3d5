"""UCDP GED's table: one event a row, in the 49 columns of its files (``ucdp.yml`` says how each is filled).

Its unit is armed force by an organised actor with at least one direct death. An incident that is not, or of
which that is not told, is left out, and the side file says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from wireledger.extract.event_types import event_types
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.publish.coded import Coded, coded
from wireledger.publish.coded_context import Context
from wireledger.publish.coded_parts import STATE, UNARMED, CountTold
from wireledger.publish.count_policies import Estimate, estimate, held_of, lowest
from wireledger.publish.csv_file import Cell, table
from wireledger.publish.place_codes import province_name
from wireledger.publish.priogrid import priogrid_gid
from wireledger.publish.regions import country_in, region_in
from wireledger.publish.row_ids import number_of
from wireledger.publish.side_file import SideFile, codebook, filled_in, tables_of
from wireledger.publish.ucdp_sides import Dyad, UcdpSide, dyad
from wireledger.publish.units import left_out_for
from wireledger.records import EventPlace

_LIST = ";"
_PART = 5  # of a country


@dataclass(frozen=True, slots=True)
class Row:
    """One event in UCDP GED's columns, in their order; those with a default need lists that we lack."""

    id: int
    relid: str
    year: int
    active_year: None
    code_status: None
    type_of_violence: int | None
    conflict_dset_id: None
    conflict_new_id: None
    conflict_name: None
    dyad_dset_id: None
    dyad_new_id: None
    dyad_name: str | None
    side_a_dset_id: None
    side_a_new_id: None
    side_a: str
    side_b_dset_id: None
    side_b_new_id: None
    side_b: str | None
    number_of_sources: int
    source_article: str
    source_office: str
    source_date: str | None
    source_headline: str | None
    source_original: str
    where_prec: int
    where_coordinates: str
    where_description: str | None
    adm_1: str | None
    adm_2: None
    latitude: str
    longitude: str
    geom_wkt: str
    priogrid_gid: int
    country: str
    country_id: None
    region: str | None
    event_clarity: int
    date_prec: int
    date_start: str
    date_end: str
    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    best: int
    high: int
    low: int
    gwnoa: None
    gwnob: None


COLUMNS = tuple(field.name for field in fields(Row))
_EMPTY = frozenset(
    "active_year code_status conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id "
    "side_a_dset_id side_a_new_id side_b_dset_id side_b_new_id adm_2 country_id gwnoa gwnob".split()
)


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the incidents wanted as UCDP GED events, with the side files beside ``path``.

    Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    with SideFile(path, codebook("ucdp"), wanted) as beside, table(path, COLUMNS) as write:
        context = Context(ledger)
        for told in told_incidents(ledger, wanted):
            incident = context.completed(told, coded(told))
            row = row_of(incident)
            if isinstance(row, str):
                beside.left_out(incident.id, row)
                continue
            cells: list[Cell] = [getattr(row, name) for name in COLUMNS]
            write(cells)
            beside.row(str(row.id), [incident.id], filled_in(COLUMNS, cells), _remarks(incident, row))


def row_of(incident: Coded) -> Row | str:
    """An incident as a row, or the reason why it is none."""
    reason = _unit(incident) or left_out_for(incident)
    sides, dead, precision = dyad(incident), estimate(incident.killed), date_precision(incident)
    where = where_precision(incident.place)
    if reason is None and isinstance(sides, str):
        reason = sides
    if reason is None and (dead is None or dead.best < 1):
        reason = "no report tells of a death" if dead is None else "nobody died, by what most origins hold"
    if reason is None and precision is None:
        reason = "no report tells the year"
    if reason is None and where is None:
        reason = "the place is wider than a country"
    if reason is not None:
        return reason
    assert not isinstance(sides, str)
    assert dead
    assert precision
    assert where
    return _row(incident, sides, dead, (precision, where))


def _unit(incident: Coded) -> str | None:
    """Why an incident is none of UCDP's; an arrest in which somebody is killed is one, as a raid is."""
    harms = event_types()[incident.type].harms
    if incident.type in tables_of("ucdp")["with_deaths"]:
        harms = bool(lowest(incident.killed))
    if not harms or incident.type == "protest_riot":
        return f"{event_types()[incident.type].label} is no armed force with deaths, which is UCDP's unit"
    return None


def date_precision(incident: Coded) -> int | None:
    """UCDP's date_prec from the earliest to the latest possible day; None where it spans several years."""
    first, last = incident.earliest, incident.latest
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    if days <= 7:
        return 1 if days == 1 else 2 if days <= 6 else 3
    if first.year != last.year:
        return None
    return 4 if days <= 31 else 5


def where_precision(place: EventPlace) -> int | None:
    """UCDP's where_prec; None for a place that is wider than a country.

    An area that no first-level division holds, as "southern Somalia", is a part of a country.
    """
    found: int | None = tables_of("ucdp")["where_prec"].get(place.precision)
    return _PART if place.precision == "province" and place.admin1 is None else found


def _row(incident: Coded, sides: Dyad, dead: Estimate, precisions: tuple[int, int]) -> Row:
    place, sources = incident.place, incident.sources
    assert place.country
    assert place.lat is not None
    assert place.lon is not None
    assert incident.earliest
    assert incident.latest
    apart = _apart(incident.killed, sides, dead.best)
    told: dict[str, object] = dict.fromkeys(_EMPTY)
    told |= {
        "id": number_of(incident.id),
        "relid": incident.id,
        "year": incident.earliest.year,
        "type_of_violence": sides.violence,
        "dyad_name": f"{sides.a.name} - {sides.b.name}" if sides.b else None,
        "side_a": sides.a.name,
        "side_b": sides.b.name if sides.b else None,
        "number_of_sources": len(incident.origins),
        "source_article": _LIST.join(
            f'"{_part(s.publisher or s.ref)},{s.published or ""},{_part(s.title or "")}"' for s in sources
        ),
        "source_office": _LIST.join(_part(s.publisher or s.ref) for s in sources),
        "source_date": _LIST.join(s.published or "" for s in sources).strip(_LIST) or None,
        "source_headline": _LIST.join(_part(s.title or "") for s in sources).strip(_LIST) or None,
        "source_original": _LIST.join(dict.fromkeys(_part(name) for s in sources for name in s.innermost)),
        "where_prec": precisions[1],
        "where_coordinates": place.name or place.text or country_in("ucdp", place.country),
        "where_description": place.text,
        "adm_1": province_name(place.country, place.admin1),
        "latitude": f"{place.lat:.6f}",
        "longitude": f"{place.lon:.6f}",
        "geom_wkt": f"POINT ({place.lon:.6f} {place.lat:.6f})",
        "priogrid_gid": priogrid_gid(place.lat, place.lon),
        "country": country_in("ucdp", place.country),
        "region": region_in("ucdp", place.country),
        "event_clarity": 1 if precisions[0] <= 3 else 2,
        "date_prec": precisions[0],
        "date_start": _start(incident.earliest),
        "date_end": _start(incident.latest),
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
        **apart,
    }
    return Row(**told)  # type: ignore[arg-type]  # every value above has the type of its column


def _start(day: date) -> str:
    return day.isoformat()


def _part(text: str) -> str:
    """A part of a list, without what stands between parts."""
    return " ".join(text.replace(_LIST, ",").replace('"', "'").split())


def _apart(killed: Sequence[CountTold], sides: Dyad, best: int) -> dict[str, int | None]:
    """The dead by side, as far as words tell them apart, and the rest; an unknown stays None."""
    a = _of_side(killed, sides.a)
    b = _of_side(killed, sides.b) if sides.b and sides.b.nature != "civilians" else None
    found = {"deaths_a": a, "deaths_b": b, "deaths_civilians": held_of(killed, UNARMED)}
    known = sum(number for number in found.values() if number is not None)
    if known > best:  # parts from different voices, of which no sum can be made
        return {**dict.fromkeys(found), "deaths_unknown": best}
    return {**found, "deaths_unknown": best - known}


def _of_side(killed: Sequence[CountTold], side: UcdpSide) -> int | None:
    """The dead who are of a side by the words that count them."""
    return held_of(killed, STATE if side.nature == "state" else side.sectors)


def _remarks(incident: Coded, row: Row) -> tuple[str, ...]:
    remarks = list(incident.inferred)
    if row.type_of_violence is None:
        remarks.append(
            "type_of_violence is empty, since reports do not say who was hit but by one side's label"
        )
    if incident.status == "alleged":
        remarks.append("no report asserts it; it is alleged")
    if incident.denied_by:
        remarks.append(f"denied by {len(incident.denied_by)} of {len(incident.origins)} origins")
    return tuple(remarks)

"""POLECAT's table: 40 columns with tabs between, coded as PLOVER is (``plover_codes.py``).

UTF-8, lines end in a line feed, several values have a semicolon between, and an empty cell is ``None``. A
tab, line break or other control character within a value becomes a space, a semicolon a comma; a value with a
quotation mark stands in quotation marks (RFC 4180). ``polecat.yml`` says of each column how it is filled, or
why it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import wireledger
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import ToldIncident, told_incidents
from wireledger.publish.coded import Coded, coded
from wireledger.publish.coded_context import Context
from wireledger.publish.coded_parts import Party
from wireledger.publish.csv_file import harmless, table
from wireledger.publish.place_codes import alpha3, language_name, province_name
from wireledger.publish.plover_codes import Coding, codes, coding, sector
from wireledger.publish.side_file import SideFile, codebook, filled_in
from wireledger.records import EntityKind, EventPlace

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
EMPTY = "None"

Cells = dict[str, tuple[str, ...]]


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the incidents wanted, oldest first, and beside them what became of each.

    Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    with (
        table(path, COLUMNS, delimiter="\t", empty=EMPTY) as write,
        SideFile(path, codebook("polecat"), wanted) as side,
    ):
        context = Context(ledger)
        for told in told_incidents(ledger, wanted):
            incident = context.completed(told, coded(told))
            codes_of = coding(told, incident)
            if isinstance(codes_of, str):
                side.left_out(incident.id, codes_of)
                continue
            cells = row(told, incident, codes_of)
            write(cells)
            remarks = (*incident.inferred, *_remarks(incident), *codes_of.remarks)
            side.row(incident.id, [incident.id], filled_in(COLUMNS, cells), remarks)


def row(told: ToldIncident, incident: Coded, coding: Coding) -> tuple[str | None, ...]:
    """One incident as the cells of a line, in the order of ``COLUMNS``."""
    filled = (
        _what(incident, coding)
        | _who("Actor", coding.actors)
        | _who("Recipient", coding.recipients)
        | _where(incident.place)
        | _told_by(told, incident)
    )
    return tuple(cell(filled.get(name, ())) for name in COLUMNS)


def _remarks(incident: Coded) -> Iterable[str]:
    """What the one day of the table cannot say."""
    if incident.date_precision != "day":
        yield f"Event Date stands for {incident.first_day} to {incident.last_day}"


def _day(incident: Coded) -> str:
    """The day: the first of those that stand, and that of publication where no report tells any."""
    return str(incident.last_day if incident.days_inferred else incident.first_day)


def cell(values: Iterable[str]) -> str | None:
    """Values in one cell, each once, in their order; None where there is none."""
    clean = (harmless(value.replace(";", ",")) for value in values)
    return ";".join(dict.fromkeys(v for v in clean if v)) or None


def _what(incident: Coded, coding: Coding) -> Cells:
    return {
        "Event ID": (incident.id,),
        "Event Date": (_day(incident),),
        "Event Type": (coding.event,),
        "Event Mode": coding.modes,
        "Quad Code": (codes()["quad_names"][coding.quad],),
    }


def _who(side: str, parties: Sequence[Party]) -> Cells:
    """The columns of one side; the primary sector is that of the party that most origins name."""
    sectors = [sector(party) for party in parties]
    return {
        f"{side} Name": tuple(p.name for p in parties),
        f"{side} Country": _present(alpha3(p.country) for p in parties),
        f"Primary {side} Sector": tuple(sectors[:1]),
        f"{side} Sectors": tuple(sectors),
        f"{side} Title": tuple(post for p in parties for post in p.posts),
        f"{side} Name Raw": tuple(text for p in parties for text in p.texts),
    }


def _where(place: EventPlace) -> Cells:
    point = (place.lat, place.lon)
    lat, lon = (() if c is None else (str(c),) for c in point)
    return {
        "Placename": _present([place.name]),
        "City": _present([place.name if place.precision == "exact" and place.lat is not None else None]),
        "District": _present([place.name if place.precision == "district" else None]),
        "Province": _present([province_name(place.country, place.admin1)]),
        "Country": _present([alpha3(place.country)]),
        "Latitude": lat,
        "Longitude": lon,
        "GeoNames ID": () if place.geonameid is None else (str(place.geonameid),),
        "Raw Placename": _present([place.text]),
    }


def _told_by(told: ToldIncident, incident: Coded) -> Cells:
    first = incident.sources[:1]
    return {
        "Source": _present(s.publisher for s in incident.sources),
        "Publication Date": _present(s.published for s in first),
        "Story People": _named(told, "person"),
        "Story Organizations": _named(told, "group"),
        "Story Locations": _present(p.name or p.text for p in incident.places),
        "Language": _present(language_name(s.language) for s in incident.sources),
        "Version": (f"wireledger {wireledger.__version__}",),
    }


def _named(told: ToldIncident, kind: EntityKind) -> tuple[str, ...]:
    return tuple(e.name for t in told.tellings for e in t.entities if e.kind == kind)


def _present(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(v for v in values if v)

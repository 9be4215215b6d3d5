"""A report for people: one HTML file that needs nothing else, with timeline, map, incidents and sources.

It loads nothing from anywhere and runs no script; a content policy in the file forbids both. Every text of a
report is escaped and kept in its own writing direction. Addresses of reports are printed, not linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from wireledger.ledger.compare import Matrix, compare
from wireledger.ledger.connect import Ledger
from wireledger.ledger.dossier import IdentityDossier, show
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import TakingPart, ToldIncident, told_incidents
from wireledger.publish.csv_file import replacing
from wireledger.publish.drawing import Spot, bars, drawn_map
from wireledger.publish.geojson import radius
from wireledger.publish.tables import IncidentLine, incident_line
from wireledger.records import Document

# Controls, marks and overrides of direction, lone surrogates, byte order marks, invisible tags
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident of the report: its row, agreement matrix, and who takes part."""

    line: IncidentLine
    handle: str
    matrix: Matrix
    involved: tuple[TakingPart, ...]


@dataclass(slots=True)
class _Index:
    """What a first pass over the incidents gathers: enough for all but their details."""

    lines: list[IncidentLine]
    documents: dict[str, Document]
    identities: dict[str, None]

    def add(self, told: ToldIncident) -> None:
        self.lines.append(incident_line(told))
        self.documents |= {t.document.ref: t.document for t in told.tellings}
        self.identities |= dict.fromkeys(part.identity.id for part in told.involved)


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the report on the incidents wanted. Raises OSError, and what ``query.incidents`` raises."""
    index = _Index([], {}, {})
    for told in told_incidents(ledger, wanted):
        index.add(told)
    template = _environment().get_template("report.html")
    page = template.generate(
        wanted=_filters(wanted),
        lines=index.lines,
        here={line.incident for line in index.lines},
        bars=bars(line.first_day for line in index.lines if line.first_day),
        map=drawn_map([spot for line in index.lines if (spot := _spot(line))]),
        incidents=_shown(ledger, wanted),
        dossiers=_dossiers(ledger, sorted(index.identities)),
        documents=sorted(
            index.documents.values(), key=lambda d: (d.publisher or "", d.published or "", d.ref)
        ),
    )
    with replacing(path) as file:
        file.writelines(page)


def said(text: object) -> Markup:
    """Words of a report: escaped, without what acts unseen, in their own writing direction."""
    return Markup('<bdi dir="auto">{}</bdi>').format(_HIDDEN.sub("�", str(text)))


def days(line: IncidentLine) -> str:
    """``2024-09-12``, ``2024-09`` for a whole month, ``2024`` for a year, else the first day to the last."""
    first, last = line.first_day, line.last_day
    if first is None or last is None:
        return "day unknown"
    if first[4:] == "-01-01" and last == f"{first[:4]}-12-31":
        return first[:4]
    if first[8:] == "01" and last[:7] == first[:7] and (date.fromisoformat(last) + timedelta(1)).day == 1:
        return first[:7]
    return first if first == last else f"{first} to {last}"


def _shown(ledger: Ledger, wanted: Wanted) -> Iterator[Shown]:
    for told in told_incidents(ledger, wanted):
        line = incident_line(told)
        yield Shown(line, told.row.handle, compare(ledger, line.incident), told.involved)


def _dossiers(ledger: Ledger, ids: list[str]) -> list[IdentityDossier]:
    """People first, then groups, by name."""
    found = [one for made in ids if isinstance(one := show(ledger, made), IdentityDossier)]
    return sorted(found, key=lambda d: (d.identity.kind != "person", d.identity.name, d.identity.id))


def _spot(line: IncidentLine) -> Spot | None:
    if line.longitude is None or line.latitude is None:
        return None
    size = radius(line.place_precision, line.country)
    return Spot(line.incident, line.longitude, line.latitude, size, line.label)


def _filters(wanted: Wanted) -> list[str]:
    names = {"since": "from", "until": "to"}
    given = ((name, getattr(wanted, name)) for name in Wanted.__slots__)
    return [f"{names.get(name, name)} {value}" for name, value in given if value]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"said": said, "days": days, "words": lambda name: str(name).replace("_", " ")}
    return made

"""A report for people: one HTML file that needs nothing else, with timeline, map, incidents and sources.

It loads nothing from anywhere and runs no script; a content policy in the file forbids both. Every text of a
report is escaped and kept in its own writing direction. Addresses of reports are printed, not linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from wireledger.publish.charts import STYLES
from wireledger.publish.charts.bars import Bar, bars_svg
from wireledger.publish.charts.map import Spot, map_svg
from wireledger.publish.charts.months import by_month
from wireledger.publish.csv_file import replacing
from wireledger.publish.geojson import radius
from wireledger.publish.shown import said
from wireledger.publish.tables import IncidentLine, incident_line
from wireledger.records import Document

_NAMED = 5  # incidents of one place, for who points at it
_COUNTRY = "country"  # a place told no more precisely than by its country


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
        bare = (replace(t.document, text="", headings=(), paragraphs=()) for t in told.tellings)
        self.documents |= {d.ref: d for d in bare}
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
        bars=_bars(index.lines),
        map=_map(index.lines),
        incidents=_shown(ledger, wanted),
        dossiers=_dossiers(ledger, sorted(index.identities)),
        documents=sorted(
            index.documents.values(), key=lambda d: (d.publisher or "", d.published or "", d.ref)
        ),
    )
    with replacing(path) as file:
        file.writelines(page)


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


def _bars(lines: Sequence[IncidentLine]) -> Markup | None:
    counted = by_month(line.first_day for line in lines if line.first_day)
    drawn = [Bar(name, (number,), f"{name}: {number}") for name, number in counted]
    return bars_svg(drawn, "Incidents along time", (960, 220)) if drawn else None


def _map(lines: Sequence[IncidentLine]) -> Markup | None:
    """Incidents of one place share an area, which leads to the first of them."""
    places: dict[tuple[float, float, str, str | None], list[IncidentLine]] = {}
    for line in lines:
        if line.longitude is not None and line.latitude is not None:
            place = (line.latitude, line.longitude, line.place_precision or "unknown", line.country)
            places.setdefault(place, []).append(line)
    spots = [
        Spot(
            lat,
            lon,
            size / 1000 if (size := radius(precision, None)) else None,
            "; ".join(line.label for line in told[:_NAMED])
            + (f"; and {len(told) - _NAMED} more" * (len(told) > _NAMED)),
            f"#{told[0].incident}",
            count=len(told),
            country=country if precision == _COUNTRY else None,
        )
        for (lat, lon, precision, country), told in places.items()
    ]
    return map_svg(spots, "Where the incidents are said to have happened", (960, 460)) if spots else None


def _filters(wanted: Wanted) -> list[str]:
    names = {"since": "from", "until": "to"}
    given = ((name, getattr(wanted, name)) for name in Wanted.__slots__)
    return [f"{names.get(name, name)} {value}" for name, value in given if value]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader([Path(__file__).parent / "templates", STYLES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"said": said, "days": days, "words": lambda name: str(name).replace("_", " ")}
    return made

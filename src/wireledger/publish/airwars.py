"""Airwars' assessments as a table: one strike a row (``airwars.yml`` says how each column is filled).

What is no strike, raid or other use of explosives is left out, and the side file says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from wireledger.extract.spelling import fold
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.publish.airwars_grade import belligerents_of, grade, is_known, strike_status
from wireledger.publish.airwars_harm import Range, belligerents, civilians, harmed, people
from wireledger.publish.coded import Coded, coded
from wireledger.publish.coded_context import Context
from wireledger.publish.coded_parts import Party
from wireledger.publish.csv_file import Cell, table
from wireledger.publish.place_codes import alpha3, country_name, province_name
from wireledger.publish.side_file import SideFile, codebook, filled_in, tables_of
from wireledger.publish.units import not_held

_LIST = "; "
_BESIDE = re.compile(r"\b(?:near|beside|outside|opposite|behind|from|between)\b")
_LATIN_ENDS = "\u0250"
COLUMNS = codebook("airwars").names()


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the strikes among the incidents wanted, with the side files beside ``path``.

    Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    with SideFile(path, codebook("airwars"), wanted) as beside, table(path, COLUMNS) as write:
        context = Context(ledger)
        for told in told_incidents(ledger, wanted):
            incident = context.completed(told, coded(told))
            row = row_of(incident)
            if isinstance(row, str):
                beside.left_out(incident.id, row)
                continue
            cells = [row[name] for name in COLUMNS]
            write(cells)
            beside.row(
                str(row["reference_code"]), [incident.id], filled_in(COLUMNS, cells), _remarks(incident)
            )


def row_of(incident: Coded) -> dict[str, Cell] | str:
    """An incident as cells by column, or the reason why it is no row."""
    tables = tables_of("airwars")
    reason = not_held(incident)
    if incident.type not in tables["strike_types"]:
        reason = reason or "it is no strike, raid or other use of explosives"
    if reason or incident.earliest is None or incident.latest is None:
        return reason or "no report tells the day, month or year"
    place = incident.place
    actors = belligerents_of(incident)
    known = [is_known(incident, party) for party in actors]
    hit = [p for p in (*incident.targets, *incident.victims) if not p.is_number]
    return {
        "reference_code": _reference(incident),
        "ledger_id": incident.id,
        "date_start": incident.earliest.isoformat(),
        "date_end": incident.latest.isoformat(),
        "strike_status": strike_status(incident),
        "strike_type": _strike_type(incident),
        "infrastructure": _LIST.join(_infrastructure(incident)) or None,
        "belligerent": _LIST.join(party.name for party in actors) or None,
        "belligerent_status": ("Known" if any(known) else "Suspected") if actors else None,
        "target": _LIST.join(map(_target, hit)) or None,
        "place_name": place.name or place.text,
        "place_name_local": next((p.text for p in incident.places if _is_local(p.text)), None),
        "admin1": province_name(place.country, place.admin1),
        "country": country_name(place.country),
        "latitude": None if place.lat is None else f"{place.lat:.6f}",
        "longitude": None if place.lon is None else f"{place.lon:.6f}",
        "geolocation": place.precision,
        **_harm(incident),
        "grading": grade(incident),
        "impact": None if incident.civilian_harm == "not_mentioned" else incident.civilian_harm,
        "sources": _LIST.join(
            ", ".join(part for part in (s.publisher or s.ref, s.published, s.url) if part)
            for s in incident.sources
        ),
        "notes": incident.note,
    }


def _reference(incident: Coded) -> str:
    letters = alpha3(incident.place.country) or "XXX"
    day = f"{incident.earliest:%Y%m%d}"
    return f"WL-{letters}-{day}-{incident.id.rpartition('-')[2]}"


def _strike_type(incident: Coded) -> str:
    tables = tables_of("airwars")
    words = [party.name for party in (*incident.weapons, *incident.actors)]
    if incident.type == "air_drone_strike" and _has(tuple(tables["drone_words"]), words):
        return str(tables["drone"])
    return str(tables["strike_types"][incident.type])


def _infrastructure(incident: Coded) -> Iterator[str]:
    hit = [party.name for party in incident.targets if party.is_object]
    hit += [
        p.text for p in incident.places if p.text and p.precision != "near" and not _BESIDE.search(p.text)
    ]
    for kind, words in tables_of("airwars")["infrastructure"].items():
        if _has(tuple(words), hit):
            yield kind


def _target(party: Party) -> str:
    """A target, with who gives it a label."""
    by = f" (so called by {', '.join(party.said_by)})" if party.labels and party.said_by else ""
    return f"{party.name}{by}"


def _is_local(text: str | None) -> bool:
    """Whether words are in another script than Latin."""
    return text is not None and any(c.isalpha() and c >= _LATIN_ENDS for c in text)


def _harm(incident: Coded) -> dict[str, Cell]:
    ranges: dict[str, Range] = {}
    for field, counts in zip(("killed", "injured"), harmed(incident), strict=True):
        ranges[f"civilians_{field}"] = civilians(counts)
        for kind in ("children", "women", "men"):
            ranges[f"{kind}_{field}"] = people(counts, kind)
        ranges[f"belligerents_{field}"] = belligerents(counts)
    cells: dict[str, Cell] = {}
    for name, found in ranges.items():
        cells |= {f"{name}_min": found.min, f"{name}_max": found.max}
    return cells


def _remarks(incident: Coded) -> tuple[str, ...]:
    remarks = list(incident.inferred)
    if any(p.label_by_sides for p in (*incident.targets, *incident.victims)):
        remarks.append("armed by a side's label alone; civilians are presumed")
    if incident.status == "alleged":
        remarks.append("no report asserts it; it is alleged")
    return tuple(remarks)


def _has(words: tuple[str, ...], texts: Iterable[str]) -> bool:
    return any(_pattern(words).search(fold(text)) for text in texts)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")

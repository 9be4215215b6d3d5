"""PLOVER events, one JSON object a line (``plover.schema.json`` has the fields of the manual).

``plover_codes.py`` says how an incident is coded. Fields with nothing to say are left out; ``plover.yml``
says of each how it is filled, or why it is not. An unknown number is never a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import wireledger
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import ToldIncident, told_incidents
from wireledger.plain import Plain
from wireledger.publish.coded import Coded, coded
from wireledger.publish.coded_context import Context
from wireledger.publish.coded_parts import CountTold, Party, SourceTold
from wireledger.publish.csv_file import replacing
from wireledger.publish.json_text import json_line
from wireledger.publish.json_text import told as with_values
from wireledger.publish.place_codes import alpha3, country_name, language_name, province_name
from wireledger.publish.plover_codes import Coding, codes, coding, first_telling, sector, sentence
from wireledger.publish.side_file import SideFile, codebook
from wireledger.records import EventPlace


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the incidents wanted, oldest first, and beside them what became of each.

    Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    with replacing(path) as file, SideFile(path, codebook("plover"), wanted) as side:
        context = Context(ledger)
        for told in told_incidents(ledger, wanted):
            incident = context.completed(told, coded(told))
            codes_of = coding(told, incident)
            if isinstance(codes_of, str):
                side.left_out(incident.id, codes_of)
                continue
            made = event(told, incident, codes_of)
            file.write(json_line(made) + "\n")
            side.row(incident.id, [incident.id], field_names(made), (*incident.inferred, *codes_of.remarks))


def field_names(made: dict[str, Plain]) -> tuple[str, ...]:
    """The fields with a value; those of an object or a list of objects as ``actor.sector``."""
    found: dict[str, None] = {}
    for name, value in made.items():
        found[name] = None
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                found |= {f"{name}.{inner}": None for inner in part}
    return tuple(found)


def event(told: ToldIncident, incident: Coded, coding: Coding) -> dict[str, Plain]:
    """One incident as a PLOVER event."""
    assert incident.first_day  # what has none has no coding
    first = first_telling(told)
    words = sentence(first) if first else None
    last = str(incident.last_day) if incident.last_day != incident.first_day else None
    return with_values(
        {
            "id": incident.id,
            "date": incident.first_day.isoformat(),
            "enddate": last,
            "actor": [entity(p) for p in coding.actors] or [{"sector": codes()["unknown_sector"]}],
            "recipient": [entity(p) for p in coding.recipients],
            "event": coding.event,
            "mode": list(coding.modes),
            "quad_code": coding.quad,
            "event_loc": location(incident.place),
            "event_text": first.event.triggers[0].text if first and first.event.triggers else None,
            "text": words.text if words else None,
            "text_info": {"start": words.start, "end": words.end} if words else None,
            "size": with_values({"dead": lowest(incident.killed), "injured": lowest(incident.injured)}),
            "cite_info": cited(incident.sources[0]) if incident.sources else None,
            "coder": "wireledger",
            "comment": comment(incident),
        }
    )


def entity(party: Party) -> dict[str, Plain]:
    """A party as an entity: what it is called in the ledger, and in the words of the reports."""
    return with_values(
        {
            "code": alpha3(party.country),
            "sector": sector(party),
            "entity_text": "; ".join(party.texts),
            "identifier_id": party.identity,
            "identifier_text": party.name if party.identity else None,
            "office": "; ".join(party.posts),
        }
    )


def location(place: EventPlace) -> dict[str, Plain]:
    """A place; empty where none is told."""
    resolution = (
        codes()["resolution"].get(place.precision) if place.lat is not None or place.country else None
    )
    return with_values(
        {
            "extracted_place": place.text,
            "resolved_place": place.name,
            "geonameid": place.geonameid,
            "lat": place.lat,
            "lon": place.lon,
            "city": place.name if resolution == codes()["resolution"]["exact"] else None,
            "district": place.name if place.precision == "district" else None,
            "province": province_name(place.country, place.admin1),
            "country": country_name(place.country),
            "country_code": alpha3(place.country),
            "resolution": resolution,
        }
    )


def lowest(counts: Sequence[CountTold]) -> int | None:
    """The lowest of the totals that are told; None where nobody gives a number."""
    return min((c.min for c in counts if c.is_total and c.min is not None), default=None)


def cited(source: SourceTold) -> dict[str, Plain]:
    """The report that is quoted."""
    parts = (source.publisher, source.title, source.published)
    return with_values(
        {
            "citation": ", ".join(part for part in parts if part) or source.ref,
            "url": source.url,
            "title": source.title,
            "language": language_name(source.language),
            "publication": source.publisher,
            "coder": "wireledger",
            "codebook": "PLOVER",
            "version": wireledger.__version__,
        }
    )


def comment(incident: Coded) -> str:
    """What the codes cannot say: the numbers with who gives them, labels, denials, and the other reports."""
    said = [incident.note, *(f"{why[:1].upper()}{why[1:]}." for why in incident.inferred)]
    for party in (*incident.actors, *incident.targets, *incident.victims):
        if party.labels:
            said.append(f"{', '.join(party.said_by)}: {party.name} ({', '.join(party.labels)}).")
    if incident.denied_by:
        names = {o.id: o.name for o in incident.origins}
        said.append(f"denied by {', '.join(names.get(o, o) for o in incident.denied_by)}.")
    others = [s.ref for s in incident.sources[1:]]
    return " ".join([*said, f"also told in {', '.join(others)}."] if others else said)

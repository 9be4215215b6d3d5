"""A whole ledger as files of JSON lines: reports, incidents, entities and claims.

Beside these four stands what the ledger is made from (:mod:`wireledger.publish.ledger_source`).

``reports.jsonl`` has one report a line, ``claims.jsonl`` one claim with its ``ref``; keys are the field names
of :mod:`wireledger.records`. ``incidents.jsonl`` and ``entities.jsonl`` have what all reports say together:

    incident  {id, type, label, events [{ref, event, triggers [{start, end, text}]}],
               origins [{id, kind, name, reports [refs]}],
               values {field: [{value, reports [refs], claims [ids]}]},
               conflicts [{field, values [{value, reports, claims}]}], links [{a, b, score, reasons}]}
    entity    {id, kind, name, spellings [{ref, text}], aliases, entities [ids], links}

Lines stand in the order of their ids (reports and claims in that of the refs), so that equal ledgers give
equal files. Text stays readable, as in :mod:`wireledger.publish.jsonl`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from wireledger.ledger.connect import Ledger
from wireledger.ledger.judged import judged_records
from wireledger.ledger.kept import kept_identities, kept_incidents
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.tellings import judged_reports, with_triggers
from wireledger.plain import Plain, to_plain
from wireledger.publish.ledger_source import write_source
from wireledger.records import Record, Span
from wireledger.resolve.resolution import Identity, Incident, Resolution

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # would break a line, or are not UTF-8
FILES = ("reports.jsonl", "incidents.jsonl", "entities.jsonl", "claims.jsonl")


def export(ledger: Ledger, wanted: Wanted, folder: Path) -> None:
    """Write what is wanted of a ledger: its incidents, their reports, and who takes part in them.

    With filters the incidents wanted and the ids of their entities are in memory, else nothing that grows
    with the ledger. Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    chosen = None if wanted == Wanted() else {row.id for row in incidents(ledger, wanted)}
    told = [i for i in kept_incidents(ledger) if i.id in chosen] if chosen is not None else None
    refs = None if told is None else {event.ref for incident in told for event in incident.events}
    held: set[str] = set()
    if refs is None:
        _write_reports(folder, judged_records(ledger))
    else:
        _write_reports(folder, _noting(judged_reports(ledger, refs), held))
    those = kept_incidents(ledger) if told is None else told
    _write(folder / "incidents.jsonl", (_incident(*told) for told in with_triggers(ledger, those)))
    named = (i for i in kept_identities(ledger) if refs is None or held & set(i.entities))
    _write(folder / "entities.jsonl", (_entity(i) for i in named))
    write_source(folder, ledger, refs)


def write_ledger(folder: Path, records: Iterable[Record], resolution: Resolution) -> None:
    """Write the four files into ``folder``, which is made where it is missing.

    ``resolution`` is that of ``records``. Raises OSError where a file cannot be written.
    """
    given = sorted(records, key=lambda r: (r.document.ref, r.document.id))
    _write_reports(folder, given)
    triggers = {event.id: event.triggers for record in given for event in record.events}
    _write(folder / "incidents.jsonl", (_incident(i, triggers) for i in resolution.incidents))
    _write(folder / "entities.jsonl", (_entity(i) for i in resolution.identities))


def _noting(records: Iterable[Record], entities: set[str]) -> Iterator[Record]:
    """The same records; the ids of their entities are added to ``entities``."""
    for record in records:
        entities.update(entity.id for entity in record.entities)
        yield record


def _write_reports(folder: Path, records: Iterable[Record]) -> None:
    """Write the reports and their claims, in the order given."""
    folder.mkdir(parents=True, exist_ok=True)
    with _opened(folder / "reports.jsonl") as reports, _opened(folder / "claims.jsonl") as claims:
        for record in records:
            reports.write(_line(_report(record)))
            claims.writelines(map(_line, _claims(record)))


def _write(path: Path, rows: Iterable[Mapping[str, Plain]]) -> None:
    with _opened(path) as file:
        file.writelines(map(_line, rows))


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _line(row: Mapping[str, Plain]) -> str:
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n"


def _report(record: Record) -> dict[str, Plain]:
    """The document without its text and layout: those are in the record itself."""
    document = record.document
    return {
        "ref": document.ref,
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published,
        "published_from": document.published_from,
        "language": document.language,
        "complete": document.complete,
        "warnings": to_plain(document.warnings),
    }


def _incident(incident: Incident, triggers: Mapping[str, Sequence[Span]]) -> dict[str, Plain]:
    return {
        "id": incident.id,
        "type": incident.type,
        "label": incident.label,
        "events": [
            {"ref": e.ref, "event": e.event, "triggers": to_plain(tuple(triggers[e.event]))}
            for e in incident.events
        ],
        "origins": to_plain(incident.origins),
        "values": {v.field: to_plain(v.values) for v in incident.values},
        "conflicts": to_plain(incident.conflicts),
        "links": to_plain(incident.links),
    }


def _entity(identity: Identity) -> dict[str, Plain]:
    return {
        "id": identity.id,
        "kind": identity.kind,
        "name": identity.name,
        "spellings": to_plain(identity.spellings),
        "aliases": to_plain(identity.aliases),
        "entities": to_plain(identity.entities),
        "links": to_plain(identity.links),
    }


def _claims(record: Record) -> Iterator[dict[str, Plain]]:
    for claim in record.claims:
        plain = to_plain(claim)
        assert isinstance(plain, dict)
        yield {"ref": record.document.ref, **plain}

"""A whole ledger as four files of JSON lines: reports, incidents, entities and claims.

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

from wireledger.plain import Plain, to_plain
from wireledger.records import Record, Span
from wireledger.resolve.resolution import Identity, Incident, Resolution

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # would break a line, or are not UTF-8
FILES = ("reports.jsonl", "incidents.jsonl", "entities.jsonl", "claims.jsonl")


def write_ledger(folder: Path, records: Iterable[Record], resolution: Resolution) -> None:
    """Write the four files into ``folder``, which is made where it is missing.

    ``resolution`` is that of ``records``. Raises OSError where a file cannot be written.
    """
    ordered = sorted(records, key=lambda r: (r.document.ref, r.document.id))
    triggers = {e.id: e.triggers for r in ordered for e in r.events}
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "reports.jsonl", (_report(r) for r in ordered))
    _write(folder / "incidents.jsonl", (_incident(i, triggers) for i in resolution.incidents))
    _write(folder / "entities.jsonl", (_entity(i) for i in resolution.identities))
    _write(folder / "claims.jsonl", _claims(ordered))


def _write(path: Path, rows: Iterable[Mapping[str, Plain]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, allow_nan=False)
            file.write(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n")


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


def _claims(records: Sequence[Record]) -> Iterator[dict[str, Plain]]:
    for record in records:
        for claim in record.claims:
            plain = to_plain(claim)
            assert isinstance(plain, dict)
            yield {"ref": record.document.ref, **plain}

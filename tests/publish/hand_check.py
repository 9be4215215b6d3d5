"""Exports beside what a coder made of the same reports by hand (``hand_codings.yml``), field by field.

``python -m tests.publish.hand_check fictional FICTIONAL.db examples EXAMPLES.db`` prints, for each form, what
agrees and what does not; ``docs/publish-check.md`` says why it does not. The ledgers are made by ``wireledger
add benchmarks/fictional.jsonl`` and ``wireledger add examples``.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from wireledger.extract.spelling import fold
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import ToldIncident, told_incidents
from wireledger.plain import Plain
from wireledger.publish import acled, airwars, plover, polecat, ucdp

CODINGS = Path(__file__).with_name("hand_codings.yml")
EXPORTS = {
    "acled": acled.export,
    "ucdp": ucdp.export,
    "airwars": airwars.export,
    "plover": plover.export,
    "polecat": polecat.export,
}
_POLECAT = {  # the coder's fields of PLOVER in the columns of POLECAT
    "date": "Event Date",
    "event": "Event Type",
    "mode": "Event Mode",
    "actor.sector": "Actor Sectors",
    "recipient.sector": "Recipient Sectors",
    "event_loc.country_code": "Country",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the export is not what the coder wrote."""

    name: str
    handle: str
    field: str
    coder: Any
    ours: Any


@dataclass(frozen=True, slots=True)
class Compared:
    """How many entries and fields of a form were compared, and where they differ."""

    form: str
    entries: int
    fields: int
    differences: tuple[Difference, ...]


def codings() -> list[dict[str, Any]]:
    """What the coder wrote."""
    loaded: list[dict[str, Any]] = yaml.safe_load(CODINGS.read_text(encoding="utf-8"))
    return loaded


def compare(form: str, ledgers: Mapping[str, Ledger]) -> Compared:
    """One form against the coder's entries of the ledgers given."""
    entries = fields = 0
    found: list[Difference] = []
    for name, ledger in ledgers.items():
        rows = _rows(form, ledger)
        for coding in codings():
            if coding["ledger"] != name:
                continue
            incident = incident_of(ledger, coding["report"], coding["words"])
            fields_of, made = _coder(coding, form), rows.get(incident.incident.id)
            entries += 1
            fields += len(fields_of) if fields_of else 1
            handle = incident.row.handle
            found += [Difference(coding["name"], handle, *d) for d in differences(fields_of, made)]
    return Compared(form, entries, fields, tuple(found))


def _coder(coding: dict[str, Any], form: str) -> dict[str, Any] | None:
    """What the coder wrote for a form; POLECAT's codes are PLOVER's."""
    if form != "polecat":
        found: dict[str, Any] | None = coding[form]
        return found
    return {column: coding["plover"][f] for f, column in _POLECAT.items() if f in coding["plover"]}


def incident_of(ledger: Ledger, report: str, words: str) -> ToldIncident:
    """The incident of which a trigger stands in the passage; LookupError where there is none."""
    for told in told_incidents(ledger, Wanted()):
        for telling in told.tellings:
            start = telling.document.text.find(words) if telling.document.ref == report else -1
            end = start + len(words)
            if start >= 0 and any(start <= t.start < end for t in telling.event.triggers):
                return told
    raise LookupError(f"no event of {report} is read in the passage {words!r}")


def _rows(form: str, ledger: Ledger) -> dict[str, Mapping[str, Any]]:
    """The rows of an export, by incident."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / form
        EXPORTS[form](ledger, Wanted(), path)
        with path.with_name(f"{form}.incidents.csv").open(encoding="utf-8", newline="") as file:
            row_of = {line["incident"]: line["row"] for line in csv.DictReader(file) if line["row"]}
        made = _read(form, path)
    return {incident: made[row] for incident, row in row_of.items()}


def _read(form: str, path: Path) -> dict[str, Mapping[str, Any]]:
    if form == "plover":
        events = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return {event["id"]: dict(_flat(event)) for event in events}
    delimiter = "\t" if form == "polecat" else ","
    with path.open(encoding="utf-8", newline="") as file:
        return {next(iter(row.values())): row for row in csv.DictReader(file, delimiter=delimiter)}


def _flat(event: Mapping[str, Plain]) -> Iterator[tuple[str, Any]]:
    """Fields of objects as ``actor.sector``; of a list of objects, all values."""
    for name, value in event.items():
        yield name, value
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", part) for inner, part in value.items())
        if isinstance(value, list) and value and isinstance(value[0], dict):
            parts = [part for part in value if isinstance(part, dict)]
            inners = dict.fromkeys(inner for part in parts for inner in part)
            yield from ((f"{name}.{i}", [part[i] for part in parts if i in part]) for i in inners)


def differences(
    coder: Mapping[str, Any] | None, ours: Mapping[str, Any] | None
) -> Iterator[tuple[str, Any, Any]]:
    if coder is None or ours is None:
        if coder is not ours:
            yield "the row", "none" if coder is None else "one", "none" if ours is None else "one"
            if coder:
                yield from ((field, wanted, "no row") for field, wanted in list(coder.items())[1:])
        return
    yield from min((_fields(coder, told) for told in (ours, _swapped(ours))), key=len)


def _fields(coder: Mapping[str, Any], ours: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    return [(f, wanted, ours.get(f)) for f, wanted in coder.items() if not _agrees(wanted, ours.get(f))]


def _swapped(ours: Mapping[str, Any]) -> Mapping[str, Any]:
    """ACLED's sides the other way round, which mean the same there."""
    other = {"1": "2", "2": "1"}
    names = ("actor1", "actor2", "assoc_actor_1", "assoc_actor_2", "inter1", "inter2")
    return {**ours, **{n[:-1] + other[n[-1]]: ours[n] for n in names if n in ours}}


def _agrees(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, dict):
        return any(_agrees(one, value) for one in wanted["any"])
    if wanted is None:
        return value in (None, "")
    if isinstance(wanted, list):
        values = value.split(";") if isinstance(value, str) else value or ()
        return set(map(str, wanted)) == set(map(str, values))
    if isinstance(wanted, str) and wanted.startswith("~"):
        return fold(wanted[1:]) in fold(str(value or ""))
    return str(wanted) == str(value)


def main(arguments: Iterable[str]) -> None:
    """Print what agrees; ``arguments`` are the name and the file of each ledger."""
    given = list(arguments)
    ledgers = {name: open_ledger(file) for name, file in zip(given[::2], given[1::2], strict=True)}
    for form in EXPORTS:
        found = compare(form, ledgers)
        agree = found.fields - len(found.differences)
        print(f"{form}: {found.entries} entries, {agree} of {found.fields} fields agree")
        for d in found.differences:
            print(f"  {d.name} ({d.handle}) {d.field}: coder {d.coder!r}, ours {d.ours!r}")


if __name__ == "__main__":
    main(sys.argv[1:])

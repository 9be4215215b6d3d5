"""A copy of a ledger that can be shared: victims, witnesses, minors and private persons under pseudonyms.

The copy is itself a ledger, made before any format writes, so what it does not hold no format can give away.
It holds no text of a report, no title, address, quotation or statement, no decision, and no place finer than
asked for; all ids are made anew with the secret, since they are hashes of text that may be public. Words of
reports stay only where each is known to be harmless (:mod:`wireledger.publish.safe_words`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import history
from wireledger.ledger.judged import judged_records
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.readings import readings
from wireledger.ledger.resolved import refresh, resolution
from wireledger.ledger.write import add
from wireledger.publish.csv_file import replacing
from wireledger.publish.safe_names import Names, names_in
from wireledger.publish.safe_people import People
from wireledger.publish.safe_places import Level
from wireledger.publish.safe_records import safe_record
from wireledger.publish.safe_resolution import ToldSafely, safe_resolution, told_safely
from wireledger.publish.safe_salt import Salt
from wireledger.records import Record
from wireledger.resolve.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Safety:
    """How a copy is made safe: the secret, and the finest level of places that it may show."""

    salt: Salt
    level: Level = "province"


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """The copy, and what was removed or replaced: how many of each kind."""

    ledger: Ledger
    removed: dict[str, int]


@contextmanager
def safe_copy(ledger: Ledger, wanted: Wanted, safety: Safety) -> Iterator[SafeCopy]:
    """The incidents wanted as a ledger of their own, which is deleted at the end.

    It holds what is wanted and nothing else, so export it whole: filters may hold names.
    """
    whole = resolution(ledger)
    kept = {row.id for row in incidents(ledger, wanted)}
    chosen = tuple(i for i in whole.incidents if i.id in kept)
    refs = {told.ref for incident in chosen for told in incident.events}
    names = _names(ledger, whole, safety.salt)
    with TemporaryDirectory(prefix="wireledger-safe-") as folder:
        copy = open_ledger(str(Path(folder) / "safe.db"), create=True)
        try:
            safe = _filled(copy, ledger, refs, names, safety.level)
            shared = safe_resolution(Resolution(chosen, whole.identities, ()), safe, names)
            refresh(copy, lambda records, decisions: _drained(records, shared))
            names.removed["decisions"] = _decisions(ledger)
            yield SafeCopy(copy, {kind: n for kind, n in sorted(names.removed.items()) if n})
        finally:
            copy.close()


def write_removed(made: SafeCopy, level: Level, path: Path) -> None:
    """Write beside an export what was removed, by kind and count."""
    told = {
        "places_no_finer_than": level,
        "removed_or_replaced": made.removed,
        "note": "Persons have pseudonyms, which are the same in every export with one secret.",
    }
    with replacing(path.with_name(f"{path.name}.removed.json")) as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _names(ledger: Ledger, whole: Resolution, salt: Salt) -> Names:
    """What stands for each name; readings before any decision count too, since a name rejected is a name."""
    people, publishers = People(), set()
    for reading in readings(ledger):
        people.add(reading.record)
        if reading.record.document.publisher:
            publishers.add(reading.record.document.publisher)
    return names_in(people, whole.identities, sorted(publishers), salt)


def _filled(
    copy: Ledger, ledger: Ledger, refs: set[str], names: Names, level: Level
) -> dict[str, ToldSafely]:
    """Put the safe records of these reports into the copy; by ref, what stands there for their words."""
    models = {r.record.document.ref: r.model for r in readings(ledger) if r.record.document.ref in refs}
    told: dict[str, ToldSafely] = {}
    for record in judged_records(ledger):
        ref = record.document.ref
        if ref in refs:
            made = safe_record(record, names, level)
            add(copy, made, models[ref])
            told[ref] = told_safely(record, made)
    return told


def _drained(records: Iterable[Record], shared: Resolution) -> Resolution:
    """What was resolved of the whole ledger: a copy without words cannot be resolved anew."""
    for _ in records:
        pass
    return shared


def _decisions(ledger: Ledger) -> int:
    return len(history(ledger))

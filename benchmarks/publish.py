"""How fast a large ledger is exported in each form, and in how much memory.

usage: python -m benchmarks.publish [--incidents 100000] [--forms acled ucdp] [--records FILE] [--ledger FILE]

The ledger holds the invented reports recombined (``benchmarks/recombined.py``). What one world of them tells
is resolved once; other worlds have the same incidents under their own names, so that the ledger is filled
without resolving it anew. Each form is exported in a process of its own, so that its peak memory is its own;
before it the same process exports a small part, and what the peak grew by from there is the cost of size.
Seconds are those of the processor, which other work on the machine does not lengthen. ``--ledger`` names a
file in which the ledger is kept, and found again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.ledger import templates
from benchmarks.recombined import recombined
from wireledger.ids import content_id
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.gathered import Gathered
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.rows import rows
from wireledger.ledger.tables import fact, report
from wireledger.publish.formats import MODULES, exporter
from wireledger.publish.jsonl import from_json, to_json
from wireledger.records import Record
from wireledger.resolve.decisions import rulings
from wireledger.resolve.resolution import FieldValue, Identity, Incident, Resolution
from wireledger.resolve.resolve import resolve

WARMING = Wanted(type="surrender")
"""A small part of the ledger: exporting it loads what an exporter needs, whatever the ledger's size."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One form: CPU seconds, peak memory in MiB before and after the whole ledger, and MiB written."""

    form: str
    seconds: float
    before_mib: float
    peak_mib: float
    written_mib: float


def fill(ledger: Ledger, given: Sequence[Record], count: int) -> int:
    """Fill a ledger with at least ``count`` incidents, world after world; how many there are."""
    found = resolve(given)
    worlds = -(-count // len(found.incidents))
    made = recombined(given, worlds * len(given))
    facts = 0
    for _ in range(worlds):
        world = list(islice(made, len(given)))
        facts += _store(ledger, world, _translated(found, _names(given, world)), facts)
    return worlds * len(found.incidents)


def _store(ledger: Ledger, world: Sequence[Record], found: Resolution, facts: int) -> int:
    """Write the rows of one world; ``facts`` are the numbers that are taken. How many it has itself.

    Reports are not indexed for searching, which no export needs.
    """
    gathered = Gathered.empty()
    for _ in gathered.passing(world, rulings(()).corrections):
        pass
    batches: dict[Any, list[dict[str, object]]] = {}
    for table, row in rows(found, gathered):
        batches.setdefault(table, []).append(row)
    for row in batches.get(fact, []):
        row["number"] = facts + int(str(row["number"]))
    with ledger.writing() as connection:
        connection.execute(insert(report), list(map(_report, world)))
        for table, many in batches.items():
            connection.execute(insert(table), many)
    return len(batches.get(fact, []))


def _report(record: Record) -> dict[str, str | None]:
    document = record.document
    return {
        "ref": document.ref,
        "document": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "added": "2026-01-01T00:00:00+00:00",
        "record": to_json(record),
    }


def _names(given: Sequence[Record], world: Sequence[Record]) -> dict[str, str]:
    """What refs, ids, names and values of the first world are called in another, by where they stand."""
    names: dict[str, str] = {}
    for a, b in zip(given, world, strict=True):
        names[a.document.ref] = b.document.ref
        names |= {x.id: y.id for x, y in zip(a.events, b.events, strict=True)}
        for x, y in zip(a.claims, b.claims, strict=True):
            names[x.id] = y.id
            names[f"value of {x.id}"] = y.value or ""
        for old, new in zip(a.entities, b.entities, strict=True):
            names |= {old.id: new.id, f"name of {old.id}": new.name}
    return names


def _translated(found: Resolution, names: Mapping[str, str]) -> Resolution:
    return Resolution(
        tuple(sorted((_incident(i, names) for i in found.incidents), key=lambda i: i.id)),
        tuple(sorted((_identity(i, names) for i in found.identities), key=lambda i: i.id)),
        (),
    )


def _incident(made: Incident, names: Mapping[str, str]) -> Incident:
    def values(given: Sequence[FieldValue]) -> tuple[FieldValue, ...]:
        return tuple(
            FieldValue(
                names[f"value of {v.claims[0]}"] or v.value,
                tuple(names[r] for r in v.reports),
                tuple(names[c] for c in v.claims),
            )
            for v in given
        )

    return replace(
        made,
        id=content_id(*(names[e.event] for e in made.events), kind="incident"),
        events=tuple(replace(e, ref=names[e.ref], event=names[e.event]) for e in made.events),
        origins=tuple(replace(o, reports=tuple(names[r] for r in o.reports)) for o in made.origins),
        values=tuple(replace(f, values=values(f.values)) for f in made.values),
        conflicts=tuple(replace(c, values=values(c.values)) for c in made.conflicts),
        links=(),
    )


def _identity(made: Identity, names: Mapping[str, str]) -> Identity:
    return replace(
        made,
        id=content_id(*(names[e] for e in made.entities), kind=made.kind),
        name=names[f"name of {made.entities[0]}"],
        spellings=tuple(replace(s, ref=names[s.ref]) for s in made.spellings),
        entities=tuple(names[e] for e in made.entities),
        links=(),
    )


def measure(form: str, ledger: str, folder: Path) -> Exported:
    """Export the ledger in one form."""
    opened = open_ledger(ledger)
    export = exporter(form)
    export(opened, WARMING, folder / f"warming-{form}")
    before = _peak()
    begun = time.process_time()
    export(opened, Wanted(), folder / form)
    seconds = time.process_time() - begun
    opened.close()
    files = [p for top in folder.glob(f"{form}*") for p in (top.rglob("*") if top.is_dir() else [top])]
    written = sum(p.stat().st_size for p in files if p.is_file()) / 2**20
    return Exported(form, seconds, before, _peak(), written)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def page(found: Sequence[Exported], count: int) -> str:
    """The measurements as Markdown."""
    rows = [
        "| form | CPU s | incidents a second | peak MiB | of it with size | written MiB |",
        "|---|---|---|---|---|---|",
    ]
    for one in found:
        rows.append(
            f"| {one.form} | {one.seconds:.0f} | {count / one.seconds:,.0f} | {one.peak_mib:.0f} "
            f"| {one.peak_mib - one.before_mib:.0f} | {one.written_mib:.0f} |"
        )
    return "\n".join(rows)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--forms", nargs="+", choices=list(MODULES), default=list(MODULES))
    parser.add_argument("--records", type=Path, help="lines that `wireledger read` wrote of the reports")
    parser.add_argument("--ledger", type=Path, help="where the ledger is kept; default: nowhere")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        path = given.ledger or folder / "ledger.db"
        if not path.exists():
            lines = [to_json(record) for record in templates(given.records)]
            _alone(_fill, lines, str(path), given.incidents)
        count = _alone(_count, str(path))
        found = [_alone(measure, form, str(path), folder) for form in given.forms]
    print(f"{count:,} incidents\n\n{page(found, count)}")
    return 0


def _fill(lines: Sequence[str], path: str, count: int) -> None:
    ledger = open_ledger(path, create=True)
    fill(ledger, [from_json(line) for line in lines], count)
    ledger.close()


def _count(path: str) -> int:
    ledger = open_ledger(path)
    count = len(incidents(ledger, Wanted()))
    ledger.close()
    return count


def _alone(do: Any, *given: object) -> Any:
    """What ``do`` gives in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        return alone.submit(do, *given).result()


if __name__ == "__main__":
    sys.exit(main())

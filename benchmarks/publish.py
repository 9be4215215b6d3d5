"""How fast a large ledger is exported in each form, and in how much memory.

usage: python -m benchmarks.publish [--incidents 100000] [--forms acled,ucdp] [--records FILE] [--folder DIR]

The ledger holds the invented reports recombined (``benchmarks/recombined.py``). What one world of them tells
is resolved once; other worlds have the same incidents under their own names, so that the ledger is filled
without resolving it anew. Each form is exported in a process of its own, so that its peak memory is its own;
before it the same process exports a small part, and what the peak grew by from there is the cost of size.
Seconds are those of the processor, which other work on the machine lengthens little. Rows are counted in what
was written. ``--folder`` keeps the ledger and what was measured, and goes on where a run was ended: a form
that was measured there is told again, not exported again. ``--records`` names lines that ``wireledger read``
wrote of the reports, which saves reading them again.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert

from benchmarks.ledger import templates
from benchmarks.recombined import recombined
from wireledger.ids import content_id
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.gathered import Gathered
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.rows import Rows
from wireledger.ledger.sections import all_sections
from wireledger.ledger.tables import report
from wireledger.plain import from_line, to_line
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
    """One form: CPU seconds, rows, incidents in no row, peak MiB before and after all, and MiB written."""

    form: str
    incidents: int
    seconds: float
    rows: int
    left_out: int
    before_mib: float
    peak_mib: float
    written_mib: float


def fill(ledger: Ledger, given: Sequence[Record], count: int) -> int:
    """Fill a ledger with at least ``count`` incidents, world after world; how many there are."""
    found = resolve(given)
    worlds = -(-count // len(found.incidents))
    made = recombined(given, worlds * len(given))
    for _ in range(worlds):
        world = list(islice(made, len(given)))
        _store(ledger, world, _translated(found, _names(given, world)))
    return worlds * len(found.incidents)


def _store(ledger: Ledger, world: Sequence[Record], found: Resolution) -> None:
    """Write the rows of one world. Reports are not indexed for searching, which no export needs."""
    gathered = Gathered.empty()
    for _ in gathered.passing(world, rulings(()).corrections):
        pass
    with ledger.writing() as connection:
        connection.execute(insert(report), list(map(_report, world)))
        for section in all_sections(found, Rows(found, gathered)):
            batches: dict[Table, list[dict[str, object]]] = {}
            for table, row in section.rows:
                batches.setdefault(table, []).append(row)
            for table, many in batches.items():
                connection.execute(insert(table), many)


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
    """Export the ledger in one form, into a folder that is emptied again."""
    opened = open_ledger(ledger)
    wanted = len(incidents(opened, Wanted()))
    export, out = exporter(form), folder / form
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    export(opened, WARMING, out / "warming")
    before = _peak()
    begun = time.process_time()
    export(opened, Wanted(), out / "all")
    seconds = time.process_time() - begun
    peak = _peak()
    opened.close()
    rows, left = _told(form, out / "all", wanted)
    written = sum(p.stat().st_size for p in out.rglob("*") if p.is_file()) / 2**20
    shutil.rmtree(out)
    return Exported(form, wanted, seconds, rows, left, before, peak, written)


def _told(form: str, path: Path, wanted: int) -> tuple[int, int]:
    """How many rows were written, and how many incidents are in none."""
    beside = path.with_name(f"{path.name}.columns.json")
    if beside.exists():
        told = json.loads(beside.read_text(encoding="utf-8"))
        return told["rows"], told["incidents_left_out"]
    if form == "parquet":
        import pyarrow.parquet as pq

        rows = pq.ParquetFile(path / "incidents.parquet").metadata.num_rows
    else:
        name, mark = _MARKS[form]
        with (path / name if name else path).open(encoding="utf-8") as file:
            rows = sum(line.count(mark) for line in file) - (form == "csv")
    return rows, wanted - rows


_MARKS = {
    "jsonl": ("incidents.jsonl", "\n"),
    "csv": ("incidents.csv", "\n"),
    "geojson": ("", '"type": "Feature", '),
    "html": ("", '<article id="incident-'),
}
"""Which file of a form without a companion holds the incidents, and what stands there once for each."""


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


HEAD = (
    "| form | CPU s | incidents a second | rows | left out | peak MiB | of it with size | written MiB |\n"
    "|---|---|---|---|---|---|---|---|"
)


def line(one: Exported) -> str:
    """A measurement as a line of Markdown, under ``HEAD``."""
    cells = (
        one.form,
        f"{one.seconds:.0f}",
        f"{one.incidents / one.seconds:,.0f}",
        f"{one.rows:,}",
        f"{one.left_out:,}",
        f"{one.peak_mib:.0f}",
        f"{one.peak_mib - one.before_mib:.0f}",
        f"{one.written_mib:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--forms", type=_forms, default=list(MODULES), help="names with commas between")
    parser.add_argument("--records", type=Path, help="lines that `wireledger read` wrote of the reports")
    parser.add_argument("--folder", type=Path, help="where the ledger and the figures are kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        ledger = folder / f"ledger-{given.incidents}.db"
        if not ledger.exists():
            _alone(_fill, [to_json(record) for record in templates(given.records)], ledger, given.incidents)
        print(HEAD, flush=True)
        for one in measured(ledger, given.forms, folder / f"exports-{given.incidents}.jsonl"):
            print(line(one), flush=True)
    return 0


def _forms(words: str) -> list[str]:
    forms = words.split(",")
    if unknown := [form for form in forms if form not in MODULES]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: there are {', '.join(MODULES)}")
    return forms


def measured(ledger: Path, forms: Sequence[str], figures: Path) -> Iterator[Exported]:
    """The measurement of each form, taken now where ``figures`` does not hold it, and added there."""
    lines = figures.read_text(encoding="utf-8").splitlines() if figures.exists() else []
    known = {one.form: one for one in (from_line(Exported, text) for text in lines)}
    for form in forms:
        if form not in known:
            known[form] = _alone(measure, form, str(ledger), figures.parent / "out")
            with figures.open("a", encoding="utf-8") as file:
                file.write(to_line(known[form]) + "\n")
        yield known[form]


def _fill(lines: Sequence[str], path: Path, count: int) -> None:
    """Fill the ledger, which appears under its name when it is whole."""
    part = path.with_name(f"part-{path.name}")
    for left in path.parent.glob(f"{part.name}*"):
        left.unlink()
    ledger = open_ledger(str(part), create=True)
    fill(ledger, [from_json(text) for text in lines], count)
    ledger.close()
    part.rename(path)


def _alone(do: Any, *given: object) -> Any:
    """What ``do`` gives in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        return alone.submit(do, *given).result()


if __name__ == "__main__":
    sys.exit(main())

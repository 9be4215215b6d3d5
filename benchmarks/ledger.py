"""How fast a ledger takes reports, how resolving grows with their number, and how soon it answers.

usage: python -m benchmarks.ledger [--reports 1000 10000 100000] [--records FILE] [--folder DIR]

The reports are recombined from the invented ones (``benchmarks/recombined.py``). ``--records`` names lines
that ``wireledger read`` wrote of these, which saves reading them again. ``--folder`` keeps the ledgers, and
goes on where a run was ended. Each number of reports runs in a process of its own, so that its peak memory is
its own. Resolving includes the reading of the records from the ledger. What one more decision or report costs
the workbench is measured for ledgers that it keeps in memory. The growth exponent is the slope of
processor time over number between two neighbouring sizes, both as logarithms: 1 is linear.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from typing import TypeVar

from sqlalchemy import delete

from benchmarks.ledger_refresh import Refreshes, is_kept, measure_refresh, refresh_page
from benchmarks.recombined import recombined
from benchmarks.scoring import ROOT
from wireledger.errors import ReadError
from wireledger.ledger import tables
from wireledger.ledger.compare import compare
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.dossier import show
from wireledger.ledger.query import Wanted, identities, incidents
from wireledger.ledger.resolved import refresh
from wireledger.ledger.search import search
from wireledger.ledger.write import add
from wireledger.pipeline import read_reports
from wireledger.publish.jsonl import from_json, to_json
from wireledger.records import Record
from wireledger.resolve.resolution import Decision, Resolution
from wireledger.resolve.resolve import resolve

M = TypeVar("M")
SIZES = (1_000, 10_000, 100_000)
TARGET = 0.1  # seconds in which an answer feels immediate
_ASKED = 20  # incidents and names asked for, half of them those in most reports
_WORDS = ("said", "commander", '"Halyard News Agency"', "spokesman said", "al-Bab market")


@dataclass(frozen=True, slots=True)
class Answer:
    """How long the answers to one kind of question take, in seconds: the middle one, and the longest."""

    name: str
    middle: float
    longest: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: reports added a second, resolving and storing in seconds, memory in MiB, and answers.

    ``resolve_cpu`` is the processor time of resolving, which other programs at work lengthen less.
    ``added_per_second`` is None where all reports were there already.
    """

    reports: int
    added_per_second: float | None
    resolve_seconds: float
    resolve_cpu: float
    store_seconds: float
    peak_mib: float
    file_mib: float
    answers: tuple[Answer, ...]


def templates(given: Path | None) -> list[Record]:
    """The records of the invented reports. Raises ReadError where one cannot be read."""
    if given is not None:
        return [from_json(line) for line in given.read_text(encoding="utf-8").split("\n") if line]
    examples = sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in (".txt", ".jsonl"))
    found = []
    for result in read_reports([*examples, ROOT / "benchmarks" / "fictional.jsonl"]):
        if isinstance(result, ReadError):
            raise result
        found.append(result)
    return found


def measure(lines: Sequence[str], count: int, folder: Path) -> Measured:
    """Fill a ledger with ``count`` reports, resolve it, and ask it."""
    given = [from_json(line) for line in lines]
    resolve(given)  # loads the gazetteer and the word lists
    file = _file(folder, count)
    ledger = open_ledger(str(file), create=True)
    added = _added_per_second(ledger, recombined(given, count))
    with ledger.writing() as connection:
        connection.execute(delete(tables.resolution))  # what an earlier run resolved is resolved again
    resolving: list[tuple[float, float]] = []

    def timed(told: Iterable[Record], decisions: Sequence[Decision]) -> Resolution:
        begun = time.perf_counter(), time.process_time()
        found = resolve(told, decisions)
        resolving.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
        return found

    whole = _seconds(partial(refresh, ledger, timed))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gc.collect()  # what resolving left must not be cleared away while an answer is timed
    answers = tuple(_answers(ledger))
    size = file.stat().st_size / 2**20
    ledger.close()
    ((resolved, processor),) = resolving
    return Measured(count, added, resolved, processor, whole - resolved, peak, size, answers)


def _added_per_second(ledger: Ledger, records: Iterable[Record]) -> float | None:
    new, seconds = 0, 0.0
    for record in records:
        begun = time.perf_counter()
        if add(ledger, record):
            new += 1
            seconds += time.perf_counter() - begun
    return new / seconds if new else None


def _answers(ledger: Ledger) -> Iterator[Answer]:
    """What is asked of the ledger, and how long the answers take."""
    listed = incidents(ledger, Wanted())
    most = sorted(listed, key=lambda row: -row.reports)
    asked = [row.id for row in (*most[: _ASKED // 2], *listed[: _ASKED // 2])]
    people = [row.id for row in identities(ledger, "person", limit=_ASKED)]
    month = Wanted(since="2024-05", until="2024-05")
    rows = compare(ledger, asked[0]).rows
    claims = [said.claim for row in rows for cell in row.cells for said in cell.said if said.claim][:_ASKED]
    yield _answer("compare", [partial(compare, ledger, i) for i in asked])
    yield _answer("show incident", [partial(show, ledger, i) for i in asked])
    yield _answer("show person", [partial(show, ledger, i) for i in people])
    yield _answer("show claim", [partial(show, ledger, i) for i in claims])
    yield _answer("search", [partial(search, ledger, words) for words in _WORDS])
    yield _answer("incidents of a month", [partial(incidents, ledger, month)])


def _answer(name: str, questions: Sequence[Callable[[], object]]) -> Answer:
    times = [_seconds(ask) for ask in questions]
    return Answer(name, median(times), max(times))


def _seconds(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def page(found: Sequence[Measured]) -> str:
    """The measurements as Markdown."""
    rows = [
        "| reports | added a second | resolve s | processor s | exponent | store s | peak MiB | file MiB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    exponents = ["–", *(f"{_exponent(a, b):.2f}" for a, b in pairwise(found))]
    for one, exponent in zip(found, exponents, strict=True):
        added = "–" if one.added_per_second is None else f"{one.added_per_second:.0f}"
        rows.append(
            f"| {one.reports:,} | {added} | {one.resolve_seconds:.1f} | {one.resolve_cpu:.1f} | {exponent} "
            f"| {one.store_seconds:.1f} | {one.peak_mib:.0f} | {one.file_mib:.0f} |"
        )
    rows += ["", "| answer, ms (target 100) | " + " | ".join(f"{m.reports:,}" for m in found) + " |"]
    rows.append("|---" * (len(found) + 1) + "|")
    for number, asked in enumerate(found[0].answers):
        times = (m.answers[number] for m in found)
        cells = " | ".join(f"{1000 * t.middle:.0f}, at most {1000 * t.longest:.0f}" for t in times)
        rows.append(f"| {asked.name} | {cells} |")
    return "\n".join(rows)


def _exponent(a: Measured, b: Measured) -> float:
    return log(b.resolve_cpu / a.resolve_cpu) / log(b.reports / a.reports)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--records", type=Path)
    parser.add_argument("--folder", type=Path, help="where the ledgers are kept; default: nowhere")
    given = parser.parse_args()
    lines = [to_json(record) for record in templates(given.records)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found: list[Measured] = []
        again: list[Refreshes] = []
        for count in sorted(given.reports):
            found.append(_alone(measure, lines, count, folder))
            print(page(found[-1:]), file=sys.stderr, flush=True)  # the largest size takes long
            if is_kept(count):
                again.append(_alone(measure_refresh, lines, count, _file(folder, count)))
                print(refresh_page(again[-1:]), file=sys.stderr, flush=True)
    print(page(found))
    if again:
        print(f"\n{refresh_page(again)}")
    slow = [a.name for a in found[-1].answers if a.longest > TARGET]
    print(f"\nslower than {1000 * TARGET:.0f} ms: {', '.join(slow) or 'nothing'}")
    return 0


def _alone(work: Callable[[Sequence[str], int, Path], M], lines: list[str], count: int, where: Path) -> M:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        return alone.submit(work, lines, count, where).result()


def _file(folder: Path, count: int) -> Path:
    return folder / f"ledger-{count}.db"


if __name__ == "__main__":
    sys.exit(main())

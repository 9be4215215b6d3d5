"""How much work it is to show what follows from one more decision or report, and how long others wait for it.

As in the workbench, one process keeps what it has worked out (``wireledger.ledger.refreshing``). Another
connection begins and ends a transaction that writes, again and again; what counts is its longest wait.
"""

from __future__ import annotations

import resource
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from benchmarks.recombined import recombined
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.refreshing import MOST, Refreshing
from wireledger.ledger.write import add
from wireledger.publish.jsonl import from_json

_PAUSE = 0.005  # seconds between two attempts to write


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One refresh: what came before it, its processor time, and the longest wait of another writer, in s."""

    name: str
    processor: float
    waited: float


@dataclass(frozen=True, slots=True)
class Refreshes:
    """The refreshes of one size, the first of which works out everything; peak memory in MiB."""

    reports: int
    each: tuple[Refreshed, ...]
    peak_mib: float


def measure_refresh(lines: Sequence[str], count: int, file: Path) -> Refreshes:
    """Refresh a ledger of ``count`` reports, made of ``lines``, after one thing and another."""
    ledger = open_ledger(str(file))
    refreshing = Refreshing(ledger)
    found = [_timed("everything", refreshing, file, lambda: _decide(ledger, Ruling("accept", ("event-0",))))]
    for name, change in _changes(ledger, lines, count):
        found.append(_timed(name, refreshing, file, change))
    ledger.close()
    return Refreshes(count, tuple(found), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _changes(ledger: Ledger, lines: Sequence[str], count: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a reviewer decides, and one more report."""
    first, second = (row.id for row in incidents(ledger, Wanted(), limit=2))
    told = tables.incident_event
    with ledger.reading() as connection:
        events = {
            made: connection.execute(select(told.c.event).where(told.c.incident == made)).scalars().first()
            for made in (first, second)
        }
        asked = select(tables.question.c.a, tables.question.c.b).order_by(tables.question.c.score.desc())
        pairs = {
            kind: tuple(connection.execute(asked.where(tables.question.c.kind == kind)).first() or ())
            for kind in ("incident", "person")
        }
    yield "accepting an incident", lambda: _decide(ledger, Ruling("accept", (str(events[first]),)))
    yield (
        "correcting the killed",
        lambda: _decide(ledger, Ruling("correct", (str(events[first]),), "killed", "3")),
    )
    for kind, pair in pairs.items():
        if pair:
            yield f"two {kind}s are one", lambda pair=pair: _decide(ledger, Ruling("same", pair))  # type: ignore[misc]
    yield "rejecting an incident", lambda: _decide(ledger, Ruling("reject", (str(events[second]),)))
    (one,) = islice(recombined([from_json(line) for line in lines], count + 1), count, None)
    yield "one more report", lambda: add(ledger, one)


def _decide(ledger: Ledger, ruling: Ruling) -> None:
    append(ledger, [decided(ruling, "measured", user="benchmark")])


def _timed(name: str, refreshing: Refreshing, file: Path, change: Callable[[], object]) -> Refreshed:
    change()
    with _another_writer(file) as waits:
        begun = time.process_time()
        refreshing.refresh()
        processor = time.process_time() - begun
    return Refreshed(name, processor, max(waits, default=0.0))


@contextmanager
def _another_writer(file: Path) -> Iterator[list[float]]:
    """Somebody else who writes to the ledger meanwhile; how long each wait was, in seconds."""
    waits: list[float] = []
    ended = threading.Event()

    def write() -> None:
        connection = sqlite3.connect(file, timeout=600, isolation_level=None)
        while not ended.wait(_PAUSE):
            begun = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            waits.append(time.perf_counter() - begun)
            connection.execute("ROLLBACK")
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield waits
    finally:
        ended.set()
        thread.join()


def refresh_page(found: Sequence[Refreshes]) -> str:
    """The measurements as Markdown."""
    rows = [
        "| refresh after, processor s; others wait, ms | "
        + " | ".join(f"{m.reports:,}" for m in found)
        + " |"
    ]
    rows.append("|---" * (len(found) + 1) + "|")
    for name in dict.fromkeys(one.name for m in found for one in m.each):
        known = ({one.name: one for one in m.each}.get(name) for m in found)
        cells = (f"{one.processor:.2f}; {1000 * one.waited:.0f}" if one else "–" for one in known)
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    rows.append("| peak MiB | " + " | ".join(f"{m.peak_mib:.0f}" for m in found) + " |")
    return "\n".join(rows)


def is_kept(count: int) -> bool:
    """Whether a ledger of that many reports is refreshed step by step."""
    return count < MOST

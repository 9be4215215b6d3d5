"""The Resolution of a ledger: computed by ``resolve`` from all reports and decisions, and kept in tables.

Reports and decisions are only ever added, so their numbers, and what the program is, say whether what is kept
is still true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, insert, select, text

import wireledger.resolve
from wireledger.ids import content_id
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.ledger.gathered import Gathered
from wireledger.ledger.rows import Row, rows
from wireledger.plain import from_line
from wireledger.records import Record
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import Decision, Identity, Incident, OpenQuestion, Resolution

Resolver = Callable[[Iterable[Record], Sequence[Decision]], Resolution]

_AT_ONCE = 5_000  # rows written in one call: enough to be quick, few enough to be small


def is_fresh(ledger: Ledger) -> bool:
    """Whether what is kept follows from all reports and decisions of the ledger."""
    with ledger.reading() as connection:
        return _state(connection) == _kept(connection)


def refresh(ledger: Ledger, resolver: Resolver) -> None:
    """Resolve again, unless that would change nothing.

    What others add meanwhile is not in it; the ledger is then not fresh, and the next call takes it in.
    """
    gathered = Gathered.empty()
    with ledger.reading() as connection:
        state = _state(connection)
        if state == _kept(connection):
            return
        decisions = decisions_in(connection)
        corrections = rulings(standing(decisions)).corrections
        found = resolver(gathered.passing(records_in(connection), corrections), decisions)
    with ledger.writing() as connection:
        if not ledger.is_sqlite:
            connection.execute(text("LOCK TABLE resolution"))
        for table in tables.RESOLVED:
            connection.execute(delete(table))
        for table, many in _in_batches(rows(found, gathered)):
            connection.execute(insert(table), many)
        row = dict(zip(("reports", "decisions", "program"), state, strict=True))
        connection.execute(insert(tables.resolution), row)


def records_in(connection: Connection) -> Iterator[Record]:
    """Every record, by ref."""
    wanted = select(tables.report.c.record).order_by(tables.report.c.ref)
    for line in connection.execute(wanted.execution_options(yield_per=100)).scalars():
        yield from_line(Record, line)


def records(ledger: Ledger) -> Iterator[Record]:
    """Every record of the ledger, by ref."""
    with ledger.reading() as connection:
        yield from records_in(connection)


def resolution(ledger: Ledger) -> Resolution:
    """The Resolution that is kept."""
    with ledger.reading() as connection:
        return Resolution(
            tuple(from_line(Incident, line) for line in _bodies(connection, tables.incident)),
            tuple(from_line(Identity, line) for line in _bodies(connection, tables.identity)),
            tuple(from_line(OpenQuestion, line) for line in _bodies(connection, tables.question)),
        )


def _bodies(connection: Connection, table: Table) -> Iterable[str]:
    return connection.execute(select(table.c.body).order_by(*table.primary_key)).scalars()


def _state(connection: Connection) -> tuple[int, int, str]:
    reports, decisions = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (tables.report, tables.decision)
    )
    return reports, decisions, _program()


@cache
def _program() -> str:
    """What stands for the code and the rules that resolve: a change in them makes what is kept stale."""
    packages = (Path(__file__).parent, Path(wireledger.resolve.__file__).parent)
    files = (file for folder in packages for file in sorted(folder.glob("*.*")) if file.is_file())
    return content_id(wireledger.__version__, *(f.read_text(encoding="utf-8") for f in files), kind="program")


def _kept(connection: Connection) -> tuple[int, int, str] | None:
    found = connection.execute(select(tables.resolution)).one_or_none()
    return None if found is None else (found.reports, found.decisions, found.program)


def _in_batches(made: Iterable[tuple[Table, Row]]) -> Iterator[tuple[Table, list[Row]]]:
    """Rows by table; in each batch the tables come first that others refer to."""
    made = iter(made)
    while taken := list(islice(made, _AT_ONCE)):
        batch: dict[Table, list[Row]] = {}
        for table, row in taken:
            batch.setdefault(table, []).append(row)
        yield from ((table, batch[table]) for table in reversed(tables.RESOLVED) if table in batch)

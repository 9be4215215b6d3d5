"""The Resolution of a ledger: computed by ``resolve`` from all reports and decisions, and kept in tables.

Reports and decisions are only ever added, so their numbers, and what the program is, say whether what is kept
is still true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, insert, select, text

import wireledger.resolve
from wireledger.ids import content_id
from wireledger.ledger import tables
from wireledger.ledger.changes import Changes
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.ledger.gathered import Gathered
from wireledger.ledger.rows import Rows
from wireledger.ledger.sections import all_sections
from wireledger.ledger.stamp import new_stamp
from wireledger.plain import from_line
from wireledger.records import Record
from wireledger.resolve.collecting import seldom_collecting
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import Decision, Identity, Incident, OpenQuestion, Resolution

Resolver = Callable[[Iterable[Record], Sequence[Decision]], Resolution]


def is_fresh(ledger: Ledger) -> bool:
    """Whether what is kept follows from all reports and decisions of the ledger."""
    with ledger.reading() as connection:
        return Standing.of(connection).is_fresh


def refresh(ledger: Ledger, resolver: Resolver) -> None:
    """Resolve again, unless that would change nothing, and write what has become different.

    What others add meanwhile is not in it; the ledger is then not fresh, and the next call takes it in. Where
    another has written a resolution or replaced a record meanwhile, one begins anew.
    """
    with seldom_collecting():
        while not _refreshed(ledger, resolver):
            pass


@dataclass(frozen=True, slots=True)
class Standing:
    """What a ledger holds, and what its tables follow from: numbers of reports and decisions, the program.

    ``stamp`` is another for each writing of the tables, and for each replacing of a record.
    """

    given: tuple[int, int, str]
    followed: tuple[int, int, str] | None
    stamp: str | None

    @classmethod
    def of(cls, connection: Connection) -> Standing:
        """How the ledger stands."""
        reports, decisions = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (tables.report, tables.decision)
        )
        found = connection.execute(select(tables.resolution)).one_or_none()
        followed = None if found is None else (found.reports, found.decisions, found.program)
        return cls((reports, decisions, _program()), followed, None if found is None else found.stamp)

    @property
    def is_fresh(self) -> bool:
        """Whether the tables follow from all that the ledger holds."""
        return self.given == self.followed


def write(ledger: Ledger, found: Standing, changes: Changes) -> str | None:
    """Make the tables those of what was ``found``, all at once; their new stamp.

    None, and nothing is written, where another was quicker: the tables are not those any more that were
    compared, or do not follow from the records that were resolved.
    """
    stamp = new_stamp()
    with ledger.writing() as connection:
        if not ledger.is_sqlite:
            connection.execute(text("LOCK TABLE resolution"))
        if connection.execute(select(tables.resolution.c.stamp)).scalar_one_or_none() != found.stamp:
            return None
        changes.write(connection)
        connection.execute(delete(tables.resolution))
        row = dict(zip(("reports", "decisions", "program"), found.given, strict=True))
        connection.execute(insert(tables.resolution), row | {"stamp": stamp})
    return stamp


def _refreshed(ledger: Ledger, resolver: Resolver) -> bool:
    """Whether the ledger is fresh now; False where another wrote to the tables meanwhile."""
    gathered = Gathered.empty()
    with Changes() as changes:
        with ledger.reading() as connection:
            found = Standing.of(connection)
            if found.is_fresh:
                return True
            decisions = decisions_in(connection)
            corrections = rulings(standing(decisions)).corrections
            made = resolver(gathered.passing(records_in(connection), corrections), decisions)
            for section in all_sections(made, Rows(made, gathered)):
                changes.note(connection, section)
        return write(ledger, found, changes) is not None


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


@cache
def _program() -> str:
    """What stands for the code and the rules that resolve: a change in them makes what is kept stale."""
    packages = (Path(__file__).parent, Path(wireledger.resolve.__file__).parent)
    files = (file for folder in packages for file in sorted(folder.glob("*.*")) if file.is_file())
    return content_id(wireledger.__version__, *(f.read_text(encoding="utf-8") for f in files), kind="program")

"""Opening a ledger: an SQLite file, or a PostgreSQL database for teams.

SQLite runs with a write-ahead log, so that reading goes on while a report is written, with foreign keys, and
with patience for other writers. A transaction that will write says so when it begins: two that first read and
then both want to write could not both go on.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.migrate import migrated

BUSY_SECONDS = 600  # for other writers: the longest write, a resolution, takes minutes at most
_POSTGRES = ("postgresql://", "postgres://", "postgresql+psycopg://")


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger. ``name`` is its file, or its URL without the password."""

    name: str
    engine: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger from start to end."""
        # on SQLite every transaction does
        engine = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        with _told(self.name), engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is written whole, or not at all."""
        engine = self.engine.execution_options(writes=True)
        with _told(self.name), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_ledger(name: str, create: bool = False) -> Ledger:
    """The ledger ``name``, a path or a ``postgresql://`` URL, brought to this version's tables.

    Raises LedgerError where it is missing (unless it is to be made), is of a newer version, or is no ledger;
    UsageError for a URL of any other kind.
    """
    if "://" in name:
        return _opened(_postgres(name), make_url(name).render_as_string(), None)
    path = Path(name)
    if not create and not path.is_file():
        raise LedgerError(
            f"{name}: there is no such ledger. Make it with `wireledger add FILE --ledger {name}`."
        )
    if not path.absolute().parent.is_dir():
        raise LedgerError(f"{name}: its folder does not exist. Make the folder first.")
    return _opened(_sqlite(path), name, path)


def _opened(engine: Engine, name: str, file: Path | None) -> Ledger:
    ledger = Ledger(name, engine)
    try:
        with _told(name):
            migrated(engine, name, file)
    except BaseException:
        ledger.close()
        raise
    return ledger


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Errors of the database as errors of the ledger that is named."""
    try:
        yield
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        raise LedgerError(f"{name}: the database failed ({reason}). {_advice(reason)}") from error
    except sqlite3.Error as error:
        raise LedgerError(f"{name}: the database failed ({error}). {_advice(str(error))}") from error


def _advice(reason: str) -> str:
    if "not a database" in reason:
        return "Name a ledger that wireledger made."
    if "locked" in reason:
        return "Another program holds it: wait until that has ended, and try again."
    if "readonly" in reason or "unable to open" in reason:
        return "Give yourself the right to write to it and to its folder."
    return "What was added before is kept. Look after the disk or the server, and try again."


def _sqlite(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so, below
        _write_ahead(connection)
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a write-ahead log. SQLite does not wait for the lock by which it first changes to one."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(0.02)


def _postgres(name: str) -> Engine:
    if not name.startswith(_POSTGRES):
        raise UsageError(
            f"--ledger {name}: not a ledger. Give a file, or a URL that begins with postgresql://."
        )
    if find_spec("psycopg") is None:
        raise LedgerError(
            "PostgreSQL needs its driver, which is not installed. Run: pip install 'wireledger[postgres]'"
        )
    try:
        url = make_url(name).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            f"--ledger {name}: not a URL. Write postgresql://USER@HOST:PORT/DATABASE."
        ) from error
    return create_engine(url)

"""Bringing a ledger to this version's tables when it is opened.

An older ledger is copied first and then changed, all in one transaction. A newer one, and a database that
is no ledger, are left as they are.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from wireledger.errors import LedgerError

VERSIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0006",
    "0007",
    "0008",
)  # oldest first; modules in migrations/versions
_LOCK = 77_105_101  # any number that other programs on the same PostgreSQL do not use


def migrated(engine: Engine, name: str, file: Path | None) -> None:
    """Bring the ledger to the newest version; two processes that do so at once take turns.

    Raises LedgerError where it is newer than this program, or no ledger.
    """
    with engine.begin() as connection:
        if version(connection, name) == VERSIONS[-1]:
            return
    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = version(connection, name)
        if found == VERSIONS[-1]:
            return
        if found is not None:
            _back_up(connection, file, found)
        upgrade(connection, VERSIONS[-1])


def version(connection: Connection, name: str) -> str | None:
    """The version of the ledger's tables; None for an empty database. Raises LedgerError as above."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    found: list[str] = []
    if "alembic_version" in tables and "report" in tables:
        found = list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())
    if len(found) != 1:
        raise LedgerError(f"{name}: a database, but not a ledger. Name another file or database.")
    if found[0] not in VERSIONS:
        raise LedgerError(
            f"{name}: the ledger is of version {found[0]}, and this program knows {VERSIONS[-1]} and older. "
            "Install a newer wireledger: pip install --upgrade wireledger"
        )
    return found[0]


def upgrade(connection: Connection, target: str) -> None:
    """Run the migrations up to ``target`` within the transaction of ``connection``."""
    # Alembic takes a while to load, and most ledgers are of the newest version
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def backup_of(file: Path, found: str) -> Path:
    """Where the copy of a ledger of version ``found`` is put."""
    return file.with_name(f"{file.name}.{found}.bak")


def files_of(file: Path) -> tuple[Path, ...]:
    """Every file that a ledger may consist of: itself, what SQLite keeps beside it, and copies."""
    beside = (file.with_name(f"{file.name}-{what}") for what in ("wal", "shm", "journal"))
    return (file, *beside, *(backup_of(file, version) for version in VERSIONS))


def _back_up(connection: Connection, file: Path | None, found: str) -> None:
    """A copy beside the file; on PostgreSQL a schema that holds a copy of every table."""
    if file is None:
        schema = f"{inspect(connection).default_schema_name}_backup_{found}"
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        for table in inspect(connection).get_table_names():
            connection.execute(text(f'CREATE TABLE {schema}."{table}" AS TABLE "{table}"'))
        return
    target = backup_of(file, found)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)

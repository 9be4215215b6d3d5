from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from tests.ledger.reports import STORIES, record, resolver
from wireledger.errors import LedgerError
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.migrate import VERSIONS, backup_of, upgrade
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import records, refresh
from wireledger.ledger.search import search
from wireledger.ledger.tables import metadata
from wireledger.plain import to_line


def old_ledger(name: str) -> None:
    """A ledger of the first version, with the reports of three stories."""
    url = f"sqlite:///{name}" if "://" not in name else name.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(url)
    with engine.begin() as connection:
        upgrade(connection, "0001")
        for made in map(record, STORIES[:3]):
            row = {"ref": made.document.ref, "document": made.document.id, "record": to_line(made)}
            statement = (
                "INSERT INTO report (ref, document, added, record) VALUES (:ref, :document, '2025', :record)"
            )
            connection.execute(text(statement), row)
    engine.dispose()


def test_the_versions_are_those_of_the_migrations() -> None:
    folder = Path(__file__).parents[2] / "src" / "wireledger" / "ledger" / "migrations"
    script = ScriptDirectory(str(folder))
    assert [step.revision for step in script.walk_revisions()] == list(reversed(VERSIONS))


def test_the_migrations_make_the_tables_that_the_code_uses(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, metadata) == []


def _ours(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or not (name or "").startswith("search_words")


def test_an_older_ledger_is_copied_and_brought_up_to_date(name: str) -> None:
    old_ledger(name)
    opened = open_ledger(name)
    refresh(opened, resolver)
    assert list(records(opened)) == [record(s) for s in STORIES[:3]]
    assert len(incidents(opened, Wanted())) == 1
    assert [hit.ref for hit in search(opened, "tel arran").reports]
    if opened.is_sqlite:
        with closing(sqlite3.connect(backup_of(Path(name), "0001"))) as copy:
            assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
            assert copy.execute("SELECT count(*) FROM report").fetchall() == [(3,)]
    else:
        with opened.reading() as connection:
            schema = inspect(connection).default_schema_name
            copied = text(f"SELECT count(*) FROM {schema}_backup_0001.report")
            assert connection.execute(copied).scalar_one() == 3
    opened.close()


def test_a_ledger_of_this_version_is_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        open_ledger(str(tmp_path / "x.db"), create=True).close()
    assert [p.name for p in tmp_path.iterdir()] == ["x.db"]


def test_a_migration_that_fails_leaves_the_old_ledger(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old_ledger(name)
    with monkeypatch.context() as patched:
        patched.setattr("wireledger.ledger.words.fold", None)  # the last step of the migration needs it
        with pytest.raises(TypeError):
            open_ledger(name)
    opened = open_ledger(name)
    assert len(list(records(opened))) == 3
    opened.close()


def test_a_newer_ledger_is_refused_and_left_alone(name: str) -> None:
    opened = open_ledger(name, create=True)
    with opened.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    opened.close()
    with pytest.raises(LedgerError) as caught:
        open_ledger(name)
    assert str(caught.value) == (
        f"{opened.name}: the ledger is of version 0099, and this program knows {VERSIONS[-1]} and older. "
        "Install a newer wireledger: pip install --upgrade wireledger"
    )

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger import connect
from wireledger.ledger.connect import Ledger, open_ledger


def test_a_ledger_is_made_once_and_opened_after(name: str) -> None:
    open_ledger(name, create=True).close()
    opened = open_ledger(name)
    with opened.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM report")).scalar_one() == 0
    opened.close()


def test_sqlite_waits_for_others_and_keeps_references(tmp_path: Path) -> None:
    opened = open_ledger(str(tmp_path / "x.db"), create=True)
    with opened.reading() as connection:
        pragmas = [
            connection.execute(text(f"PRAGMA {p}")).scalar_one()
            for p in ("journal_mode", "foreign_keys", "busy_timeout")
        ]
    opened.close()
    assert pragmas == ["wal", 1, 600_000]


def test_a_missing_ledger_is_not_made_by_asking(tmp_path: Path) -> None:
    missing = tmp_path / "no.db"
    with pytest.raises(LedgerError) as caught:
        open_ledger(str(missing))
    assert str(caught.value) == (
        f"{missing}: there is no such ledger. Make it with `wireledger add FILE --ledger {missing}`."
    )
    assert not missing.exists()


def test_a_missing_folder(tmp_path: Path) -> None:
    missing = tmp_path / "no" / "x.db"
    with pytest.raises(LedgerError) as caught:
        open_ledger(str(missing), create=True)
    assert str(caught.value) == f"{missing}: its folder does not exist. Make the folder first."


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("A raid in Tel Arran killed two people. " * 30, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        open_ledger(str(report))
    assert str(caught.value) == (
        f"{report}: the database failed (file is not a database). Name a ledger that wireledger made."
    )


def test_a_database_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE songs (name)")
    with pytest.raises(LedgerError) as caught:
        open_ledger(str(other), create=True)
    assert str(caught.value) == f"{other}: a database, but not a ledger. Name another file or database."
    with closing(sqlite3.connect(other)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mysql://host/x", "not a ledger. Give a file, or a URL that begins with postgresql://."),
        ("postgresql://host:port/x", "not a URL. Write postgresql://USER@HOST:PORT/DATABASE."),
    ],
)
def test_a_url_that_leads_to_no_ledger(name: str, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_ledger(name)
    assert str(caught.value) == f"--ledger {name}: {text}"


def test_any_file_name_will_do(tmp_path: Path) -> None:
    open_ledger(str(tmp_path / "a?b#c %20.db"), create=True).close()
    assert [path.name for path in tmp_path.iterdir()] == ["a?b#c %20.db"]


def test_a_missing_driver_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "find_spec", lambda name: None)
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://host/x")
    assert str(caught.value) == (
        "PostgreSQL needs its driver, which is not installed. Run: pip install 'wireledger[postgres]'"
    )


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://anna:secret@localhost:1/x")
    assert str(caught.value).startswith("postgresql://anna:***@localhost:1/x: the database failed (")
    assert "secret" not in str(caught.value)
    assert str(caught.value).endswith("Look after the disk or the server, and try again.")


def test_a_failed_transaction_leaves_nothing(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(ledger)
    with ledger.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM decision")).scalar_one() == 0


def _write_and_fail(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.execute(text("INSERT INTO decision (id, time, body) VALUES ('d', 't', 'b')"))
        raise ZeroDivisionError


def test_a_write_that_fails_raises(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="the database failed"), ledger.writing() as connection:
        connection.execute(text("INSERT INTO decision (id) VALUES ('d')"))

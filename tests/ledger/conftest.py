"""A ledger on each database. PostgreSQL is started from Debian's files where they are installed."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from tests.ledger.reports import STORIES, record, resolver
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add

NUMBERS = count(1)


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found and find_spec("psycopg") else None


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server of our own, by a socket; there is no network. Every ledger has its own schema."""
    binaries = _binaries()
    if binaries is None:
        if "CI" in os.environ:
            pytest.fail(
                "PostgreSQL is missing. Run: apt-get install postgresql; pip install 'psycopg[binary]'"
            )
        pytest.skip("PostgreSQL is not installed")
    folder = Path("/tmp") / f"wireledger-{os.getpid()}"  # sockets need short paths
    folder.mkdir()
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()  # the server refuses root
    shutil.chown(folder, user)

    def command(*words: str) -> None:
        subprocess.run(
            [str(binaries / words[0]), *words[1:]],
            user=user,
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )

    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    command(
        "initdb",
        "-D",
        f"{folder}/data",
        "-U",
        "wireledger",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
    )
    command("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-o", options, "-w", "start")
    try:
        yield f"postgresql://wireledger@/postgres?host={folder}"
    finally:
        command("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


BACKENDS = ["sqlite", "postgresql"]


@pytest.fixture(params=BACKENDS)
def name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of a ledger that is not there yet, on each database."""
    return _new(request, tmp_path)


def _new(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return str(folder / "wireledger.db")
    import psycopg

    server: str = request.getfixturevalue("postgres")
    schema = f"ledger{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
    return f"{server}&options=-csearch_path%3D{schema}"


@pytest.fixture
def ledger(name: str) -> Iterator[Ledger]:
    """An empty ledger."""
    opened = open_ledger(name, create=True)
    yield opened
    opened.close()


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger of the five stories, resolved."""
    return _fill(ledger)


@pytest.fixture(scope="session", params=BACKENDS)
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The same for tests that only ask; it is made once."""
    opened = open_ledger(_new(request, tmp_path_factory.mktemp("kept")), create=True)
    yield _fill(opened)
    opened.close()


def _fill(ledger: Ledger) -> Ledger:
    for story in STORIES:
        assert add(ledger, record(story))
    refresh(ledger, resolver)
    return ledger

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests import builders
from tests.ledger.reports import STORIES, Story, document, record, resolver, write_table
from wireledger.errors import ReadError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.resolved import is_fresh, records, refresh, resolution
from wireledger.ledger.search import search
from wireledger.ledger.write import add, is_known, replace_reading

ROOT = Path(__file__).resolve().parents[2]
MANY = 120


def rows(ledger: Ledger) -> list[tuple[object, ...]]:
    with ledger.reading() as connection:
        return [tuple(row) for row in connection.execute(select(tables.report).order_by(tables.report.c.ref))]


def test_a_report_comes_back_as_it_was(ledger: Ledger) -> None:
    made = builders.record()
    assert not is_known(ledger, made.document)
    assert add(ledger, made)
    assert is_known(ledger, made.document)
    assert list(records(ledger)) == [made]


def test_text_that_databases_do_not_take_is_kept(ledger: Ledger) -> None:
    odd = "zero \0, half \ud800 and “الشامي” 🙂"
    made = builders.record(document=builders.document(odd, ref="odd \udc80\0", title=odd))
    assert add(ledger, made)
    assert list(records(ledger)) == [made]
    assert is_known(ledger, made.document)
    assert len(search(ledger, "الشامي").reports) == 1


def test_adding_again_changes_nothing(ledger: Ledger) -> None:
    for story in STORIES:
        assert add(ledger, record(story))
    before = rows(ledger)
    for story in STORIES:
        assert not add(ledger, record(story))
    assert rows(ledger) == before


def test_another_models_reading_takes_the_place_of_the_old_one(ledger: Ledger) -> None:
    old = record(STORIES[0])
    new = replace(old, claims=old.claims[:1])
    assert add(ledger, old, "model-1")
    refresh(ledger, resolver)
    assert is_known(ledger, old.document, "model-1")
    assert not is_known(ledger, old.document, "model-2")
    assert replace_reading(ledger, new, "model-1") is None
    assert is_fresh(ledger)
    assert replace_reading(ledger, new, "model-2") == old
    assert list(records(ledger)) == [new]
    assert not is_fresh(ledger)
    assert replace_reading(ledger, record(STORIES[1]), "model-2") is None


def test_who_read_an_older_ledger_is_not_known(ledger: Ledger) -> None:
    old = record(STORIES[0])
    add(ledger, old)
    assert not is_known(ledger, old.document, "model-1")
    assert replace_reading(ledger, old, "model-1") == old
    assert is_known(ledger, old.document, "model-1")


def test_a_report_with_other_content_is_not_read_again(ledger: Ledger) -> None:
    add(ledger, record(STORIES[0]), "model-1")
    with pytest.raises(ReadError, match="its content differs"):
        replace_reading(ledger, record(replace(STORIES[0], killed="9")), "model-2")


def test_the_order_of_adding_makes_no_difference(ledger: Ledger) -> None:
    for story in reversed(STORIES):
        add(ledger, record(story))
    assert list(records(ledger)) == [record(s) for s in sorted(STORIES, key=lambda s: s.ref)]


def test_a_ref_stands_for_one_report(ledger: Ledger) -> None:
    add(ledger, record(Story("a1")))
    other = Story("a1", killed="9")
    with pytest.raises(ReadError) as caught:
        add(ledger, record(other))
    day = str(rows(ledger)[0][6])[:10]
    text = f"a1: another report with this id was added on {day}, and its content differs. Give it another id."
    assert str(caught.value) == text
    with pytest.raises(ReadError) as caught:
        is_known(ledger, document(other))
    assert str(caught.value) == text
    assert list(records(ledger)) == [record(Story("a1"))]


def test_one_content_under_two_refs_is_two_reports(ledger: Ledger) -> None:
    for ref in ("a1", "a2"):
        made = record(Story("a1"))
        assert add(ledger, replace(made, document=replace(made.document, ref=ref)))
    assert [r.document.ref for r in records(ledger)] == ["a1", "a2"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of many reports."""
    path = tmp_path / "many.jsonl"
    write_table(path, (Story(f"r{n}", killed=str(n)) for n in range(1, MANY + 1)))
    return path


def adding(name: str, table: Path) -> subprocess.Popen[bytes]:
    """``wireledger add`` of that table, in a process of its own."""
    command = [sys.executable, "-m", "tests.ledger.adding", name, str(table)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def whole(name: str) -> None:
    """Every report is there once, can be found, and is resolved."""
    opened = open_ledger(name)
    kept = list(records(opened))
    assert [r.document.ref for r in kept] == sorted(f"r{n}" for n in range(1, MANY + 1))
    with opened.reading() as connection:
        searched = select(func.count()).select_from(tables.searched)
        assert connection.execute(searched).scalar_one() == MANY
    assert len(search(opened, "emir", limit=2 * MANY).reports) == MANY
    refresh(opened, resolver)
    assert resolution(opened) == resolver(kept)
    opened.close()


def test_two_processes_at_once_lose_and_double_nothing(name: str, table: Path) -> None:
    backwards = table.with_name("backwards.jsonl")
    backwards.write_text("\n".join(table.read_text("utf-8").splitlines()[::-1]), encoding="utf-8")
    both = [adding(name, table), adding(name, backwards)]
    assert [process.wait() for process in both] == [0, 0]
    whole(name)


def test_a_killed_run_loses_no_finished_report_and_doubles_none(name: str, table: Path) -> None:
    open_ledger(name, create=True).close()
    finished = 0
    for _ in range(3):
        process = adding(name, table)
        _wait_for(name, finished + 5, process)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        opened = open_ledger(name)
        refs = [r.document.ref for r in records(opened)]
        opened.close()
        assert len(refs) == len(set(refs)) >= finished
        finished = len(refs)
    assert adding(name, table).wait() == 0
    whole(name)


def _wait_for(name: str, reports: int, process: subprocess.Popen[bytes]) -> None:
    """Until the ledger holds that many reports, or the process has ended."""
    opened = open_ledger(name)
    while len(rows(opened)) < reports and process.poll() is None:
        time.sleep(0.01)
    opened.close()

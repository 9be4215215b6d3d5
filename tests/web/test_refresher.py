"""The processes beside the server, for real."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.freshness import freshness
from wireledger.ledger.resolved import records as records_of
from wireledger.ledger.resolved import resolution
from wireledger.web.inbox import Inbox
from wireledger.web.inbox_reader import ChildReader
from wireledger.web.refresher import Refresher


def until(holds: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def refresher(own_ledger: Ledger) -> Iterator[Refresher]:
    made = Refresher(own_ledger.name)
    made.start()
    yield made
    made.stop()


def reject(ledger: Ledger, number: int) -> None:
    event = resolution(ledger).incidents[number].events[0].event
    append(ledger, [decided(Ruling("reject", (event,)), "")])


def test_what_is_asked_is_worked_out(refresher: Refresher, own_ledger: Ledger) -> None:
    reject(own_ledger, 0)
    assert not freshness(own_ledger).is_fresh
    assert refresher.ask(60)
    assert freshness(own_ledger).is_fresh
    reject(own_ledger, 0)
    begun = time.monotonic()
    assert refresher.ask(60)
    assert freshness(own_ledger).is_fresh
    assert time.monotonic() - begun < 5  # the process is there already


def test_one_who_does_not_wait_goes_on(refresher: Refresher, own_ledger: Ledger) -> None:
    reject(own_ledger, 0)
    assert not refresher.ask()
    until(lambda: freshness(own_ledger).is_fresh)


def test_a_process_that_is_killed_is_replaced(refresher: Refresher, own_ledger: Ledger) -> None:
    assert refresher.ask(60)
    assert refresher._child is not None
    os.kill(refresher._child._process.pid, signal.SIGKILL)
    assert refresher.ask(60)
    assert refresher.failure is not None
    reject(own_ledger, 0)
    assert refresher.ask(60)
    assert refresher.failure is None
    assert freshness(own_ledger).is_fresh


def test_stopping_does_not_wait_for_the_end(own_ledger: Ledger) -> None:
    made = Refresher(own_ledger.name)
    made.start()
    made.ask()
    begun = time.monotonic()
    made.stop()
    assert time.monotonic() - begun < 5
    assert not made.ask(1)


def test_a_report_is_read_in_a_process_of_its_own(own_ledger: Ledger, tmp_path: Path) -> None:
    """With the model, as somebody who drops a file has it; what is not read when the program ends is read later."""
    report = tmp_path / "raid.txt"
    report.write_text(
        "Title: A raid in Mogadishu\nDate: 2024-05-31\n\nTwo people were killed in a raid in Mogadishu."
    )
    added: list[bool] = []

    def inbox() -> Inbox:
        return Inbox(tmp_path / "inbox", ChildReader(own_ledger.name), lambda: added.append(True))

    first = inbox()
    first.start()
    first.add_file("raid.txt", "Anna", lambda path: path.write_bytes(report.read_bytes()))
    first.stop()
    second = inbox()
    second.start()
    until(lambda: not second.entries()[0].is_open)
    (entry,) = second.entries()
    second.stop()
    assert (entry.state, entry.progress.new) == ("done", 1)
    assert added == [True]
    assert "A raid in Mogadishu" in [r.document.title for r in records_of(own_ledger)]

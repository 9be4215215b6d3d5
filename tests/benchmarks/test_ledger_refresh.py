from __future__ import annotations

from pathlib import Path

from benchmarks.ledger_refresh import measure_refresh, refresh_page
from benchmarks.recombined import recombined
from tests import builders
from tests.ledger.reports import STORIES, record
from wireledger.ledger.connect import open_ledger
from wireledger.ledger.freshness import freshness
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.publish.jsonl import to_json
from wireledger.resolve.resolve import resolve


def test_each_refresh_is_measured_and_leaves_a_fresh_ledger(tmp_path: Path) -> None:
    given = [*map(record, STORIES), builders.record()]
    file = tmp_path / "x.db"
    ledger = open_ledger(str(file), create=True)
    for made in recombined(given, 8):
        add(ledger, made)
    refresh(ledger, resolve)
    found = measure_refresh([to_json(made) for made in given], 8, file)
    assert freshness(ledger).is_fresh
    assert freshness(ledger).reports == 9
    ledger.close()
    names = [one.name for one in found.each]
    assert (names[0], names[-1]) == ("everything", "one more report")
    assert all(one.processor > 0 for one in found.each)
    lines = refresh_page([found]).splitlines()
    assert len(lines) == len(names) + 3
    assert lines[0].endswith("| 8 |")

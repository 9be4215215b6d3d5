"""The ledger that exports are measured on."""

from __future__ import annotations

from pathlib import Path

from benchmarks.publish import Exported, fill, measure, page
from tests.publish.planted import RECORDS
from tests.publish.reading import incident_lines, wanted_ids
from wireledger.ledger.connect import open_ledger
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.tellings import told_incidents
from wireledger.resolve.resolve import resolve


def test_each_world_has_the_incidents_of_the_first(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    ledger = open_ledger(path, create=True)
    a_world = len(resolve(RECORDS).incidents)
    assert fill(ledger, RECORDS, 2 * a_world + 1) == 3 * a_world
    listed = incidents(ledger, Wanted(), order="oldest")
    assert len({row.id for row in listed}) == 3 * a_world
    assert [row.reports for row in listed].count(2) == 3
    told = list(told_incidents(ledger, Wanted()))
    to_the_day = [t for t in told if t.row.start and t.row.start == t.row.end]
    assert len(to_the_day) == 3 * 3
    assert all(t.row.start == t.tellings[0].event.date.start for t in to_the_day)
    assert sum(len(t.involved) for t in told) == 3 * sum(len(t.involved) for t in told[:a_world]) > 0
    ids = wanted_ids(ledger)
    ledger.close()

    found = measure("airwars", path, tmp_path)
    assert sorted(line["incident"] for line in incident_lines(tmp_path / "airwars")) == sorted(ids)
    assert found.form == "airwars"
    assert found.peak_mib >= found.before_mib > 0


def test_the_page_says_how_many_a_second() -> None:
    made = page([Exported("acled", 20.0, 100.0, 130.0, 5.0)], 1000)
    assert made.splitlines()[-1] == "| acled | 20 | 50 | 130 | 30 | 5 |"

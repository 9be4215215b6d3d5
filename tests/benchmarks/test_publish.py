"""The ledger that exports are measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.publish import Exported, fill, line, measure, measured
from tests.publish.planted import RECORDS, ledger_of
from tests.publish.reading import wanted_ids
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.tellings import told_incidents
from wireledger.plain import to_line
from wireledger.publish.formats import MODULES
from wireledger.resolve.resolve import resolve

ONE = Exported("acled", 1_000, 20.0, 900, 40, 100.0, 130.0, 5.0)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    made = ledger_of(tmp_path_factory.mktemp("told") / "told.db", RECORDS)
    made.close()
    return made


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

    found = list(measured(Path(path), ["ucdp", "geojson"], tmp_path / "figures.jsonl"))
    assert [(one.form, one.incidents, one.rows + one.left_out) for one in found] == [
        ("ucdp", len(ids), len(ids)),
        ("geojson", len(ids), len(ids)),
    ]
    assert [one.left_out > 0 for one in found] == [True, False]
    assert all(one.peak_mib >= one.before_mib > 0 for one in found)
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("form", MODULES)
def test_rows_are_counted_in_what_was_written(told: Ledger, tmp_path: Path, form: str) -> None:
    found = measure(form, told.name, tmp_path)
    assert found.incidents == 5
    assert found.rows > 0
    if form in ("jsonl", "csv", "parquet", "geojson", "html"):
        assert (found.rows, found.left_out) == (5, 0)


def test_what_was_measured_is_told_again(tmp_path: Path) -> None:
    figures = tmp_path / "figures.jsonl"
    figures.write_text(to_line(ONE) + "\n", encoding="utf-8")
    assert list(measured(tmp_path / "no.db", ["acled"], figures)) == [ONE]


def test_a_line_says_how_many_a_second() -> None:
    assert line(ONE) == "| acled | 20 | 50 | 900 | 40 | 130 | 30 | 5 |"

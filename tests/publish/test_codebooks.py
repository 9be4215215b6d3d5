"""What every table of a codebook keeps: no incident lost or invented, filters and order, the same bytes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from tests.ledger.reports import Story, record, resolver
from tests.publish.made_up import incidents
from tests.publish.reading import filled_columns, incident_lines, wanted_ids
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.resolved import refresh
from wireledger.ledger.tellings import ToldIncident
from wireledger.ledger.write import add
from wireledger.publish.formats import exporter

FORMS = ("acled", "ucdp", "airwars")
ROW_ID = {"acled": "event_id_cnty", "ucdp": "id", "airwars": "reference_code"}
DAY = {"acled": "event_date", "ucdp": "date_start", "airwars": "date_start"}


def exported(form: str, told: Sequence[ToldIncident], path: Path) -> list[dict[str, str]]:
    """The rows of an export of these incidents, whose reports are in no ledger."""
    module = import_module(f"wireledger.publish.{form}")

    def given(*_: object) -> Iterator[ToldIncident]:
        return iter(told)

    with patch.object(module, "told_incidents", given):
        module.export(_empty(), Wanted(), path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _empty() -> Ledger:
    return open_ledger(str(Path(mkdtemp()) / "empty.db"), create=True)


@contextmanager
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        yield Path(made)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=incidents())
def test_no_incident_is_lost_or_invented(form: str, told: list[ToldIncident]) -> None:
    with folder() as made:
        path = made / "x.csv"
        rows = exported(form, told, path)
        lines = incident_lines(path)
        assert sorted(line["incident"] for line in lines) == [
            t.row.id for t in sorted(told, key=lambda t: t.row.id)
        ]
        assert all(bool(line["row"]) != bool(line["left_out_because"]) for line in lines)
        assert {line["row"] for line in lines if line["row"]} == {row[ROW_ID[form]] for row in rows}
        assert len({row[ROW_ID[form]] for row in rows}) == len(rows)
        told_filled = {name for row in rows for name, cell in row.items() if cell}
        assert filled_columns(path) == told_filled


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=incidents())
def test_no_cell_runs_and_the_same_incidents_give_the_same_bytes(form: str, told: list[ToldIncident]) -> None:
    with folder() as made:
        rows = exported(form, told, made / "x.csv")
        exported(form, told, made / "y.csv")
        assert (made / "x.csv").read_bytes() == (made / "y.csv").read_bytes()
        for end in ("incidents.csv", "columns.json"):
            assert (made / f"x.csv.{end}").read_bytes() == (made / f"y.csv.{end}").read_bytes()
        cells = [cell for row in rows for cell in row.values()]
        assert not [c for c in cells if c[:1] in {"=", "@", "+"} or (c[:1] == "-" and not c[1:2].isdigit())]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=incidents(size=8))
def test_acled_adds_up_the_dead_of_one_event_and_loses_none(told: list[ToldIncident]) -> None:
    with folder() as made:
        together = exported("acled", told, made / "all.csv")
        alone = [row for one in told for row in exported("acled", [one], made / "one.csv")]
    assert sum(int(r["fatalities"]) for r in together) == sum(int(r["fatalities"]) for r in alone)
    keys = [(r["event_date"], r["location"], r["latitude"], r["disorder_type"], *sorted((r["actor1"], r["actor2"]))) for r in together if r["time_precision"] == "1" and r["geo_precision"] != "3" and r["actor1"] and r["actor2"]]  # fmt: skip
    assert len(keys) == len(set(keys))


STORIES = (
    Story("a1"),
    Story("a2", outlet="Port Post", killed="3"),
    Story("b1", day="2022-05-09", killed="7"),
    Story("c1", place="Bza’a", day="2021-01-02", method="shooting"),
    Story("d1", place="Mara", day="2023-01-02", method="strike"),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    made = open_ledger(str(tmp_path_factory.mktemp("books") / "books.db"), create=True)
    for story in STORIES:
        assert add(made, record(story))
    refresh(made, resolver)
    yield made
    made.close()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(since="2022-05-09"), Wanted(place="Tel Arran"), Wanted(type="shooting_assassination")],
)
def test_filters_and_order_are_those_of_the_lists(
    ledger: Ledger, tmp_path: Path, form: str, wanted: Wanted
) -> None:
    path = tmp_path / "x.csv"
    exporter(form)(ledger, wanted, path)
    lines = incident_lines(path)
    assert sorted(line["incident"] for line in lines) == sorted(wanted_ids(ledger, wanted))
    in_rows = [line["incident"] for line in lines if line["row"]]
    assert in_rows == [one for one in wanted_ids(ledger, wanted) if one in in_rows]
    with path.open(encoding="utf-8", newline="") as file:
        days = [row[DAY[form]] for row in csv.DictReader(file)]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("acled", ["year", "latitude", "longitude", "fatalities", "timestamp", "iso"]),
        ("airwars", ["latitude", "longitude", "civilians_killed_min"]),
    ],
)
def test_pandas_reads_the_numbers_as_numbers(
    ledger: Ledger, tmp_path: Path, form: str, numbers: list[str]
) -> None:
    exporter(form)(ledger, Wanted(), tmp_path / "x.csv")
    frame = pd.read_csv(tmp_path / "x.csv")
    assert len(frame) > 0
    assert all(pd.api.types.is_numeric_dtype(frame[name]) for name in numbers)


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_fails_leaves_no_file(tmp_path: Path, form: str) -> None:
    def broken(*_: object) -> Iterator[ToldIncident]:
        raise OSError("disk full")
        yield

    module = import_module(f"wireledger.publish.{form}")
    export: Callable[[object, Wanted, Path], None] = module.export
    with patch.object(module, "told_incidents", broken), pytest.raises(OSError, match="disk full"):
        export(None, Wanted(), tmp_path / "x.csv")
    assert list(tmp_path.iterdir()) == []

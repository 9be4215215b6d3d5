from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pandas as pd
import polars as pl
import pytest

import wireledger
from tests.publish.planted import RECORDS, ledger_of
from wireledger import frames
from wireledger.errors import LedgerError, ReadError, UsageError
from wireledger.frames import Rows
from wireledger.publish.tables import INCIDENT_COLUMNS

NAMES = ["Ledger", "Rows", "WireledgerError", "__version__", "read", "read_all"]
METHODS = "add claims close compare decide export groups incidents open people show undo".split()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[wireledger.Ledger]:
    ledger_of(tmp_path / "x.db", RECORDS).close()
    with wireledger.Ledger.open(tmp_path / "x.db") as made:
        yield made


def test_the_names_are_frozen() -> None:
    """They are documented in docs/tutorial.md; a name that is taken away breaks notebooks."""
    assert wireledger.__all__ == NAMES
    assert set(NAMES) <= set(dir(wireledger))
    assert [name for name in vars(wireledger.Ledger) if not name.startswith("_")] == sorted(
        METHODS, key=list(vars(wireledger.Ledger)).index
    )


def test_there_is_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        wireledger.nothing  # noqa: B018


def test_the_import_loads_nothing_heavy() -> None:
    code = "import sys, wireledger; print(sorted(m for m in sys.modules if m.startswith('wireledger')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['wireledger']"
    code = (
        "import sys, wireledger; print({'numpy', 'sqlalchemy', 'onnxruntime', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_read_is_a_function_and_the_stage_of_its_name() -> None:
    import wireledger.read.lines

    assert isinstance(sys.modules["wireledger.read"], ModuleType)
    record = wireledger.read("A raid in al-Bab killed two men on Tuesday.", published="2024-05-03")
    assert record.events[0].date.start == "2024-04-30"
    assert record.document.published_from == "field"


def test_read_takes_a_file_by_name_or_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a report.txt").write_text("A raid in al-Bab killed two men.", encoding="utf-8")
    by_name, by_path = wireledger.read("a report.txt"), wireledger.read(Path("a report.txt"))
    assert by_name == by_path
    assert by_name.document.ref == "a report"
    assert [r.document.ref for r in wireledger.read_all("a report.txt")] == ["a report"]


def test_what_read_cannot_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text(
        '{"id": "a", "text": "A raid."}\n{"id": "b", "text": "A strike."}\n', encoding="utf-8"
    )
    with pytest.raises(UsageError, match=r"it holds 2 reports. Use wireledger.read_all"):
        wireledger.read(tmp_path / "two.jsonl")
    with pytest.raises(ReadError, match="there is no such file"):
        wireledger.read("nowhere.txt")
    with pytest.raises(ReadError, match="the text is empty"):
        wireledger.read(" ")
    with pytest.raises(UsageError, match="are for a text"):
        wireledger.read(tmp_path / "two.jsonl", publisher="Daily Post")


def test_a_ledger_answers_with_rows(ledger: wireledger.Ledger) -> None:
    rows = ledger.incidents()
    assert len(rows) == 5
    assert [row.first_day for row in ledger.incidents(until="2023")] == ["2023-01-02"]
    assert [row.conflicts for row in ledger.incidents(contradicted=True, origins_at_least=2)] == [("killed",)]
    assert {row.field for row in ledger.claims(until="2023")} == {"type", "date", "place", "actor", "killed"}
    assert [g.name for g in ledger.groups()] == ["Coast Front"]
    assert [p.name for p in ledger.people("anas")] == ["Anas"]
    assert ledger.compare(rows[0].incident).incident.id == rows[0].incident


def test_rows_make_a_frame_in_which_the_unknown_is_missing(ledger: wireledger.Ledger) -> None:
    frame = ledger.incidents().frame()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame["incident"]) == [row.incident for row in ledger.incidents()]
    assert frame["killed_low"].dtype == "Int64"
    assert frame["killed_low"].isna().sum() == 3
    assert ledger.incidents()[:2].frame().shape[0] == 2


def test_rows_make_the_same_frame_with_polars(
    ledger: wireledger.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, other = ledger.incidents(), ledger.claims()
    with_pandas = rows.frame()
    monkeypatch.setattr(frames, "find_spec", lambda name: name == "polars" or None)
    frame = rows.frame()
    assert isinstance(frame, pl.DataFrame)
    assert frame.to_dicts() == [{k: _listed(v) for k, v in row.items()} for row in rows.dicts()]
    assert frame.columns == list(with_pandas.columns)
    assert frame["killed_low"].null_count() == 3
    assert frame.schema["killed_low"] == pl.Int64
    assert frame.schema["refs"] == pl.List(pl.String)
    assert other.frame().schema["quoted"] == pl.Boolean
    assert ledger.people().frame().schema["kind"] == pl.String


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_of_no_rows_has_the_columns(
    ledger: wireledger.Ledger, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: name == library or None)
    assert list(ledger.incidents(since="2030").frame().columns) == [*INCIDENT_COLUMNS]
    assert list(ledger.incidents()[:0].frame().columns) == [*INCIDENT_COLUMNS]


def test_without_pandas_and_polars_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'wireledger\[frames\]'"):
        Rows([]).frame()


def test_what_is_decided_is_shown_at_once_and_can_be_undone(ledger: wireledger.Ledger) -> None:
    before = ledger.incidents()
    made = ledger.decide("correct", "event-f", "killed", "9", reason="a list of names", user="zain")
    assert ledger.incidents(until="2023")[0].killed_low == 9
    ledger.undo(made, user="zain")
    assert ledger.incidents() == before


def test_export_is_that_of_the_command_line(ledger: wireledger.Ledger, tmp_path: Path) -> None:
    path = ledger.export("csv", tmp_path / "out", until="2023")
    assert len(pd.read_csv(path / "incidents.csv")) == 1
    safe = ledger.export("geojson", tmp_path / "safe.geojson", safe="country")
    assert "Anas" not in safe.read_text("utf-8")
    assert (tmp_path / "safe.geojson.removed.json").is_file()
    with pytest.raises(UsageError, match="there is no such form"):
        ledger.export("xls", tmp_path / "x")


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such ledger"):
        wireledger.Ledger.open(tmp_path / "x.db")

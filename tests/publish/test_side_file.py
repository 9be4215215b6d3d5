"""What stands beside an export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.publish.reading import incident_lines
from wireledger.ledger.query import Wanted
from wireledger.publish.side_file import Codebook, Column, SideFile, filled_in, tables_of

BOOK = Codebook(
    "Some book", "3.1", (Column("a", "From the day.", ""), Column("b", "", "Reports do not tell."))
)


def test_every_incident_is_in_a_row_or_left_out_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with SideFile(path, BOOK, Wanted(since="2024")) as beside:
        beside.row("7", ["i1", "i2"], ["a"], ["two are one event"])
        beside.left_out("i3", "no report names a place")
    assert incident_lines(path) == [
        {"incident": "i1", "row": "7", "left_out_because": "", "remarks": "two are one event"},
        {"incident": "i2", "row": "7", "left_out_because": "", "remarks": "two are one event"},
        {"incident": "i3", "row": "", "left_out_because": "no report names a place", "remarks": ""},
    ]
    told = json.loads((tmp_path / "x.csv.columns.json").read_text("utf-8"))
    assert (told["incidents_wanted"], told["incidents_in_rows"], told["incidents_left_out"]) == (3, 2, 1)
    assert told["rows"] == 1
    assert told["filters"] == {"since": "2024"}
    assert told["columns"] == [
        {"name": "a", "rows_filled": 1, "filled": "From the day.", "empty_because": ""},
        {"name": "b", "rows_filled": 0, "filled": "", "empty_because": "Reports do not tell."},
    ]


@pytest.mark.parametrize("form", ["acled", "ucdp", "airwars", "plover", "polecat", "ftm", "stix"])
def test_every_column_has_a_line_that_is_whole(form: str) -> None:
    for name, how in tables_of(form)["columns"].items():
        assert set(how) <= {"filled", "empty"}, name  # a comma without quotation marks would cut the line
        assert any(isinstance(line, str) and line for line in how.values()), name
        assert all(line.count("(") == line.count(")") for line in how.values()), name


def test_a_failed_export_leaves_no_side_file(tmp_path: Path) -> None:
    def fail() -> None:
        with SideFile(tmp_path / "x.csv", BOOK, Wanted()) as beside:
            beside.left_out("i3", "no report names a place")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_zero_is_filled_and_nothing_is_not() -> None:
    assert filled_in(("a", "b", "c"), (0, None, "")) == ("a",)

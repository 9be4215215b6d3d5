"""Tables as text: lines, encodings, and text that a spreadsheet would run."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.publish.csv_file import Cell, harmless, table


def written(path: Path, *rows: list[Cell]) -> bytes:
    with table(path, ["a", "b"]) as write:
        for row in rows:
            write(row)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 killed", "'+1 killed"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("＝1", "'＝1"),
        ("-1.0833", "-1.0833"),  # a number, as a latitude
        ("5", "5"),
        ("a = b", "a = b"),
        ("two\nlines\r\nof\x00text", "two lines of text"),
    ],
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, expected: str) -> None:
    assert harmless(text) == expected


def test_a_file_is_utf_8_with_line_feeds(tmp_path: Path) -> None:
    made = written(tmp_path / "t.csv", ["Ω, “x”", 1], [None, -2.5])
    assert made == 'a,b\n"Ω, “x”",1\n,-2.5\n'.encode()


def test_a_tab_may_part_and_a_word_stand_for_nothing(tmp_path: Path) -> None:
    with table(tmp_path / "t.tsv", ["a", "b"], delimiter="\t", empty="None") as write:
        write(["x\ty", None])
    assert (tmp_path / "t.tsv").read_text("utf-8") == "a\tb\nx y\tNone\n"


def test_a_row_of_another_length_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 cells for the 2 columns"):
        written(tmp_path / "t.csv", ["x"])
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_earlier_file(tmp_path: Path) -> None:
    before = written(tmp_path / "t.csv", ["x", "y"])
    with pytest.raises(ValueError, match="1 cells"):
        written(tmp_path / "t.csv", ["z", "z"], ["z"])
    assert (tmp_path / "t.csv").read_bytes() == before


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(-9, 9))), max_size=4))
def test_any_text_comes_back_as_one_line(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int | None]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "t.csv"
    cells: list[list[Cell]] = [[text, number] for text, number in rows]
    made = written(path, *cells)
    assert made.count(b"\n") == len(rows) + 1
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))[1:]
    assert read == [[harmless(t), "" if n is None else str(n)] for t, n in rows]
    assert not any(cell[:1] in {"=", "@"} for row in read for cell in row)


def test_pandas_reads_numbers_as_numbers(tmp_path: Path) -> None:
    written(tmp_path / "t.csv", ["=x", 1.5], ["y", -2])
    frame = pd.read_csv(tmp_path / "t.csv")
    assert frame["b"].sum() == -0.5
    assert list(frame["a"]) == ["'=x", "y"]

"""JSONL and CSV tables."""

from __future__ import annotations

import json
from pathlib import Path

from wireledger.errors import ReadError
from wireledger.read import documents
from wireledger.records import Document
from wireledger.settings import Limits

from .conftest import TODAY, ReadOne, Refuse

TEXT = "Three people were killed in Idlib, the White Helmets said."


def read_all(path: Path, content: str | bytes, limits: Limits | None = None) -> list[Document | str]:
    """Documents, and the whole messages of the errors with the folder left out."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = documents(path, today=TODAY, limits=limits)
    return [str(x).replace(f"{path.parent}/", "") if isinstance(x, ReadError) else x for x in found]


def refs(found: list[Document | str]) -> list[str]:
    return [x if isinstance(x, str) else x.ref for x in found]


def test_fields_of_a_row(read: ReadOne) -> None:
    row = {
        "id": "hal-1", "text": TEXT, "title": "Strike in Idlib", "published": "2023-07-09", "publisher": "Halyard",
        "url": "https://halyard.example/1", "events": [{"type": "shelling"}],
    }  # fmt: skip
    document = read(json.dumps(row), "t.jsonl")
    assert (document.ref, document.title, document.publisher) == ("hal-1", "Strike in Idlib", "Halyard")
    assert (document.published, document.published_from, document.url) == (
        "2023-07-09", "field", "https://halyard.example/1",
    )  # fmt: skip
    assert (document.text, document.warnings) == (TEXT, ())


def test_same_report_in_jsonl_csv_and_text_has_one_id(read: ReadOne) -> None:
    text = f"Strike in Idlib\n\n{TEXT}"
    ids = {
        read(text, "a.txt").id,
        read(json.dumps({"text": text}), "b.jsonl").id,
        read(f'id,text\n7,"{text}"\n', "c.csv").id,
        read(text.replace("\n", "\r\n").encode("utf-16"), "d").id,
    }
    assert len(ids) == 1


def test_rows_that_cannot_be_read_are_named_and_the_rest_go_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "1", "text": TEXT}), '{"id": "2", "text": "Three peo', "", '["text"]', '{"id": 3}',
        '{"id": "4", "text": 12}', '{"id": "5", "text": " "}', json.dumps({"id": "1", "text": TEXT}),
        json.dumps({"id": 9, "text": TEXT, "date": {"year": 2023}}), "[" * 100_000, '{"text": 1e999, "a": NaN}',
    ]  # fmt: skip
    found = read_all(tmp_path / "t.jsonl", "\n".join(lines))
    assert refs(found) == [
        "1",
        "t.jsonl, line 2: is not JSON (Unterminated string starting at at character 21 of 30). "
        "Write one complete JSON object a line; the line may have been cut off.",
        't.jsonl, line 4: is a JSON array, not an object. Write {"id": …, "text": …} in every line.',
        't.jsonl, line 5: has no "text"; its fields are "id". Name the field of the report "text".',
        't.jsonl, line 6: its "text" is number, not text. Put the report there as a string.',
        "t.jsonl, line 7: holds only white space. Give the text of the report.",
        't.jsonl, line 8: its id "1" was given before, in t.jsonl, line 1. Give it another id.',
        "9",
        "t.jsonl, line 10: is JSON that nests too deep or holds a huge number. Check the line.",
        't.jsonl, line 11: its "text" is number, not text. Put the report there as a string.',
    ]
    last = found[7]
    assert isinstance(last, Document)
    assert last.warnings == ('the field "date" is object, not text, and was not used',)


def test_rows_without_id_are_numbered(tmp_path: Path) -> None:
    assert refs(read_all(tmp_path / "t.jsonl", f'{{"text": "{TEXT}"}}\n' * 2)) == ["t-1", "t-2"]


def test_row_over_the_limit(tmp_path: Path) -> None:
    content = f'{{"text": "{"a" * 500}"}}\n{{"id": "b", "text": "{TEXT}"}}\n'
    assert refs(read_all(tmp_path / "t.jsonl", content, Limits(file_bytes=200))) == [
        "t.jsonl, line 1: the line is longer than the limit of 200 bytes. Put one report a line.",
        "b",
    ]


def test_line_that_is_not_utf8(refuse: Refuse) -> None:
    assert str(refuse('{"text": "café"}'.encode("cp1252"), "t.jsonl")) == (
        "t.jsonl, line 1: byte 14 of the line is not UTF-8. Save the table as UTF-8 and read it again."
    )


def test_csv_of_a_spreadsheet(tmp_path: Path) -> None:
    content = (
        f'\ufeffID;Text;Date;Note\r\n1;"Two died; one fled.\r\nNobody knows.";9.7.2023;x\r\n2;{TEXT};;\r\n'
    )
    first, second = read_all(tmp_path / "t.csv", content)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.published) == ("Two died; one fled.\nNobody knows.", "2023-07-09")
    assert (second.ref, second.published_from) == ("2", "unknown")


def test_csv_without_text_column(refuse: Refuse) -> None:
    assert str(refuse("id,body,date\n1,Two died.,2023-07-09\n", "t.csv")) == (
        't.csv, line 1: has no column "text"; its columns are "id", "body", "date". Name the column of reports "text".'
    )


def test_csv_rows_that_cannot_be_read(tmp_path: Path) -> None:
    content = f'id,text\n1,{TEXT}\n2,Two died.\n3,"Caf\udce9 burned."\n4,"Two" died.\n5,One died.\n6,"never closed\n7,x\n'
    found = read_all(tmp_path / "t.csv", content.encode("utf-8", "surrogateescape"))
    assert refs(found) == [
        "t.csv, line 2: has 3 cells under 2 columns. Quote the cells that hold the delimiter.",
        "2",
        "t.csv, line 4: is not UTF-8. Save the table as UTF-8 and read it again.",
        "t.csv, line 5: is not CSV (',' expected after '\"'). "
        'Check the quotes of the row: a quote inside a quoted field is written twice ("").',
        "5",
        "t.csv, line 7: is not CSV (unexpected end of data). "
        'Check the quotes of the row: a quote inside a quoted field is written twice ("").',
    ]


def test_table_on_standard_input_and_one_in_a_text_file(read: ReadOne) -> None:
    assert read(f'id,text\n1,"{TEXT}"\n', "t.txt").ref == "1"
    assert read(json.dumps({"id": "a", "text": TEXT}), "t").ref == "a"


def test_json_array(refuse: Refuse) -> None:
    assert str(refuse('[{"text": "x"}]', "t.json")) == (
        "t.json: is one JSON array. Write one object a line instead: jq -c '.[]' FILE > FILE.jsonl."
    )

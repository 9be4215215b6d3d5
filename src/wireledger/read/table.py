"""Tables of reports: JSONL (one JSON object a line) and CSV, in UTF-8, read a row at a time.

Columns: ``text`` is needed; ``id``, ``title``, ``date`` or ``published``, ``url`` and ``publisher`` are
used; others are ignored. A row that cannot be read gives a ReadError and the rest go on.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from wireledger.errors import ReadError
from wireledger.read.content import Content, DateWords
from wireledger.settings import Limits

_COLUMNS = ("id", "text", "title", "date", "published", "url", "publisher")
_SURROGATE = re.compile("[\udc80-\udcff]")
_UTF8_ADVICE = "Save the table as UTF-8 and read it again."


def read_jsonl(stream: BinaryIO, place: str, stem: str, limits: Limits) -> Iterator[Content | ReadError]:
    """One report a line. Blank lines are passed over."""
    for number, line in enumerate(_lines(stream, limits), 1):
        where = f"{place}, line {number}"
        try:
            if isinstance(line, int):
                raise _too_long(where, limits)
            row = _object(line, where)
            if row is not None:
                yield _content(row, where, f"{stem}-{number}")
        except ReadError as error:
            yield error


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | int]:
    """The lines of a stream; a line over the limit is skipped, and its length given instead."""
    while line := stream.readline(limits.file_bytes + 1):
        if len(line) <= limits.file_bytes:
            yield line
            continue
        length = len(line)
        while not line.endswith(b"\n") and (line := stream.readline(1_000_000)):
            length += len(line)
        yield length


def _too_long(where: str, limits: Limits) -> ReadError:
    return ReadError(
        where, f"the line is longer than the limit of {limits.file_bytes:,} bytes", "Put one report a line."
    )


def _object(line: bytes, where: str) -> dict[str, object] | None:
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise ReadError(where, f"byte {error.start + 1} of the line is not UTF-8", _UTF8_ADVICE) from error
    if not text:
        return None
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"is not JSON ({error.msg} at character {error.pos + 1} of {len(text)})"
        advice = "Write one complete JSON object a line; the line may have been cut off."
        raise ReadError(where, reason, advice) from error
    except (RecursionError, ValueError) as error:  # nested thousands deep, or a number of thousands of digits
        raise ReadError(
            where, "is JSON that nests too deep or holds a huge number", "Check the line."
        ) from error
    if not isinstance(row, dict):
        raise ReadError(
            where, f"is a JSON {_kind(row)}, not an object", 'Write {"id": …, "text": …} in every line.'
        )
    return row


def read_csv(stream: BinaryIO, place: str, stem: str, limits: Limits) -> Iterator[Content | ReadError]:
    """One report a row, under a header row; between commas, semicolons or tabs."""
    text_lines = (
        (b"" if isinstance(line, int) else line).decode("utf-8", "surrogateescape").lstrip("\ufeff")
        for line in _lines(stream, limits)
    )
    header_line = next(text_lines, "")
    columns, delimiter = _header(header_line, place)
    csv.field_size_limit(limits.file_bytes)
    rows = csv.reader(text_lines, delimiter=delimiter, strict=True)
    while True:
        where = f"{place}, line {rows.line_num + 2}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            advice = 'Check the quotes of the row: a quote inside a quoted field is written twice ("").'
            yield ReadError(where, f"is not CSV ({error})", advice)
            continue
        try:
            if any(cell.strip() for cell in row):
                yield _content(_record(row, columns, where), where, f"{stem}-{rows.line_num + 1}")
        except ReadError as error:
            yield error


def _header(line: str, place: str) -> tuple[list[str], str]:
    if _SURROGATE.search(line) or "\x00" in line:
        raise ReadError(f"{place}, line 1", "is not UTF-8", _UTF8_ADVICE)
    for delimiter in ",;\t":
        columns = [cell.strip().casefold() for cell in next(csv.reader([line], delimiter=delimiter), [])]
        if "text" in columns:
            return columns, delimiter
    found = ", ".join(f'"{cell.strip()}"' for cell in next(csv.reader([line]), [])) or "none"
    raise ReadError(
        f"{place}, line 1",
        f'has no column "text"; its columns are {found}',
        'Name the column of reports "text".',
    )


def _record(row: list[str], columns: list[str], where: str) -> dict[str, object]:
    if len(row) > len(columns):
        reason = f"has {len(row)} cells under {len(columns)} columns"
        raise ReadError(where, reason, "Quote the cells that hold the delimiter.")
    if any(_SURROGATE.search(cell) for cell in row):
        raise ReadError(where, "is not UTF-8", _UTF8_ADVICE)
    return {column: cell or None for column, cell in zip(columns, row, strict=False)}


def _content(row: Mapping[str, object], where: str, ref: str) -> Content:
    text = row.get("text")
    if text is None and "text" not in row:
        found = ", ".join(f'"{name}"' for name in row) or "none"
        raise ReadError(
            where, f'has no "text"; its fields are {found}', 'Name the field of the report "text".'
        )
    if not isinstance(text, str):
        raise ReadError(where, f'its "text" is {_kind(text)}, not text', "Put the report there as a string.")
    fields = {name: _scalar(row.get(name)) for name in _COLUMNS}
    warnings = tuple(
        f'the field "{name}" is {_kind(row[name])}, not text, and was not used'
        for name in _COLUMNS
        if isinstance(row.get(name), dict | list)
    )
    dates = tuple(DateWords(words, "field") for words in (fields["published"], fields["date"]) if words)
    return Content(
        where,
        fields["id"] or ref,
        text,
        fields["title"],
        fields["publisher"],
        fields["url"],
        dates,
        None,
        warnings,
    )


def _scalar(value: object) -> str | None:
    """A field as text: strings and numbers; None where it is empty or anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _kind(value: object) -> str:
    names = {dict: "object", list: "array", str: "string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "number")

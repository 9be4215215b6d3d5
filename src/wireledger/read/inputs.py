"""Which reader takes which file: folders, standard input, and one file by its content."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from wireledger.errors import ReadError
from wireledger.read.content import Content
from wireledger.read.plain import read_plain
from wireledger.read.sniff import HEAD_BYTES, Format, sniff
from wireledger.read.table import read_csv, read_jsonl
from wireledger.settings import Limits

Found = Iterator[Content | ReadError]
_REFUSED: dict[Format, tuple[str, str]] = {
    "json array": ("is one JSON array", "Write one object a line instead: jq -c '.[]' FILE > FILE.jsonl."),
    "doc": ("is an old or password-protected Word file", "Save it as DOCX without a password."),
    "rtf": ("is an RTF file", "Save it as DOCX or as plain text."),
    "xml": (
        "is XML, but neither a web page nor a feed",
        "Save its text as a plain file or as a JSONL table.",
    ),
    "archive": ("is a packed archive", "Unpack it and give the folder."),
}


def contents_of(path: Path, limits: Limits) -> Found:
    """The reports in a file, or in all files of a folder in the order of their names."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _cannot_open(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, limits)
    elif stat.S_ISREG(mode):
        yield from _file(path, limits)
    else:
        yield ReadError(str(path), "is not a regular file", "Give a file or a folder of files.")


def contents_of_stream(stream: BinaryIO, limits: Limits) -> Found:
    """The reports on standard input, held in memory as one."""
    data = stream.read(limits.file_bytes + 1)
    yield from _stream(io.BytesIO(data), len(data), "standard input", "stdin", "", limits)


def _folder(folder: Path, limits: Limits) -> Found:
    errors: list[OSError] = []
    found = 0
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                found += 1
                yield from contents_of(Path(parent) / name, limits)
        while errors:
            yield _cannot_open(folder, errors.pop())
    for error in errors:
        yield _cannot_open(folder, error)
    if not found and not errors:
        yield ReadError(str(folder), "the folder holds no files", "Put the reports into it, one file each.")


def _file(path: Path, limits: Limits) -> Found:
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            yield from _stream(stream, size, str(path), path.stem, path.suffix, limits)
    except OSError as error:
        yield _cannot_open(path, error)


def _cannot_open(path: Path, error: OSError | ValueError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(str(path), "there is no such file", "Check the path.")
    if isinstance(error, PermissionError):
        return ReadError(
            str(error.filename or path), "may not be read", "Give yourself permission to read it."
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ReadError(repr(str(path)) if "\x00" in str(path) else str(path), f"cannot be opened ({reason})",
                     "Check the path.")  # fmt: skip


def _stream(stream: BinaryIO, size: int, place: str, stem: str, ending: str, limits: Limits) -> Found:
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    form = sniff(head, ending)
    try:
        if not head.strip():
            held = "the file is empty" if not head and not size else "holds only white space"
            if size <= HEAD_BYTES:
                raise ReadError(place, held, "Give the text of the report.")
        if form == "jsonl":
            yield from read_jsonl(stream, place, stem, limits)
        elif form == "csv":
            yield from read_csv(stream, place, stem, limits)
        else:
            yield from _whole(form, stream.read(limits.file_bytes + 1), size, place, stem, limits)
    except ReadError as error:
        yield error


def _whole(form: Format, data: bytes, size: int, place: str, ref: str, limits: Limits) -> Found:
    """The reports of a format that is read as one."""
    if len(data) > limits.file_bytes:
        reason = f"has {max(size, len(data)):,} bytes, more than the limit of {limits.file_bytes:,}"
        raise ReadError(
            place, reason, "Split it into one file a report, or put the reports into a JSONL table."
        )
    if form in _REFUSED:
        raise ReadError(place, *_REFUSED[form])
    if form == "plain":
        yield read_plain(data, place, ref)
    else:
        reader = import_module(f"wireledger.read.{form}")
        yield from reader.read(data, place, ref, limits)

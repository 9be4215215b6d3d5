"""Bytes to Documents: the one stage that opens files.

News reaches an analyst as saved pages, PDFs, Word files, feeds, tables and pasted text, each with its own
way to give a title and a date, and some of it is cut off, mislabelled or not text at all. This package
reads what is there, says how each thing is known, and guesses nothing. It never uses the network.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

from wireledger.errors import ReadError
from wireledger.read.content import Content
from wireledger.read.finish import finish
from wireledger.read.inputs import contents_of, contents_of_stream
from wireledger.records import Document
from wireledger.settings import Limits

__all__ = ["documents"]


def documents(
    *sources: Path | Literal["-"],
    limits: Limits | None = None,
    today: date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | ReadError]:
    """Every report in ``sources``: files, folders (recursive, by name, hidden files skipped), tables, "-".

    What cannot be read comes as a ReadError in its place, and the rest goes on; nothing is raised. A
    report whose ``ref`` was given before comes as a ReadError that names both places. ``today`` decides
    which dates lie in the future, and ``stdin`` is what "-" reads (default ``sys.stdin.buffer``).
    """
    limits = limits or Limits()
    today = today or date.today()
    seen: dict[str, str] = {}
    for source in sources:
        if source == "-":
            found = contents_of_stream(stdin or sys.stdin.buffer, limits)
        else:
            found = contents_of(Path(source), limits)
        for content in found:
            yield content if isinstance(content, ReadError) else _document(content, seen, today, limits)


def _document(content: Content, seen: dict[str, str], today: date, limits: Limits) -> Document | ReadError:
    if content.ref in seen:
        return ReadError(
            content.place,
            f'its id "{content.ref}" was given before, in {seen[content.ref]}',
            "Give it another id.",
        )
    try:
        document = finish(content, today, limits)
    except ReadError as error:
        return error
    seen[content.ref] = content.place
    return document

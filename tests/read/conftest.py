"""Helpers of the reading tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wireledger.errors import ReadError
from wireledger.read import documents
from wireledger.records import Document

TODAY = date(2026, 11, 22)
ReadOne = Callable[..., Document]
Refuse = Callable[..., ReadError]


def one(path: Path) -> Document | ReadError:
    found = list(documents(path, today=TODAY))
    assert len(found) == 1, found
    return found[0]


@pytest.fixture
def read(tmp_path: Path) -> ReadOne:
    """Writes the bytes or text to a file of that name and reads its one Document."""

    def read_one(content: str | bytes, name: str = "report.txt") -> Document:
        found = one(_written(tmp_path / name, content))
        assert isinstance(found, Document), found
        return found

    return read_one


@pytest.fixture
def refuse(tmp_path: Path) -> Refuse:
    """Writes a file and gives the ReadError that reading it yields, its folder left out of the source."""

    def refuse_one(content: str | bytes, name: str = "report.txt") -> ReadError:
        found = one(_written(tmp_path / name, content))
        assert isinstance(found, ReadError), found
        return ReadError(found.source.replace(f"{tmp_path}/", ""), found.reason, found.advice)

    return refuse_one


def _written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path

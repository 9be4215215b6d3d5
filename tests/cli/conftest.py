"""A folder with a table of invented reports, which are read and resolved without a model."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.ledger.reports import STORIES, record, resolver, write_table
from wireledger.errors import ReadError
from wireledger.records import Document, Record


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The table ``reports/stories.jsonl``, in the folder that is worked in."""
    known = {s.ref: record(s) for s in STORIES}

    def extract_all(items: Iterable[Document | ReadError], workers: int = 1) -> Iterator[Record | ReadError]:
        for item in items:
            if isinstance(item, ReadError):
                yield item
            else:
                yield (
                    replace(known[item.ref], document=item) if item.ref in known else Record(item, (), (), ())
                )

    monkeypatch.setattr("wireledger.pipeline.extract_all", extract_all)
    monkeypatch.setitem(sys.modules, "wireledger.resolve.resolve", SimpleNamespace(resolve=resolver))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "reports" / "stories.jsonl"
    path.parent.mkdir()
    write_table(path, STORIES)
    return path

"""``wireledger add`` in a process of its own, without a model: python -m tests.ledger.adding LEDGER TABLE"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import SimpleNamespace

from tests.ledger.reports import Story, record, resolver
from wireledger import pipeline
from wireledger.cli import main
from wireledger.errors import ReadError
from wireledger.records import Document, Record


def extract_all(items: Iterable[Document | ReadError], workers: int) -> Iterator[Record | ReadError]:
    """The record of each story, as its ref tells it."""
    for item in items:
        if isinstance(item, ReadError):
            yield item
        else:
            made = record(Story(item.ref, killed=item.ref.removeprefix("r")))
            yield replace(made, document=item)


if __name__ == "__main__":
    ledger, table = sys.argv[1:]
    pipeline.extract_all = extract_all  # type: ignore[assignment]
    sys.modules["wireledger.resolve.resolve"] = SimpleNamespace(resolve=resolver)  # type: ignore[assignment]
    main(["add", table, "--ledger", ledger])

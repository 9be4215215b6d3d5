"""What ``wireledger add`` does: put every report that is new into the ledger, each as soon as it is read.

A run that was ended is gone on with by running it again: reports that are known are not read a second time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from wireledger.cli.ledgers import opened_ledger, settle
from wireledger.cli.listing import tell_one
from wireledger.cli.read import tell
from wireledger.errors import ReadError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.migrate import files_of
from wireledger.ledger.write import add, is_known
from wireledger.records import Document

Input = Path | Literal["-"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that was not added, and why."""

    source: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the reports: new in the ledger, known to it before, or not added."""

    new: int
    known: int
    failed: tuple[Failure, ...]


def add_all(sources: Sequence[Input], name: str, workers: int) -> int:
    """Add the reports of ``sources``; the exit code is 1 if any could not be added."""
    with opened_ledger(name, create=True) as ledger:
        adding = _Adding(ledger, name)
        try:
            with _progress() as show:
                for _ in adding.steps(sources, workers):
                    show(adding.told())
        finally:
            tell(adding.failures, adding.total())
            tell_one(adding.summary(), adding.told())
        settle(ledger)
    if adding.total() == 0:
        print("error: no report was found. Name files, folders or tables that hold reports.", file=sys.stderr)
    return 1 if adding.failures or adding.total() == 0 else 0


@dataclass(slots=True)
class _Adding:
    """One run: the ledger called ``name``, and what became of the reports so far."""

    ledger: Ledger
    name: str
    new: int = 0
    known: int = 0
    failures: list[ReadError] = field(default_factory=list)

    def steps(self, sources: Sequence[Input], workers: int) -> Iterator[None]:
        """Add the reports one by one."""
        from wireledger.pipeline import extract_all

        for result in extract_all(self._unknown(sources), workers):
            try:
                if isinstance(result, ReadError):
                    raise result
                if add(self.ledger, result):
                    self.new += 1
                else:
                    self.known += 1
            except ReadError as error:
                self.failures.append(error)
            yield

    def _unknown(self, sources: Sequence[Input]) -> Iterator[Document | ReadError]:
        """The reports that have to be read, and the errors."""
        from wireledger.pipeline import read_documents

        for item in read_documents(sources):
            if isinstance(item, ReadError):
                if not self._is_ledger(item.source):
                    yield item
                continue
            try:
                known = is_known(self.ledger, item)
            except ReadError as error:
                yield error
                continue
            self.known += known
            if not known:
                yield item

    def _is_ledger(self, source: str) -> bool:
        """Whether what is no report is a file of the ledger itself, in the folder that is added."""
        return self.ledger.is_sqlite and Path(source).resolve() in files_of(Path(self.name).resolve())

    def summary(self) -> Summary:
        failed = tuple(Failure(f.source, f.reason, f.advice) for f in self.failures)
        return Summary(self.new, self.known, failed)

    def told(self) -> str:
        return f"{self.new:,} new, {self.known:,} known, {len(self.failures):,} failed"

    def total(self) -> int:
        return self.new + self.known + len(self.failures)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on a terminal that tells how far the run is; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda told: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading …") as status:
        yield lambda told: status.update(f"{told} …")

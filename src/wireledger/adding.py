"""Putting reports into a ledger, each as soon as it is read: for the command line and the workbench."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from wireledger.errors import ReadError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.migrate import files_of
from wireledger.ledger.rereading import Rereading
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
    """What became of the reports: new in the ledger, known to it before, read again, or not added.

    ``decisions_lost`` is the number of standing decisions whose item no report has any more since it was read
    again. They are kept, and take hold again where the item comes back.
    """

    new: int
    known: int
    read_again: int
    decisions_lost: int
    failed: tuple[Failure, ...]


@dataclass(slots=True)
class Adding:
    """One run: the ledger called ``name``, the model that reads, and what became of the reports so far."""

    ledger: Ledger
    name: str
    model: str
    again: Rereading | None
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
                if add(self.ledger, result, self.model):
                    self.new += 1
                elif not (self.again and self.again.replaced(result, self.model)):
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
                known = is_known(self.ledger, item, self.model if self.again else None)
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
        """What became of the reports."""
        failed = tuple(Failure(f.source, f.reason, f.advice) for f in self.failures)
        lost = self.again.lost() if self.again else 0
        return Summary(self.new, self.known, self._reread(), lost, failed)

    def told(self) -> str:
        """The same in a line."""
        parts = [f"{self.new:,} new", f"{self.known:,} known"]
        if self.again:
            lost = self.again.lost()
            parts.append(f"{self._reread():,} read again")
            parts += [f"{lost:,} decisions that no longer find their item"] if lost else []
        return ", ".join([*parts, f"{len(self.failures):,} failed"])

    def total(self) -> int:
        """How many reports, and files that are none, were come across."""
        return self.new + self.known + self._reread() + len(self.failures)

    def _reread(self) -> int:
        return self.again.count if self.again else 0

"""The process that reads what was dropped into the inbox, and the server's end of it.

``python -m wireledger.web.inbox_reader`` is told of a file a line, and answers after each of its reports.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from wireledger.adding import Adding, Failure
from wireledger.errors import WireledgerError
from wireledger.ledger.connect import open_ledger
from wireledger.plain import Plain, from_plain, to_plain
from wireledger.web.child import Child, answer, asked
from wireledger.web.inbox import Progress

_MODULE = "wireledger.web.inbox_reader"
_END = "end"


class ChildReader:
    """Reads into the ledger ``name`` (with its password, where it is a URL) in a process of its own."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._child: Child | None = None
        self._lock = threading.Lock()

    def read(self, file: Path) -> Iterator[Progress]:
        """How far it is, after each report. Raises OSError or EOFError where the process is ended."""
        with self._lock:
            self._child = child = self._child or Child(_MODULE, self._name)
        child.tell(str(file))
        while (told := child.answer()) != _END:
            yield from_plain(Progress, told)

    def end(self) -> None:
        """End the process; the next file starts it again."""
        with self._lock:
            if self._child is not None:
                self._child.end()
            self._child = None


def steps(adding: Adding, file: Path) -> Iterator[Progress]:
    """Read the reports of a file: how far it is after each, and at last what became of all."""
    try:
        for _ in adding.steps([file], workers=1):
            yield _progress(adding, file)
    except WireledgerError as error:
        stopped = Failure(file.name, str(error), "Try it again.")
        yield Progress(adding.new, adding.known, (*_progress(adding, file).failed, stopped))
        return
    yield _progress(adding, file)


def _progress(adding: Adding, file: Path) -> Progress:
    """Failures name the file as it was given, not where it was kept meanwhile."""
    summary = adding.summary()
    kept = str(file)
    failed = (Failure(f.source.replace(kept, file.name), f.reason, f.advice) for f in summary.failed)
    return Progress(summary.new, summary.known, tuple(failed))


def main() -> None:
    """The first line names the ledger, each further one a file."""
    from wireledger.extract.tagger import model_card

    lines: Iterator[Plain] = asked()
    name = str(next(lines))
    ledger = open_ledger(name)
    model = model_card().sha256
    for line in lines:
        for progress in steps(Adding(ledger, name, model, None), Path(str(line))):
            answer(to_plain(progress))
        answer(_END)


if __name__ == "__main__":
    main()

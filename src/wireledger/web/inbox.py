"""What was dropped into the workbench and waits to be read, kept on disk until it is.

Reports are read one after another in a process of their own, by the code that ``wireledger add`` runs. What
was not read when the program ended is read when it starts again.
"""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

from wireledger.adding import Failure
from wireledger.plain import MismatchError, from_line, to_line

State = Literal["waiting", "reading", "done", "failed", "address"]
_ENTRY = "entry.json"
_IDLE = 60  # seconds after which the process that reads is ended: the model takes memory


@dataclass(frozen=True, slots=True)
class Progress:
    """How many reports of a file are new to the ledger or known to it, and which could not be added."""

    new: int = 0
    known: int = 0
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that somebody gave, or an address, which is only remembered. ``time`` is UTC, ISO 8601."""

    id: str
    name: str
    bytes: int
    user: str
    time: str
    state: State
    progress: Progress = Progress()

    @property
    def is_open(self) -> bool:
        """Whether it has not been read to its end."""
        return self.state in ("waiting", "reading")


class Reader(Protocol):
    """Reads the reports of a file into the ledger."""

    def read(self, file: Path) -> Iterator[Progress]:
        """How far it is, after each report; the last is the outcome.

        Raises OSError or EOFError where it is ended.
        """

    def end(self) -> None:
        """End it at once; the next file starts it again."""


class Inbox:
    """The entries kept in ``folder``. ``added`` is called when reports were added to the ledger."""

    def __init__(self, folder: Path, reader: Reader, added: Callable[[], object]) -> None:
        self._folder = folder
        self._reader = reader
        self._added = added
        self._entries: dict[str, Entry] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="inbox", daemon=True)

    def start(self) -> None:
        """Take up what was left, and begin to read."""
        for file in sorted(self._folder.glob(f"*/{_ENTRY}")):
            try:
                entry = from_line(Entry, file.read_text(encoding="utf-8"))
            except (MismatchError, ValueError):
                continue
            self._entries[entry.id] = replace(entry, state="waiting") if entry.is_open else entry
        self._thread.start()

    def stop(self) -> None:
        """End at once; what is not read yet is kept."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._reader.end()
        if self._thread.is_alive():
            self._thread.join()

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, newest first."""
        with self._changed:
            return tuple(sorted(self._entries.values(), key=lambda e: e.id, reverse=True))

    def add_file(self, name: str, user: str, write: Callable[[Path], int]) -> Entry:
        """Keep a file, which ``write`` writes to the path that it is given and counts its bytes."""
        entry = _new(name, user, "waiting")
        file = self._file(entry)
        file.parent.mkdir(parents=True)
        entry = replace(entry, bytes=write(file))
        self._put(entry)
        return entry

    def add_address(self, address: str, user: str) -> Entry:
        """Remember an address. It is never asked."""
        entry = _new(address, user, "address")
        (self._folder / entry.id).mkdir(parents=True)
        self._put(entry)
        return entry

    def retry(self, entry: str) -> None:
        """Read a file again that could not be read."""
        with self._changed:
            found = self._entries.get(entry)
            if found is not None and found.state == "failed" and self._file(found).exists():
                self._put(replace(found, state="waiting", progress=Progress()))

    def dismiss(self, entry: str) -> None:
        """Forget an entry; what was added to the ledger stays there. One that is being read is kept."""
        with self._changed:
            found = self._entries.get(entry)
            if found is not None and found.state != "reading":
                del self._entries[entry]
                shutil.rmtree(self._folder / entry, ignore_errors=True)

    def _file(self, entry: Entry) -> Path:
        return self._folder / entry.id / "file" / entry.name

    def _put(self, entry: Entry) -> None:
        with self._changed:
            target = self._folder / entry.id / _ENTRY
            written = target.with_suffix(".new")
            written.write_text(to_line(entry), encoding="utf-8")
            written.replace(target)
            self._entries[entry.id] = entry
            self._changed.notify_all()

    def _run(self) -> None:
        while (entry := self._next()) is not None:
            progress = self._read(entry)
            if progress is None:
                continue
            failed = bool(progress.failed) or not (progress.new or progress.known)
            self._put(replace(entry, state="failed" if failed else "done", progress=progress))
            if not failed:
                shutil.rmtree(self._file(entry).parent, ignore_errors=True)
            if progress.new:
                self._added()

    def _next(self) -> Entry | None:
        """Wait for a file: the entry that came first, None where the inbox is to end."""
        with self._changed:
            if not self._changed.wait_for(self._is_wanted, _IDLE):
                self._reader.end()
                self._changed.wait_for(self._is_wanted)
            if self._stopping:
                return None
            entry = replace(self._waiting()[0], state="reading")
            self._put(entry)
            return entry

    def _is_wanted(self) -> bool:
        return self._stopping or bool(self._waiting())

    def _waiting(self) -> list[Entry]:
        return [e for e in sorted(self._entries.values(), key=lambda e: e.id) if e.state == "waiting"]

    def _read(self, entry: Entry) -> Progress | None:
        """The outcome of reading a file; None where the inbox ends meanwhile."""
        progress = Progress()
        try:
            for progress in self._reader.read(self._file(entry)):
                self._put(replace(entry, progress=progress))
        except (OSError, EOFError):
            if self._stopping:
                return None
            self._reader.end()
            lost = Failure(entry.name, "the process that read it was ended", "Try again, or split the file.")
            return replace(progress, failed=(*progress.failed, lost))
        return progress


def _new(name: str, user: str, state: State) -> Entry:
    now = datetime.now(UTC)
    made = f"{now:%Y%m%d%H%M%S%f}-{secrets.token_hex(3)}"  # in the order of time
    return Entry(made, name, 0, user, now.isoformat(timespec="seconds"), state)

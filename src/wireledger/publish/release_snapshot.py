"""The incidents of a release as they stood, so that the next one can tell what changed.

``incidents.jsonl`` has the row of each incident (``tables.yml``) with the ids of what it is made of.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from wireledger.errors import ReadError
from wireledger.ledger.tellings import ToldIncident
from wireledger.plain import MismatchError, from_line
from wireledger.publish.tables import IncidentLine, incident_line

SNAPSHOT = "incidents.jsonl"
MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
_ADVICE = "Name a folder that `wireledger release` wrote, as it wrote it."


@dataclass(frozen=True, slots=True)
class Standing:
    """An incident as it stood: its row, the ids of its events, and of the claims and entities beside them."""

    line: IncidentLine
    events: tuple[str, ...]
    parts: tuple[str, ...]


def standing(told: ToldIncident) -> Standing:
    """How an incident stands now."""
    claims = {c.id for t in told.tellings for c in t.claims}
    entities = {e.id for t in told.tellings for e in t.entities}
    events = {e.event for e in told.incident.events}
    return Standing(incident_line(told), tuple(sorted(events)), tuple(sorted(claims | entities)))


class Snapshot:
    """The incidents of a release, in the file that holds them, by their numbers there.

    In memory are only the ids of events, and where each line begins. Use it as a context. Raises ReadError
    where a line is none of an incident.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begins: list[int] = []
        self.of_event: dict[str, int] = {}
        """The number of the incident that an event is told of."""

        begin = 0
        with path.open("rb") as file:
            for number, line in enumerate(file):
                self._begins.append(begin)
                begin += len(line)
                self.of_event |= dict.fromkeys(self._standing(line, number).events, number)

    def __enter__(self) -> Snapshot:
        self._file = self._path.open("rb")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._begins)

    def __getitem__(self, number: int) -> Standing:
        self._file.seek(self._begins[number])
        return self._standing(self._file.readline(), number)

    def _standing(self, line: bytes, number: int) -> Standing:
        try:
            return from_line(Standing, line.decode("utf-8"))
        except MismatchError as error:
            place = f"{self._path}:{number + 1}"
            raise ReadError(place, f"incident{error.path}: {error.reason}", _ADVICE) from error


def snapshot(release: Path) -> Snapshot:
    """That of an earlier release. Raises ReadError where it is none, or was changed since."""
    _checked(release, SNAPSHOT)
    return Snapshot(release / SNAPSHOT)


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest_in(release: Path) -> str:
    """The manifest of an earlier release. Raises ReadError where it is none, or was changed since."""
    _checked(release, MANIFEST)
    return (release / MANIFEST).read_text(encoding="utf-8")


def _checked(release: Path, name: str) -> None:
    for needed in (CHECKSUMS, name):
        if not (release / needed).is_file():
            raise ReadError(str(release / needed), "the file is missing", _ADVICE)
    sums = (release / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    if f"{checksum(release / name)}  {name}" not in sums:
        raise ReadError(str(release / name), f"it is not the file that {CHECKSUMS} names", _ADVICE)

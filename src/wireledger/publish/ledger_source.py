"""What a ledger is made from, as files from which it can be made again: records, their models, decisions.

``records.jsonl`` has one whole record a line, as ``wireledger read`` writes it, no decision applied;
``models.jsonl`` the hash of the model that read each, by ``ref``; ``decisions.jsonl`` what
``wireledger decisions export`` writes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from wireledger.errors import ReadError
from wireledger.ledger import decisions
from wireledger.ledger.connect import Ledger
from wireledger.ledger.stored import StoredRecord, stored_lines
from wireledger.ledger.write import add
from wireledger.plain import MismatchError, from_line, to_line
from wireledger.publish.jsonl import from_json
from wireledger.resolve.resolution import Decision

SOURCE_FILES = ("records.jsonl", "models.jsonl", "decisions.jsonl")
_ADVICE = "Name a folder that `wireledger export --as jsonl` wrote."


@dataclass(frozen=True, slots=True)
class Restored:
    """How many reports and decisions of the files were new to the ledger, and how many reports it held."""

    reports: int
    known: int
    decisions: int


@dataclass(frozen=True, slots=True)
class _ReadBy:
    """A line of ``models.jsonl``."""

    ref: str
    model: str | None


def write_source(folder: Path, ledger: Ledger, refs: Collection[str] | None = None) -> None:
    """Write the three files into ``folder``; with ``refs``, those reports and the decisions on them alone."""
    items: set[str] = set()
    with (
        (folder / "records.jsonl").open("w", encoding="utf-8", newline="\n") as records,
        (folder / "models.jsonl").open("w", encoding="utf-8", newline="\n") as models,
    ):
        for line, model in stored_lines(ledger):
            record = StoredRecord(line)
            ref = record.document().ref
            if refs is not None and ref not in refs:
                continue
            records.write(line + "\n")
            models.write(to_line(_ReadBy(ref, model)) + "\n")
            if refs is not None:
                items.update(record.ids)
    with (folder / "decisions.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for past in decisions.history(ledger):
            if refs is None or _concerns(past.decision, items):
                items.add(past.decision.id)  # an undo names the decision that it takes back
                file.write(to_line(past.decision) + "\n")


def restore(folder: Path, ledger: Ledger) -> Restored:
    """Add to the ledger all that the files of ``folder`` hold; what it holds already stays as it is.

    Raises ReadError where a file is missing, damaged, or has a report under the ref of another one.
    """
    for name in SOURCE_FILES:
        if not (folder / name).is_file():
            raise ReadError(str(folder / name), "the file is missing", _ADVICE)
    models = {line.ref: line.model for line in _models(folder / "models.jsonl")}
    taken = decisions.imported(folder / "decisions.jsonl")
    new = known = 0
    with (folder / "records.jsonl").open(encoding="utf-8", newline="\n") as file:
        for line in file:
            record = from_json(line)
            if add(ledger, record, models.get(record.document.ref)):
                new += 1
            else:
                known += 1
    return Restored(new, known, decisions.append(ledger, taken))


def _models(path: Path) -> Iterator[_ReadBy]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            try:
                yield from_line(_ReadBy, line)
            except MismatchError as error:
                raise ReadError(f"{path}:{number}", f"model{error.path}: {error.reason}", _ADVICE) from error


def _concerns(made: Decision, items: Collection[str]) -> bool:
    """Whether all that a decision names is there."""
    return all(item in items for item in made.items)

"""Reviewers' decisions: rows that are only ever added, and lines of text that can live beside code.

A decision's id is a hash of all that it says, so the same lines can be imported any number of times.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from wireledger.errors import ReadError
from wireledger.ids import content_id
from wireledger.ledger.connect import Ledger
from wireledger.ledger.tables import decision as table
from wireledger.ledger.tables import decision_item
from wireledger.plain import MismatchError, from_line, to_line
from wireledger.resolve.resolution import Decision, Verdict

_ADVICE = "Give a file that `wireledger decisions export` wrote."


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided: the verdict on some items, and for a correction the field and its value."""

    verdict: Verdict
    items: tuple[str, ...]
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """A decision of the history, and whether it stands: it was not undone."""

    decision: Decision
    stands: bool


def decided(ruling: Ruling, reason: str, user: str | None = None) -> Decision:
    """The ruling as a decision that is taken now, by ``user`` (default: who runs the program)."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    who = user or getpass.getuser()
    unsigned = Decision(
        "", ruling.verdict, ruling.items, ruling.field, ruling.value, user=who, time=now, reason=reason
    )
    return replace(unsigned, id=decision_id(unsigned))


def decision_id(decision: Decision) -> str:
    """The id that follows from all else in the decision."""
    said = (decision.field, decision.value, decision.user, decision.time, decision.reason)
    return content_id(decision.verdict, str(len(decision.items)), *decision.items, *said, kind="decision")


def append(ledger: Ledger, decisions: Iterable[Decision]) -> int:
    """Add decisions that the ledger does not hold; how many were new."""
    with ledger.writing() as connection:
        return append_in(connection, decisions)


def append_in(connection: Connection, decisions: Iterable[Decision]) -> int:
    """The same within a transaction that writes."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(table).on_conflict_do_nothing().returning(table.c.id)
    new = 0
    for made in decisions:
        row = {"id": made.id, "time": made.time, "body": to_line(made)}
        if connection.execute(insert.values(row)).all():
            about = [{"item": item, "decision": made.id} for item in dict.fromkeys(made.items)]
            if about:
                connection.execute(dialect.insert(decision_item), about)
            new += 1
    return new


def decisions_in(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, by time."""
    lines = connection.execute(select(table.c.body).order_by(table.c.time, table.c.id)).scalars()
    return tuple(from_line(Decision, line) for line in lines)


def history(ledger: Ledger) -> tuple[Past, ...]:
    """Every decision, by time, each with whether it stands."""
    with ledger.reading() as connection:
        taken = decisions_in(connection)
    kept = in_force(taken)
    return tuple(Past(made, made.id in kept) for made in taken)


def exported(ledger: Ledger) -> Iterator[str]:
    """Every decision as a line, by time."""
    return (to_line(past.decision) for past in history(ledger))


def imported(file: Path) -> tuple[Decision, ...]:
    """The decisions of a file of such lines.

    Raises ReadError, and imports none, where a line is not a decision or its id does not follow from it.
    """
    lines = file.read_text(encoding="utf-8").split("\n")
    return tuple(_read(line, f"{file}:{n}") for n, line in enumerate(lines, 1) if line.strip())


def _read(line: str, place: str) -> Decision:
    try:
        made = from_line(Decision, line)
    except MismatchError as error:
        raise ReadError(place, f"decision{error.path}: {error.reason}", _ADVICE) from error
    if made.id != decision_id(made):
        raise ReadError(place, f"{made.id} was changed after it was decided", _ADVICE)
    return made


def in_force(taken: Iterable[Decision]) -> set[str]:
    """Ids of the decisions that stand; an undo that was itself undone has no effect."""
    kept: set[str] = set()
    undone: set[str] = set()
    for made in sorted(taken, key=lambda d: (d.time, d.verdict == "undo", d.id), reverse=True):
        if made.id not in undone:
            kept.add(made.id)
            undone.update(made.items if made.verdict == "undo" else ())
    return kept

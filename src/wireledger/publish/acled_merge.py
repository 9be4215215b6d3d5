"""ACLED's rule of one event: the same actors on the same day at the same place are one row.

Rows come in the order of the ledger's days and are held back until no later incident can be of their day, so
that what is in memory is what a day brings.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(slots=True)
class Pending(Generic[R]):
    """Rows that are one event: ``key`` tells which, None for a row that stays alone; ``day`` is its day."""

    key: tuple[str, ...] | None
    day: date | None
    rows: list[R]


def gathered(rows: Iterable[tuple[date | None, Pending[R]]]) -> Iterator[Pending[R]]:
    """The events, in the order of their first row.

    Each row comes with the first day that its incident may have happened on; these days never go back, and
    no row has a day before its own.
    """
    waiting: deque[Pending[R]] = deque()
    open_: dict[tuple[str, ...], Pending[R]] = {}
    for first, pending in rows:
        while waiting and _is_over(waiting[0], first):
            yield _let_go(waiting, open_)
        held = open_.get(pending.key) if pending.key else None
        if held:
            held.rows += pending.rows
            continue
        if pending.key:
            open_[pending.key] = pending
        waiting.append(pending)
    while waiting:
        yield _let_go(waiting, open_)


def _is_over(pending: Pending[Any], first: date | None) -> bool:
    """Whether no row to come can be of this event, the next being of ``first`` or later, or of no day."""
    return pending.key is None or pending.day is None or first is None or pending.day < first


def _let_go(waiting: deque[Pending[R]], open_: dict[tuple[str, ...], Pending[R]]) -> Pending[R]:
    done = waiting.popleft()
    if done.key:
        del open_[done.key]
    return done

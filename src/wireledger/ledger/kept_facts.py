"""What is kept of what reports say of persons and groups, looked up by kind without reading all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, func, select

from wireledger.ledger import tables
from wireledger.ledger.facts import Fact, FactKind, beginning, facts_in

_AT_ONCE = 500  # ids in one query: databases limit the number of parameters


@dataclass(frozen=True, slots=True)
class Held:
    """A fact with its place in the ledger, whom it is about, and its group where the ledger knows that."""

    number: str
    identity: str
    group: str | None
    fact: Fact


def facts_where(
    connection: Connection, column: Column[str], ids: Sequence[str], kind: FactKind
) -> Iterator[Held]:
    """The facts of a kind whose ``column`` (``identity`` or ``group``) is among the ids, in their order."""
    table = tables.fact
    wanted = select(table.c.number, table.c.identity, table.c.group, table.c.body)
    for start in range(0, len(ids), _AT_ONCE):
        some = column.in_(ids[start : start + _AT_ONCE])
        made = wanted.where(some, begins_with(beginning(kind))).order_by(table.c.number)
        rows = connection.execute(made).all()
        for row, fact in zip(rows, facts_in(row.body for row in rows), strict=True):
            yield Held(row.number, row.identity, row.group, fact)


def begins_with(words: str) -> ColumnElement[bool]:
    """Whether the line of a fact begins so: its kind and its text come first."""
    return func.substr(tables.fact.c.body, 1, len(words)) == words

"""What has to change in the tables so that they hold other rows: compared first, and then written at once.

Comparing takes long and only reads; writing, during which SQLite lets nobody else write, is left with the
differences. They wait on disk, since those of a first resolution are all rows.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from wireledger.ledger import tables
from wireledger.ledger.rows import Row

_AT_ONCE = 5_000  # rows written in one call: enough to be quick, few enough to be small
_OWNERS = 500  # ids in one query: databases limit the number of parameters
_LONG = 64  # characters from which a text is compared by its hash
_OWNER: dict[Table, Column[str]] = {
    tables.incident: tables.incident.c.id,
    tables.incident_event: tables.incident_event.c.incident,
    tables.incident_point: tables.incident_point.c.incident,
    tables.incident_facet: tables.incident_facet.c.incident,
    tables.incident_identity: tables.incident_identity.c.incident,
    tables.identity: tables.identity.c.id,
    tables.identity_word: tables.identity_word.c.identity,
    tables.identity_entity: tables.identity_entity.c.identity,
    tables.fact: tables.fact.c.identity,
    tables.review: tables.review.c.place,
}
_REFERRED_TO = (tables.identity, tables.incident)
_Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All rows that some tables should hold: of everything, or of ``owners`` alone.

    These are incidents, persons and groups by their ids, or matters of the review queue by their places.
    """

    tables: tuple[Table, ...]
    rows: Iterable[tuple[Table, Row]]
    owners: Sequence[str] | None = None


class Changes:
    """The differences between the rows that should be there and those that are."""

    def __init__(self) -> None:
        self._new = TemporaryFile()  # noqa: SIM115 (closed with the changes)
        self._gone: dict[Table, list[_Values]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._new.close()

    def note(self, connection: Connection, section: Section) -> None:
        """Compare the rows of a section with those that stand; sections come in the order of reference."""
        standing = {table: dict(_standing(connection, table, section.owners)) for table in section.tables}
        rows = iter(section.rows)
        while some := list(islice(rows, _AT_ONCE)):
            batch: dict[tuple[str, bool], list[Row]] = {}
            for table, row in some:
                values = tuple(row[column.name] for column in table.columns)
                before = standing[table].pop(_key(table, values), None)
                if before is None or before != _compared(values):
                    batch.setdefault((table.name, before is None), []).append(row)
            if batch:
                pickle.dump(batch, self._new, pickle.HIGHEST_PROTOCOL)
        for table, left in standing.items():
            if left:
                self._gone.setdefault(table, []).extend(left)

    def write(self, connection: Connection) -> None:
        """Change the tables. What others refer to goes last, and all else before what may take its place."""
        for table in tables.RESOLVED:
            if table not in _REFERRED_TO:
                self._delete(connection, table)
        for batch in self._batches():
            for table in reversed(tables.RESOLVED):
                if new := batch.get((table.name, True)):
                    connection.execute(insert(table), new)
                if changed := batch.get((table.name, False)):
                    _update(connection, table, changed)
        for table in _REFERRED_TO:
            self._delete(connection, table)

    def _batches(self) -> Iterator[dict[tuple[str, bool], list[Row]]]:
        end = self._new.tell()
        self._new.seek(0)
        while self._new.tell() < end:
            yield pickle.load(self._new)  # written by this very process

    def _delete(self, connection: Connection, table: Table) -> None:
        gone = self._gone.get(table)
        if gone:
            names = [f"_{column.name}" for column in table.primary_key]
            given = [dict(zip(names, key, strict=True)) for key in gone]
            connection.execute(delete(table).where(_is_given(table)), given)


def _standing(
    connection: Connection, table: Table, owners: Sequence[str] | None
) -> Iterator[tuple[_Values, _Values]]:
    """The rows that are there, compared by what :func:`_compared` leaves of them, by their keys."""
    wanted = select(table).execution_options(yield_per=_AT_ONCE)
    if owners is None:
        asked = [wanted]
    else:
        owner = _OWNER[table]
        starts = range(0, len(owners), _OWNERS)
        asked = [wanted.where(owner.in_(owners[start : start + _OWNERS])) for start in starts]
    for statement in asked:
        for row in connection.execute(statement):
            values = tuple(row)
            yield _key(table, values), _compared(values)


def _key(table: Table, values: _Values) -> _Values:
    return tuple(values[at] for at in _KEYS[table])


_KEYS = {
    table: tuple(at for at, column in enumerate(table.columns) if column.primary_key)
    for table in tables.RESOLVED
}


def _compared(values: _Values) -> _Values:
    """The values with long texts as their hashes, so that many rows fit into memory."""
    return tuple(_hashed(v) if isinstance(v, str) and len(v) >= _LONG else v for v in values)


def _hashed(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def _update(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    keys = {column.name for column in table.primary_key}
    given = [{f"_{name}" if name in keys else name: value for name, value in row.items()} for row in rows]
    connection.execute(update(table).where(_is_given(table)), given)


def _is_given(table: Table) -> ColumnElement[bool]:
    return and_(*(column == bindparam(f"_{column.name}") for column in table.primary_key))

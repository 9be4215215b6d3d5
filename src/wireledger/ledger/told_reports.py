"""The reports behind what is published, one after another, without their texts.

With filters these are the reports that tell of the incidents wanted or name who takes part in them; without,
all of the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents_wanted
from wireledger.ledger.stored import StoredRecord
from wireledger.ledger.told_identities import identities_wanted

_AT_ONCE = 200  # reports in memory together


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report, and the ids of what it tells of among all that is wanted.

    ``ref`` is as the database holds it (``words.storable``); ``published`` is a day or None.
    """

    ref: str
    document: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None
    incidents: tuple[str, ...]
    identities: tuple[str, ...]


def told_reports(ledger: Ledger, wanted: Wanted) -> Iterator[ToldReport]:
    """Every report behind the incidents wanted, by ref. Raises what ``query.incidents`` raises."""
    with ledger.reading() as connection:
        refs = list(connection.execute(_wanted(connection, wanted)).scalars())
        kept = _Kept.of(connection, wanted)
        for start in range(0, len(refs), _AT_ONCE):
            yield from _told(connection, kept, refs[start : start + _AT_ONCE])


@dataclass(frozen=True, slots=True)
class _Kept:
    """The ids of the incidents and identities that are wanted; None where all are."""

    incidents: frozenset[str] | None
    identities: frozenset[str] | None

    @classmethod
    def of(cls, connection: Connection, wanted: Wanted) -> _Kept:
        if wanted == Wanted():
            return cls(None, None)
        queries = (_incidents(connection, wanted), identities_wanted(connection, wanted))
        return cls(*(frozenset(connection.execute(query).scalars()) for query in queries))


def _wanted(connection: Connection, wanted: Wanted) -> Select[str]:
    report, told, held = tables.report, tables.incident_event, tables.identity_entity
    made = select(report.c.ref).order_by(report.c.ref)
    if wanted == Wanted():
        return made
    telling = select(told.c.ref).where(told.c.incident.in_(_incidents(connection, wanted)))
    naming = select(held.c.ref).where(
        held.c.identity.in_(identities_wanted(connection, wanted).order_by(None))
    )
    return made.where(report.c.ref.in_(telling) | report.c.ref.in_(naming))


def _incidents(connection: Connection, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    return incidents_wanted(connection, wanted, "oldest", tables.incident.c.id).order_by(None)


def _told(connection: Connection, kept: _Kept, refs: Sequence[str]) -> Iterator[ToldReport]:
    c, told, held = tables.report.c, tables.incident_event, tables.identity_entity
    incidents = select(told.c.ref, told.c.incident).where(told.c.ref.in_(refs))
    identities = select(held.c.ref, held.c.identity).where(held.c.ref.in_(refs))
    telling = _by_ref(connection, incidents, kept.incidents)
    naming = _by_ref(connection, identities, kept.identities)
    rows = select(c.ref, c.document, c.title, c.publisher, c.url, c.published, c.record).where(
        c.ref.in_(refs)
    )
    for row in connection.execute(rows.order_by(c.ref)):
        given = dict(row._mapping)
        language = StoredRecord(given.pop("record")).document().language
        ids = (tuple(sorted(found[row.ref])) for found in (telling, naming))
        yield ToldReport(**given, language=language, incidents=next(ids), identities=next(ids))


def _by_ref(
    connection: Connection, pairs: Select[str, str], kept: frozenset[str] | None
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for ref, one in connection.execute(pairs):
        if kept is None or one in kept:
            found[ref].add(one)
    return found

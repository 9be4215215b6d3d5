"""A person or group as a page shows it: the beginning of each list, and how long the list is.

:func:`wireledger.ledger.dossier.show` gives everything. Nobody reads the dossier of who stands in thousands
of reports at once, so a page has the first of each list and leads to the rest (``mentions``, ``sayings``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Connection, func, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.dossier import identity_called
from wireledger.ledger.facts import Fact, FactKind, beginning, facts_in, said_once
from wireledger.ledger.find import find
from wireledger.ledger.kept_facts import begins_with
from wireledger.ledger.members import Member, Names, members_in
from wireledger.ledger.paging import SIZE, Part
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    identity_row,
    incident_rows,
)
from wireledger.plain import from_line
from wireledger.records import Modality
from wireledger.resolve.resolution import IdentityKind, OpenQuestion

T = TypeVar("T")
INCIDENTS, SAID, FACTS, QUESTIONS, SPELLED, REFS = 40, 40, 16, 20, 25, 4
"""With so many of each a page begins."""


@dataclass(frozen=True, slots=True)
class First(Generic[T]):
    """The beginning of a list of ``total``."""

    rows: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question whether the member ``mine`` and ``other``, a member of somebody else, are one."""

    mine: str
    other: str
    question: OpenQuestion


@dataclass(frozen=True, slots=True)
class Saying:
    """Facts of a kind; with ``text`` those alone that say exactly this, in this way and of this time."""

    kind: FactKind
    text: str | None = None
    modality: Modality | None = None
    since: str | None = None
    until: str | None = None

    def holds(self, fact: Fact) -> bool:
        """Whether a fact of the kind says it."""
        said = (fact.text, fact.modality, fact.since, fact.until)
        return self.text is None or said == (self.text, self.modality, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that ``facts`` say in the same way and of the same time: the first of them, by day."""

    saying: Saying
    facts: First[Fact]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A form of the name, and the first of the reports that use it."""

    text: str
    refs: First[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A person or group: its names, what is said of it, and the beginnings of its lists.

    What is said is what most facts say first; incidents come newest first, doubts by how likely the two are
    one. ``member`` is any part of a report that it is made of, and ``entities`` says of how many it is.
    """

    identity: IdentityRow
    spellings: First[Spelled]
    aliases: tuple[str, ...]
    said: Mapping[FactKind, First[Said]]
    incidents: First[IncidentRow]
    doubts: First[Doubt]
    member: str
    entities: int


def profile(ledger: Ledger, asked: str, kind: IdentityKind) -> Profile:
    """The person or group that ``asked`` means. Raises LedgerError where it means none, or several."""
    with ledger.reading() as connection:
        row = _row(connection, asked, kind)
        names = Names.of(connection, row.id)
        return Profile(
            row,
            _spelled(names),
            names.aliases,
            _said(connection, row.id),
            First(_incidents(connection, row.id), row.incidents),
            _doubts(connection, row),
            _member(connection, row.id),
            _size(connection, row.id),
        )


def mentions(ledger: Ledger, asked: str, kind: IdentityKind, number: int) -> tuple[IdentityRow, Part[Member]]:
    """A person or group, and a page of the reports in which it stands, by day of publication."""
    with ledger.reading() as connection:
        row = _row(connection, asked, kind)
        names = Names.of(connection, row.id)
        some = members_in(connection, row.id, names, SIZE, (number - 1) * SIZE)
        return row, Part(some, number, _size(connection, row.id))


def sayings(
    ledger: Ledger, asked: str, kind: IdentityKind, saying: Saying, number: int
) -> tuple[IdentityRow, Part[Fact]]:
    """A person or group, and a page of the facts about it that say so, by day of publication."""
    with ledger.reading() as connection:
        row = _row(connection, asked, kind)
        told = [fact for fact in _facts(connection, row.id, saying) if saying.holds(fact)]
        start = (number - 1) * SIZE
        return row, Part(tuple(told[start : start + SIZE]), number, len(told))


def _row(connection: Connection, asked: str, kind: IdentityKind) -> IdentityRow:
    made = identity_called(connection, find(connection, asked, (kind, "entity")), kind)
    return identity_row(
        connection.execute(select(*IDENTITY_COLUMNS).where(tables.identity.c.id == made)).one()
    )


def _spelled(names: Names) -> First[Spelled]:
    """The commonest form first."""
    refs: dict[str, list[str]] = {}
    for spelling in names.spellings:
        refs.setdefault(spelling.text, []).append(spelling.ref)
    most = nsmallest(SPELLED, refs.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    forms = tuple(Spelled(text, First(tuple(told[:REFS]), len(told))) for text, told in most)
    return First(forms, len(refs))


def _said(connection: Connection, identity: str) -> Mapping[FactKind, First[Said]]:
    """Everything said; of thousands of lines only those that are shown are read whole."""
    table = tables.fact
    wanted = select(table.c.body).where(table.c.identity == identity).order_by(table.c.number)
    kinds: dict[FactKind, dict[tuple[Any, ...], list[_Line]]] = {}
    told: dict[str, dict[str, Any]] = {}
    for body in connection.execute(wanted).scalars():
        line = _Line.of(body)
        if line.said not in told:
            told[line.said] = json.loads(line.said + "}")
        made = told[line.said]
        said = (made["kind"], made["text"], line.modality, made["since"], made["until"])
        kinds.setdefault(made["kind"], {}).setdefault(said, []).append(line)
    found: dict[FactKind, First[Said]] = {}
    for kind, same in kinds.items():
        most = sorted(same.items(), key=lambda pair: (-len(pair[1]), pair[1][0].published))[:SAID]
        found[kind] = First(tuple(Said(Saying(*said), _first(lines)) for said, lines in most), len(same))
    return found


class _Line(NamedTuple):
    """A kept fact, cut where its parts begin: no quotation mark stands unescaped inside a part.

    ``said`` is the line up to the report, ``once`` what tells it from the same said again.
    """

    body: str
    said: str
    once: str
    ref: str
    published: str
    modality: Modality

    @classmethod
    def of(cls, body: str) -> _Line:
        said, _, rest = body.partition(', "ref": ')
        ref, _, after = rest.partition(', "published": ')
        published, _, by = after.partition(', "by": ')
        modality: Any = by.rpartition(', "modality": "')[2].partition('"')[0]
        once = rest.rpartition(', "claim": ')[0]
        ref = json.loads(ref) if "\\" in ref else ref[1:-1]
        return cls(body, said, once, ref, "9999" if published == "null" else published[1:-1], modality)


def _first(lines: Sequence[_Line]) -> First[Fact]:
    once = {line.once: line for line in lines}
    by_day = nsmallest(FACTS, once.values(), key=lambda line: (line.published, line.ref))
    return First(tuple(facts_in(line.body for line in by_day)), len(once))


def _facts(connection: Connection, identity: str, saying: Saying) -> list[Fact]:
    table = tables.fact
    wanted = select(table.c.body).where(table.c.identity == identity).order_by(table.c.number)
    lines = connection.execute(wanted.where(begins_with(beginning(saying.kind, saying.text)))).scalars()
    return said_once(facts_in(lines))


def _member(connection: Connection, identity: str) -> str:
    held = tables.identity_entity
    wanted = select(func.min(held.c.entity)).where(held.c.identity == identity)
    return str(connection.execute(wanted).scalar_one())


def _incidents(connection: Connection, identity: str) -> tuple[IncidentRow, ...]:
    incident, between = tables.incident, tables.incident_identity
    part = select(between.c.incident).where(between.c.identity == identity)
    newest = incident.c.start.desc().nulls_last()
    wanted = select(*INCIDENT_COLUMNS).where(incident.c.id.in_(part)).order_by(newest, incident.c.id)
    return incident_rows(connection, wanted.limit(INCIDENTS))


def _size(connection: Connection, identity: str) -> int:
    held = tables.identity_entity
    wanted = select(func.count()).select_from(held).where(held.c.identity == identity)
    return int(connection.execute(wanted).scalar_one())


def _doubts(connection: Connection, row: IdentityRow) -> First[Doubt]:
    """The members are looked up by the database: they may be more than a query takes as parameters."""
    table, held = tables.question, tables.identity_entity
    found: list[tuple[float, str, str]] = []
    for mine, other in ((table.c.a, table.c.b), (table.c.b, table.c.a)):
        asked = select(-table.c.score, mine, other).join_from(held, table, held.c.entity == mine)
        asked = asked.where(held.c.identity == row.id, table.c.kind == row.kind)
        found += (tuple(pair) for pair in connection.execute(asked.distinct()))
    own = {(mine, other) for _, mine, other in found}
    apart = sorted(pair for pair in found if (pair[2], pair[1]) not in own)  # else both are its members
    first = apart[:QUESTIONS]
    bodies = _bodies(connection, [pair[1:] for pair in first])
    return First(tuple(Doubt(*pair[1:], bodies[frozenset(pair[1:])]) for pair in first), len(apart))


def _bodies(
    connection: Connection, pairs: Sequence[tuple[str, str]]
) -> Mapping[frozenset[str], OpenQuestion]:
    """The questions about these pairs."""
    table = tables.question
    ids = {one for pair in pairs for one in pair}
    wanted = select(table.c.a, table.c.b, table.c.body).where(table.c.a.in_(ids), table.c.b.in_(ids))
    return {frozenset((a, b)): from_line(OpenQuestion, body) for a, b, body in connection.execute(wanted)}

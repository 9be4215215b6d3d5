"""Open questions: pairs that may be one and were kept apart, for a reviewer to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeVar

from sqlalchemy import Connection, select, tuple_

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.plain import from_line
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import OpenQuestion

QuestionKind = Literal["incident", "person", "group"]
_Key = tuple[str, str, str]  # of the table: a, b, kind
T = TypeVar("T")
_AT_ONCE = 200  # keys in one query: databases limit the number of parameters


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the event or entity that is asked about, and the incident, person or group it is in.

    ``item`` is the former's id, which a decision names; ``handle``, ``label`` and ``reports`` are those of
    the latter.
    """

    item: str
    handle: str
    label: str
    reports: int


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two things are one: how likely that is (0 to 1), and what speaks for and against it."""

    kind: QuestionKind
    score: float
    a: Side
    b: Side
    reasons: tuple[str, ...]


def questions(
    ledger: Ledger, kind: QuestionKind | None = None, limit: int | None = None, skip: int = 0
) -> tuple[Question, ...]:
    """The open questions, the likeliest first, without those that a standing decision on the pair settles.

    ``skip`` are left out at the beginning and at most ``limit`` are given, so that they come in pages.
    """
    with ledger.reading() as connection:
        end = None if limit is None else skip + limit
        keys = list(islice(_open(connection, kind), skip, end))
        found = dict(_bodies(connection, keys))
        sides = _sides(connection, [item for a, b, _ in keys for item in (a, b)])
        return tuple(_question(found[key], sides) for key in keys)


def _open(connection: Connection, kind: QuestionKind | None) -> Iterator[_Key]:
    """The keys of the questions by score, those alone that nothing settles."""
    ruled = rulings(standing(decisions_in(connection)))
    settled = ruled.different | set(ruled.same)
    table = tables.question
    wanted = select(table.c.a, table.c.b, table.c.kind).order_by(
        table.c.score.desc(), table.c.a, table.c.b, table.c.kind
    )
    for a, b, of_kind in connection.execute(wanted):
        if kind in (None, of_kind) and (min(a, b), max(a, b)) not in settled:
            yield a, b, of_kind


def _bodies(connection: Connection, keys: list[_Key]) -> Iterator[tuple[_Key, OpenQuestion]]:
    table = tables.question
    columns = (table.c.a, table.c.b, table.c.kind)
    for some in _in_parts(keys):
        for a, b, kind, body in connection.execute(
            select(*columns, table.c.body).where(tuple_(*columns).in_(some))
        ):
            yield (a, b, kind), from_line(OpenQuestion, body)


def _sides(connection: Connection, items: Iterable[str]) -> dict[str, Side]:
    """The side of each event or entity, by its id."""
    incident, identity = tables.incident, tables.identity
    told, held = tables.incident_event, tables.identity_entity
    of_events = (
        select(told.c.event, incident.c.handle, incident.c.label, incident.c.reports)
        .join_from(told, incident, told.c.incident == incident.c.id)
        .distinct()
    )
    of_entities = (
        select(held.c.entity, identity.c.handle, identity.c.name, identity.c.reports)
        .join_from(held, identity, held.c.identity == identity.c.id)
        .distinct()
    )
    found: dict[str, Side] = {}
    for some in _in_parts(sorted(set(items))):
        for made in (of_events.where(told.c.event.in_(some)), of_entities.where(held.c.entity.in_(some))):
            found |= {row[0]: Side(*row) for row in connection.execute(made)}
    return found


def _in_parts(many: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(many), _AT_ONCE):
        yield many[start : start + _AT_ONCE]


def _question(found: OpenQuestion, sides: dict[str, Side]) -> Question:
    link = found.link
    return Question(found.kind, link.score, sides[link.a], sides[link.b], link.reasons)

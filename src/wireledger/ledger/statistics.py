"""What a ledger holds, counted: incidents by month and type, origins behind them, contradictions, leaders."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, func, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import beginning, facts_in
from wireledger.ledger.kept_facts import begins_with
from wireledger.ledger.leadership import is_head

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CHANGE = "appointment_succession"
_AT_ONCE = 500  # ids in one query: databases limit the number of parameters


@dataclass(frozen=True, slots=True)
class OfMonth:
    """The incidents of a month (YYYY-MM) by type, most first."""

    month: str
    types: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """All incidents of the month."""
        return sum(number for _, number in self.types)


@dataclass(frozen=True, slots=True)
class OfField:
    """In how many incidents origins contradict on a field, and how many of these nobody judged yet."""

    field: str
    incidents: int
    open: int


@dataclass(frozen=True, slots=True)
class OfYear:
    """People said to have been at the head of a group and to be killed, by the year of the first such report.

    ``replaced`` counts those of them after whom somebody else is said to lead that group: by a post that
    begins in this year or later, or by an appointment or succession in it that a later day is told for.
    """

    year: str
    killed: int
    replaced: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All of it. ``undated`` incidents are those that no month is known for.

    ``origins`` has the number of incidents by their number of independent origins.
    """

    months: tuple[OfMonth, ...]
    undated: int
    origins: tuple[tuple[int, int], ...]
    conflicts: tuple[OfField, ...]
    leaders: tuple[OfYear, ...]


def statistics(ledger: Ledger) -> Statistics:
    """The statistics of what is resolved; counted once for each resolution."""
    return _counted(ledger, _state(ledger))


def _state(ledger: Ledger) -> tuple[object, ...]:
    """What tells one resolution from another: what it follows from, and how much is in it."""
    sizes = (tables.incident, tables.fact, tables.review)
    with ledger.reading() as connection:
        kept = connection.execute(select(tables.resolution)).one_or_none()
        counted = (connection.execute(select(func.count()).select_from(t)).scalar_one() for t in sizes)
        return (*(kept or ()), *counted)


@lru_cache(maxsize=4)
def _counted(ledger: Ledger, state: tuple[object, ...]) -> Statistics:
    with ledger.reading() as connection:
        months, undated = _months(connection)
        return Statistics(months, undated, _origins(connection), _conflicts(connection), _leaders(connection))


def _months(connection: Connection) -> tuple[tuple[OfMonth, ...], int]:
    table = tables.incident
    start, end = func.substr(table.c.start, 1, 7), func.substr(table.c.end, 1, 7)
    wanted = select(start, end, table.c.type, func.count()).group_by(start, end, table.c.type)
    by_month: dict[str, Counter[str]] = {}
    undated = 0
    for first, last, kind, number in connection.execute(wanted):
        if first is None or first != last:
            undated += number
        else:
            by_month.setdefault(first, Counter())[kind] += number
    months = (OfMonth(month, tuple(_ranked(by_month[month]))) for month in sorted(by_month))
    return tuple(months), undated


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _origins(connection: Connection) -> tuple[tuple[int, int], ...]:
    table = tables.incident
    wanted = select(table.c.origins, func.count()).group_by(table.c.origins).order_by(table.c.origins)
    return tuple((origins, number) for origins, number in connection.execute(wanted))


def _conflicts(connection: Connection) -> tuple[OfField, ...]:
    incident, review = tables.incident, tables.review
    held = select(incident.c.conflicts, func.count()).group_by(incident.c.conflicts)
    open_ = select(review.c.field, func.count()).where(review.c.kind == "conflict").group_by(review.c.field)
    counted: Counter[str] = Counter()
    for fields, number in connection.execute(held):
        counted.update(dict.fromkeys(fields.split(), number))
    left = {row[0]: row[1] for row in connection.execute(open_)}
    return tuple(OfField(field, number, left.get(field, 0)) for field, number in _ranked(counted))


@dataclass(frozen=True, slots=True)
class _Post:
    """A post at the head of a group, and the earliest year that is told of it."""

    holder: str
    group: str
    since: str | None


def _leaders(connection: Connection) -> tuple[OfYear, ...]:
    heads = _heads(connection)
    told = _first_told_killed(connection, {post.holder for post in heads})
    changes = _changes(connection)
    of_group: dict[str, list[_Post]] = {}
    for post in heads:
        of_group.setdefault(post.group, []).append(post)
    followed = {
        post.holder
        for post in heads
        if (day := told.get(post.holder))
        and (
            any((p.since or "") >= day[:4] for p in of_group[post.group] if p.holder != post.holder)
            or any(change > day for change in changes.get(post.group, ()))
        )
    }
    killed = Counter(day[:4] for day in told.values())
    replaced = Counter(told[holder][:4] for holder in followed)
    return tuple(OfYear(year, killed[year], replaced[year]) for year in sorted(killed))


def _heads(connection: Connection) -> list[_Post]:
    """Posts at the head of a group of the ledger."""
    table = tables.fact
    role = begins_with(beginning("role"))
    wanted = select(table.c.identity, table.c.group, table.c.body).where(table.c.group.is_not(None), role)
    found: dict[tuple[str, str], str | None] = {}
    rows = connection.execute(wanted).all()
    for (holder, group, _), fact in zip(rows, facts_in(row.body for row in rows), strict=True):
        if is_head(fact.text):
            years = _YEAR.findall(fact.since or "")
            earlier = found.get((holder, group))
            found[holder, group] = min([*years, *([earlier] if earlier else [])], default=None)
    return [_Post(holder, group, since) for (holder, group), since in found.items()]


def _first_told_killed(connection: Connection, people: set[str]) -> dict[str, str]:
    """The day of the first dated report that has somebody say so, of those who are said to be killed."""
    table = tables.fact
    killed = begins_with(beginning("fate", "killed"))
    ordered = sorted(people)
    found: dict[str, str] = {}
    for start in range(0, len(ordered), _AT_ONCE):
        some = table.c.identity.in_(ordered[start : start + _AT_ONCE])
        rows = connection.execute(select(table.c.identity, table.c.body).where(some, killed)).all()
        for (person, _), fact in zip(rows, facts_in(row.body for row in rows), strict=True):
            if fact.published and fact.modality == "asserted":
                found[person] = min(fact.published, found.get(person, "9999"))
    return found


def _changes(connection: Connection) -> dict[str, list[str]]:
    """The last days of appointments and successions, by the group that takes part."""
    incident, between, identity = tables.incident, tables.incident_identity, tables.identity
    wanted = (
        select(between.c.identity, incident.c.end)
        .join_from(incident, between, between.c.incident == incident.c.id)
        .join(identity, between.c.identity == identity.c.id)
        .where(incident.c.type == _CHANGE, incident.c.end.is_not(None), identity.c.kind == "group")
    )
    found: dict[str, list[str]] = {}
    for group, day in connection.execute(wanted):
        found.setdefault(group, []).append(day)
    return found

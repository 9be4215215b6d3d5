"""Who is said to have led a group, when, by whom, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml
from sqlalchemy import Connection, select

from wireledger.errors import LedgerError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import Fact
from wireledger.ledger.find import find
from wireledger.ledger.kept_facts import facts_where
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    identity_row,
    incident_rows,
)
from wireledger.ledger.words import folded_words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CHANGE = "appointment_succession"
_AT_ONCE = 500  # ids in one query: databases limit the number of parameters


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who is said to have held posts in the group, and what is said of the person's fate."""

    person: IdentityRow
    posts: tuple[Fact, ...]
    fates: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Leadership:
    """Who led a group, who held other posts in it, and the incidents that changed these.

    The earliest stand first, as far as reports tell.
    """

    group: IdentityRow
    leaders: tuple[Holder, ...]
    others: tuple[Holder, ...]
    changes: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest part of a leadership, and how many leaders, others and changes there are in all."""

    leadership: Leadership
    leaders: int
    others: int
    changes: int


def leadership(ledger: Ledger, asked: str) -> Leadership:
    """The leadership of the group that ``asked`` means. Raises LedgerError where it means none."""
    return latest_leadership(ledger, asked, None).leadership


def latest_leadership(ledger: Ledger, asked: str, most: int | None) -> Latest:
    """The same with so many of its leaders, of those with other posts, and of the changes: the latest."""
    with ledger.reading() as connection:
        found = find(connection, asked, ("group",))
        if found.kind != "group":
            raise LedgerError(f"{found.id} is a {found.kind}, not a group. List these: `wireledger groups`.")
        (group,) = _identities(connection, [found.id])
        posts = _posts(connection, found.id)
        ordered = sorted(posts, key=lambda person: (_begins(posts[person]), person))
        leading = {person for person in ordered if any(is_head(post.text) for post in posts[person])}
        leaders = [person for person in ordered if person in leading]
        others = [person for person in ordered if person not in leading]
        changes = _changes(connection, found.id)
        start = -most if most is not None else None
        led, held = (_holders(connection, people[start:], posts) for people in (leaders, others))
        return Latest(Leadership(group, led, held, changes[start:]), len(leaders), len(others), len(changes))


@lru_cache(maxsize=50_000)  # titles recur
def is_head(title: str) -> bool:
    """Whether a post is at the head of a group: an emir is, a deputy emir is not."""
    words = set(folded_words(title))
    heads, others = _words()
    return bool(words & heads) and not words & others


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that make a post one at the head, and those that make it another."""
    with Path(__file__).with_suffix(".yml").open(encoding="utf-8") as file:
        lists = yaml.safe_load(file)
    return frozenset(lists["heads"]), frozenset(lists["not_heads"])


def _identities(connection: Connection, ids: list[str]) -> list[IdentityRow]:
    found: list[IdentityRow] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = tables.identity.c.id.in_(ids[start : start + _AT_ONCE])
        found += map(identity_row, connection.execute(select(*IDENTITY_COLUMNS).where(some)))
    return found


def _posts(connection: Connection, group: str) -> dict[str, list[Fact]]:
    """The posts in the group, by the id of who holds them."""
    found: dict[str, list[Fact]] = {}
    for held in facts_where(connection, tables.fact.c.group, [group], "role"):
        found.setdefault(held.identity, []).append(held.fact)
    return found


def _holders(
    connection: Connection, people: list[str], posts: Mapping[str, list[Fact]]
) -> tuple[Holder, ...]:
    fates = _fates(connection, people)
    rows = {row.id: row for row in _identities(connection, people)}
    return tuple(Holder(rows[p], tuple(posts[p]), tuple(fates.get(p, ()))) for p in people)


def _fates(connection: Connection, people: list[str]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for held in facts_where(connection, tables.fact.c.identity, people, "fate"):
        found.setdefault(held.identity, []).append(held.fact)
    return found


def _changes(connection: Connection, group: str) -> tuple[IncidentRow, ...]:
    incident, between = tables.incident, tables.incident_identity
    of_group = select(between.c.incident).where(between.c.identity == group)
    wanted = select(*INCIDENT_COLUMNS).where(incident.c.id.in_(of_group), incident.c.type == _CHANGE)
    return incident_rows(connection, wanted.order_by(incident.c.start.nulls_last(), incident.c.id))


def _begins(posts: Iterable[Fact]) -> str:
    """The earliest year that is told of a post, else the day of the first report that tells of it."""
    years: list[str] = []
    days: list[str] = []
    for post in posts:
        years += _YEAR.findall(post.since or "")
        days.append(post.published or "9999")
    return min(years) if years else min(days)

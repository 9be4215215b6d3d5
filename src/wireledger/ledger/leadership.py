"""Who is said to have led a group, when, by whom, and what became of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from sqlalchemy import Connection, select

from wireledger.errors import LedgerError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import Fact
from wireledger.ledger.find import find
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    identity_row,
    incident_rows,
)
from wireledger.ledger.words import folded_words
from wireledger.plain import from_line

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CHANGE = "appointment_succession"


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


def leadership(ledger: Ledger, asked: str) -> Leadership:
    """The leadership of the group that ``asked`` means. Raises LedgerError where it means none."""
    with ledger.reading() as connection:
        found = find(connection, asked, ("group",))
        if found.kind != "group":
            raise LedgerError(f"{found.id} is a {found.kind}, not a group. List these: `wireledger groups`.")
        (group,) = _identities(connection, [found.id])
        posts = _posts(connection, found.id)
        people = _identities(connection, list(posts))
        holders = [Holder(p, posts[p.id], _fates(connection, p.id)) for p in people]
        holders.sort(key=lambda holder: (_begins(holder), holder.person.id))
        leaders = tuple(h for h in holders if any(is_head(post.text) for post in h.posts))
        others = tuple(h for h in holders if h not in leaders)
        return Leadership(group, leaders, others, _changes(connection, found.id))


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
    wanted = select(*IDENTITY_COLUMNS).where(tables.identity.c.id.in_(ids))
    return [identity_row(row) for row in connection.execute(wanted)]


def _posts(connection: Connection, group: str) -> dict[str, tuple[Fact, ...]]:
    """The posts in the group, by the id of who holds them."""
    table = tables.fact
    wanted = select(table.c.identity, table.c.body).where(table.c.group == group).order_by(table.c.number)
    found: dict[str, tuple[Fact, ...]] = {}
    for holder, body in connection.execute(wanted):
        fact = from_line(Fact, body)
        if fact.kind == "role":
            found[holder] = (*found.get(holder, ()), fact)
    return found


def _fates(connection: Connection, person: str) -> tuple[Fact, ...]:
    table = tables.fact
    wanted = select(table.c.body).where(table.c.identity == person).order_by(table.c.number)
    facts = (from_line(Fact, body) for body in connection.execute(wanted).scalars())
    return tuple(fact for fact in facts if fact.kind == "fate")


def _changes(connection: Connection, group: str) -> tuple[IncidentRow, ...]:
    incident, between = tables.incident, tables.incident_identity
    of_group = select(between.c.incident).where(between.c.identity == group)
    wanted = select(*INCIDENT_COLUMNS).where(incident.c.id.in_(of_group), incident.c.type == _CHANGE)
    return incident_rows(connection, wanted.order_by(incident.c.start.nulls_last(), incident.c.id))


def _begins(holder: Holder) -> str:
    """The earliest year that is told of a post, else the day of the first report that tells of it."""
    years: list[str] = [year for post in holder.posts for year in _YEAR.findall(post.since or "")]
    days = (post.published or "9999" for post in holder.posts)
    return min(years) if years else min(days)

"""What a group is said to be part of, and what is said to be part of it, as told up to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import Fact
from wireledger.ledger.kept_facts import facts_where
from wireledger.ledger.words import folded

_STEPS = 2  # links away from the group: further ones are seen from the page of the group in between


@dataclass(frozen=True, slots=True)
class Unit:
    """A group by its id; one that is only ever named as a whole has none, and its folded name as ``key``."""

    key: str
    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Tie:
    """That one unit is said to be part of another, by all who say or deny so."""

    part: Unit
    whole: Unit
    facts: tuple[Fact, ...]

    @property
    def disputed(self) -> bool:
        """Whether somebody denies or doubts it."""
        return any(fact.modality in ("denied", "uncertain") for fact in self.facts)


def structure(ledger: Ledger, group: str, until: str | None = None) -> tuple[Tie, ...]:
    """The ties of the group with this id, and of those that it is tied to.

    With ``until`` (YYYY-MM-DD) only what reports said up to that day; those of unknown day are always told.
    """
    found: dict[tuple[str, str], list[tuple[Unit, Unit, Fact]]] = {}
    asked, known = {group}, {group}
    with ledger.reading() as connection:
        for _ in range(_STEPS):
            new = set()
            for part, whole, fact in _ties(connection, asked):
                if until and fact.published and fact.published > until:
                    continue
                told = found.setdefault((part.key, whole.key), [])
                if all(fact != other for _, _, other in told):
                    told.append((part, whole, fact))
                new |= {unit.id for unit in (part, whole) if unit.id}
            asked = new - known
            known |= new
    return tuple(
        Tie(told[0][0], told[0][1], tuple(fact for _, _, fact in told)) for _, told in sorted(found.items())
    )


def _ties(connection: Connection, groups: Iterable[str]) -> list[tuple[Unit, Unit, Fact]]:
    """Every fact that one of the groups is part of something, or something of it."""
    some = list(groups)
    found = {
        held.number: held
        for column in (tables.fact.c.identity, tables.fact.c.group)
        for held in facts_where(connection, column, some, "part_of")
    }
    told = [
        (held.identity, held.group, held.fact)
        for _, held in sorted(found.items())
        if held.identity != held.group
    ]
    identity = tables.identity
    ids = {i for part, whole, _ in told for i in (part, whole) if i}
    named = select(identity.c.id, identity.c.name).where(identity.c.id.in_(ids))
    names = {row.id: row.name for row in connection.execute(named)}
    return [(Unit(part, part, names[part]), _whole(whole, fact, names), fact) for part, whole, fact in told]


def _whole(group: str | None, fact: Fact, names: dict[str, str]) -> Unit:
    if group is not None:
        return Unit(group, group, names[group])
    name = fact.group or fact.text
    return Unit(folded(name) or name, None, name)

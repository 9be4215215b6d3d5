"""One person and one group that a large share of all reports tell of, in a ledger that is resolved.

Recombined reports give every world people of its own, so that nobody stands in more than a few dozen reports,
while a real archive has leaders and groups that thousands name. Here the rows of many are handed to one of
them, as if all were the same: its page then has as many spellings, posts, fates, incidents and open questions
to show. What is resolved again afterwards does not know of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, delete, func, select, update
from sqlalchemy.dialects import sqlite

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.plain import from_line, to_line
from wireledger.resolve.resolution import Identity, IdentityKind

SHARE = 0.3
_AT_ONCE = 500


def enlarge(ledger: Ledger, reports: int) -> None:
    """Make one person and one group of so many that ``SHARE`` of all ``reports`` tell of each."""
    with ledger.writing() as connection:
        for kind in ("person", "group"):
            chosen = _chosen(connection, kind, int(SHARE * reports))
            if len(chosen) > 1:
                _join(connection, chosen)


def _chosen(connection: Connection, kind: IdentityKind, wanted: int) -> list[Identity]:
    """As many of a kind as stand in the reports wanted together; none where one does alone."""
    table = tables.identity
    most = select(func.max(table.c.reports)).where(table.c.kind == kind)
    if (connection.execute(most).scalar() or 0) >= wanted:
        return []
    found: list[Identity] = []
    refs: set[str] = set()
    posts = select(func.count()).where(tables.fact.c.group == table.c.id).scalar_subquery()
    lines = select(table.c.body).where(table.c.kind == kind).order_by(posts.desc(), table.c.id)
    for line in connection.execute(lines).scalars():
        if len(refs) >= wanted:
            break
        found.append(from_line(Identity, line))
        refs |= {spelling.ref for spelling in found[-1].spellings}
    return found


def _join(connection: Connection, many: Sequence[Identity]) -> None:
    one, ids = many[0], [made.id for made in many[1:]]
    whole = replace(
        one,
        spellings=tuple(s for made in many for s in made.spellings),
        aliases=tuple(dict.fromkeys(a for made in many for a in made.aliases)),
        entities=tuple(e for made in many for e in made.entities),
    )
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for column in (tables.identity_entity.c.identity, tables.fact.c.identity, tables.fact.c.group):
            connection.execute(update(column.table).where(column.in_(some)).values({column.name: one.id}))
        for table in (tables.incident_identity, tables.identity_word):
            _hand_over(connection, table, some, one.id)
        connection.execute(delete(tables.identity).where(tables.identity.c.id.in_(some)))
    between = tables.incident_identity
    incidents = select(func.count(between.c.incident.distinct())).where(between.c.identity == one.id)
    row = {
        "reports": len({spelling.ref for spelling in whole.spellings}),
        "incidents": connection.execute(incidents).scalar_one(),
        "body": to_line(whole),
    }
    connection.execute(update(tables.identity).where(tables.identity.c.id == one.id).values(row))


def _hand_over(connection: Connection, table: Table, ids: Sequence[str], one: str) -> None:
    """Rows of which ``one`` may have the same already."""
    among = table.c.identity.in_(ids)
    rows = [dict(row._mapping) | {"identity": one} for row in connection.execute(select(table).where(among))]
    connection.execute(delete(table).where(among))
    if rows:
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)

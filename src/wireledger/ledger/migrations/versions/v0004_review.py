"""The review queue, what reviewers skipped, what was coded blind, and where incidents lie on a map."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

# What was coded is evidence of how far people agree: it is only ever added.
FROZEN_SQLITE = """
CREATE TRIGGER {table}_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'codings are only ever added'); END
"""
FROZEN_POSTGRES = """
CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION coding_frozen()
"""
FUNCTION_POSTGRES = """
CREATE FUNCTION coding_frozen() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'codings are only ever added'; END $$
"""
FROZEN = ("coding_set", "coding")


def upgrade() -> None:
    """Make the tables, and find decisions by their time."""
    op.create_index("decision_time", "decision", ["time", "id"])
    _review()
    _coding()
    op.create_table(
        "incident_point",
        _words("incident", key=True, of="incident.id"),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("lat", "lon")),
        _words("precision"),
        _words("country", optional=True),
    )


def _words(name: str, optional: bool = False, key: bool = False, of: str | None = None) -> sa.Column[str]:
    foreign = [sa.ForeignKey(of)] if of else []
    return sa.Column(name, WORDS, *foreign, nullable=optional, primary_key=key)


def _review() -> None:
    op.create_table(
        "review",
        _words("place", key=True),
        *(_words(name) for name in ("id", "kind", "items")),
        *(_words(name, optional=True) for name in ("field", "whole", "ref")),
        sa.Column("doubt", sa.Float, nullable=False),
    )
    op.create_index("review_id", "review", ["id"], unique=True)
    op.create_index("review_kind", "review", ["kind", "place"])
    op.create_table("review_skip", _words("user", key=True), _words("review", key=True), _words("time"))


def _coding() -> None:
    op.create_table("coding_set", _words("id", key=True), _words("name"), _words("body"))
    op.create_table(
        "coding",
        _words("id", key=True),
        _words("set", of="coding_set.id"),
        _words("time"),
        _words("body"),
    )
    op.create_index("coding_set_time", "coding", ["set", "time"])
    if op.get_bind().dialect.name == "sqlite":
        for table in FROZEN:
            for event in ("UPDATE", "DELETE"):
                op.execute(FROZEN_SQLITE.format(table=table, event=event))
    else:
        op.execute(FUNCTION_POSTGRES)
        for table in FROZEN:
            op.execute(FROZEN_POSTGRES.format(table=table))

"""Reports and decisions: what was given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

# Promise of the ledger: a decision is only ever added.
FROZEN_SQLITE = """
CREATE TRIGGER decision_{event} BEFORE {event} ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END
"""
FROZEN_POSTGRES = (
    """
    CREATE FUNCTION decision_frozen() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'decisions are only ever added'; END $$
    """,
    """
    CREATE TRIGGER decision_frozen BEFORE UPDATE OR DELETE ON decision
    FOR EACH ROW EXECUTE FUNCTION decision_frozen()
    """,
)


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "report",
        sa.Column("ref", WORDS, primary_key=True),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("title", WORDS),
        sa.Column("publisher", WORDS),
        sa.Column("url", WORDS),
        sa.Column("published", WORDS),
        sa.Column("added", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
    )
    op.create_table(
        "decision",
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("time", WORDS, nullable=False),
        sa.Column("body", WORDS, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(FROZEN_SQLITE.format(event=event))
    else:
        for statement in FROZEN_POSTGRES:
            op.execute(statement)

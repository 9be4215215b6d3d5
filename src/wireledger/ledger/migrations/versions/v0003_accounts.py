"""Who may sign in to the workbench, and what each decision is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wireledger.plain import from_line
from wireledger.resolve.resolution import Decision

revision = "0003"
down_revision = "0002"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, and look up the items of the decisions that are there."""
    op.create_table(
        "account",
        sa.Column("name", WORDS, primary_key=True),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("password", WORDS, nullable=False),
        sa.Column("stamp", WORDS, nullable=False),
    )
    about = op.create_table(
        "decision_item",
        sa.Column("item", WORDS, primary_key=True),
        sa.Column("decision", WORDS, sa.ForeignKey("decision.id"), primary_key=True),
    )
    connection = op.get_bind()
    for (body,) in connection.execute(sa.text("SELECT body FROM decision")).all():
        made = from_line(Decision, body)
        for item in dict.fromkeys(made.items):
            connection.execute(sa.insert(about).values(item=item, decision=made.id))

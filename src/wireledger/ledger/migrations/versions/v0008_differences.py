"""Facts numbered by whom they are about, and a stamp for each writing of the resolution.

Both are made from what was given, and are made again when the ledger is next asked.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the two tables anew."""
    op.drop_table("fact")
    op.create_table(
        "fact",
        sa.Column("number", WORDS, primary_key=True),
        sa.Column("identity", WORDS, sa.ForeignKey("identity.id"), nullable=False),
        sa.Column("group", WORDS, sa.ForeignKey("identity.id")),
        sa.Column("body", WORDS, nullable=False),
    )
    op.create_index("fact_identity", "fact", ["identity"])
    op.create_index("fact_group", "fact", ["group"])
    op.drop_table("resolution")
    op.create_table(
        "resolution",
        sa.Column("reports", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("decisions", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("program", WORDS, primary_key=True),
        sa.Column("stamp", WORDS, nullable=False),
    )

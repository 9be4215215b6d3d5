"""Which report holds a claim, and an index by which the incidents of some days are found in one place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wireledger.ledger.claims import index_claims
from wireledger.ledger.quoted import document_in

revision = "0007"
down_revision = "0006"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table, and fill it from the reports that are there."""
    op.create_table(
        "claim",
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("report", KEY, sa.ForeignKey("searched.key"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.drop_index("incident_start", "incident")
    op.create_index("incident_days", "incident", ["start", "end"])
    connection = op.get_bind()
    for (line,) in connection.execute(sa.text("SELECT record FROM report ORDER BY ref")):
        index_claims(connection, document_in(line), line)

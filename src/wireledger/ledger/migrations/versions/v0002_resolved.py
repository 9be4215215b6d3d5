"""The search index, and what is resolved from reports and decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wireledger.ledger.index import index_report
from wireledger.ledger.quoted import document_in

revision = "0002"
down_revision = "0001"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, and index the reports that are there."""
    _search()
    _incidents()
    _identities()
    _between()
    connection = op.get_bind()
    for (record,) in connection.execute(sa.text("SELECT record FROM report ORDER BY ref")):
        index_report(connection, document_in(record))


def _words(name: str, optional: bool = False, key: bool = False, of: str | None = None) -> sa.Column[str]:
    foreign = [sa.ForeignKey(of)] if of else []
    return sa.Column(name, WORDS, *foreign, nullable=optional, primary_key=key)


def _number(name: str, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, primary_key=key, autoincrement=False)


def _search() -> None:
    op.create_table(
        "searched",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        _words("ref", of="report.ref"),
    )
    op.create_index("searched_ref", "searched", ["ref"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        # the words alone: the text stands in the report
        op.execute("CREATE VIRTUAL TABLE search_words USING fts5 (words, content = '')")
    else:
        op.execute("CREATE TABLE search_words (key bigint PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX search_words_words ON search_words USING gin (words)")


def _incidents() -> None:
    op.create_table(
        "resolution", _number("reports", True), _number("decisions", True), _words("program", key=True)
    )
    op.create_table(
        "incident",
        _words("id", key=True),
        *(_words(name) for name in ("handle", "type", "label")),
        *(_words(name, optional=True) for name in ("start", "end", "place", "killed", "injured")),
        *(_number(name) for name in ("reports", "origins")),
        *(_words(name) for name in ("conflicts", "body")),
    )
    op.create_index("incident_start", "incident", ["start"])
    op.create_table(
        "incident_event",
        _words("incident", key=True, of="incident.id"),
        _words("ref", key=True, of="report.ref"),
        _words("event", key=True),
    )
    op.create_index("incident_event_event", "incident_event", ["event"])
    op.create_index("incident_event_ref", "incident_event", ["ref"])
    op.create_table(
        "incident_facet",
        _words("facet", key=True),
        _words("value", key=True),
        _words("incident", key=True, of="incident.id"),
    )
    op.create_index("incident_facet_incident", "incident_facet", ["incident"])


def _identities() -> None:
    op.create_table(
        "identity",
        _words("id", key=True),
        *(_words(name) for name in ("handle", "kind", "name")),
        *(_number(name) for name in ("reports", "incidents")),
        _words("body"),
    )
    op.create_index("identity_kind", "identity", ["kind", "reports"])
    op.create_table("identity_word", _words("word", key=True), _words("identity", key=True, of="identity.id"))
    op.create_index("identity_word_identity", "identity_word", ["identity"])
    op.create_table(
        "identity_entity",
        _words("identity", key=True, of="identity.id"),
        _words("ref", key=True, of="report.ref"),
        _words("entity", key=True),
    )
    op.create_index("identity_entity_entity", "identity_entity", ["entity"])
    op.create_index("identity_entity_ref", "identity_entity", ["ref"])


def _between() -> None:
    op.create_table(
        "incident_identity",
        _words("incident", key=True, of="incident.id"),
        _words("identity", key=True, of="identity.id"),
        _words("role", key=True),
    )
    op.create_index("incident_identity_identity", "incident_identity", ["identity"])
    op.create_table(
        "fact",
        _number("number", key=True),
        _words("identity", of="identity.id"),
        _words("group", optional=True, of="identity.id"),
        _words("body"),
    )
    op.create_index("fact_identity", "fact", ["identity"])
    op.create_index("fact_group", "fact", ["group"])
    op.create_table(
        "question",
        *(_words(name, key=True) for name in ("a", "b", "kind")),
        sa.Column("score", sa.Float, nullable=False),
        _words("body"),
    )
    op.create_index("question_b", "question", ["b"])

"""The tables of a ledger. ``migrations/`` makes them; a test holds the two together.

``report`` and ``decision`` are what was given. All others are made from these and may be emptied: they hold
the Resolution, and beside it what lists and filters look up. Every database orders texts by code point.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

Words = Text().with_variant(Text(collation="C"), "postgresql")
Key = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own row numbers are its 64-bit INTEGER


def _words(name: str, *more: ForeignKey, optional: bool = False, key: bool = False) -> Column[str]:
    return Column(name, Words, *more, nullable=optional, primary_key=key)


report = Table(
    "report",
    metadata,
    _words("ref", key=True),
    _words("document"),  # Document.id, the hash of the content
    _words("title", optional=True),
    _words("publisher", optional=True),
    _words("url", optional=True),
    _words("published", optional=True),
    _words("added"),  # UTC, ISO 8601
    _words("record"),  # one line of JSON
)

decision = Table(
    "decision",
    metadata,
    _words("id", key=True),
    _words("time"),
    _words("body"),  # one line of JSON
)

searched = Table(
    "searched",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),  # grows with the day of publication
    _words("ref", ForeignKey("report.ref")),
    Index("searched_ref", "ref", unique=True),
)

resolution = Table(
    "resolution",
    metadata,
    Column("reports", Integer, primary_key=True, autoincrement=False),
    Column("decisions", Integer, primary_key=True, autoincrement=False),
    _words("program", key=True),
)

incident = Table(
    "incident",
    metadata,
    _words("id", key=True),
    _words("handle"),
    _words("type"),
    _words("label"),
    _words("start", optional=True),  # first possible day
    _words("end", optional=True),  # last possible day
    _words("place", optional=True),
    _words("killed", optional=True),
    _words("injured", optional=True),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    _words("conflicts"),  # names of fields, with spaces between
    _words("body"),  # the Incident, one line of JSON
    Index("incident_start", "start"),
)

incident_event = Table(
    "incident_event",
    metadata,
    _words("incident", ForeignKey("incident.id"), key=True),
    _words("ref", ForeignKey("report.ref"), key=True),
    _words("event", key=True),
    Index("incident_event_event", "event"),
    Index("incident_event_ref", "ref"),
)

incident_facet = Table(
    "incident_facet",
    metadata,
    _words("facet", key=True),  # type, place or outlet
    _words("value", key=True),  # folded
    _words("incident", ForeignKey("incident.id"), key=True),
    Index("incident_facet_incident", "incident"),
)

identity = Table(
    "identity",
    metadata,
    _words("id", key=True),
    _words("handle"),
    _words("kind"),
    _words("name"),
    Column("reports", Integer, nullable=False),
    Column("incidents", Integer, nullable=False),
    _words("body"),  # the Identity, one line of JSON
    Index("identity_kind", "kind", "reports"),
)

identity_word = Table(
    "identity_word",
    metadata,
    _words("word", key=True),  # folded, of any of its names
    _words("identity", ForeignKey("identity.id"), key=True),
    Index("identity_word_identity", "identity"),
)

identity_entity = Table(
    "identity_entity",
    metadata,
    _words("identity", ForeignKey("identity.id"), key=True),
    _words("ref", ForeignKey("report.ref"), key=True),
    _words("entity", key=True),
    Index("identity_entity_entity", "entity"),
    Index("identity_entity_ref", "ref"),
)

incident_identity = Table(
    "incident_identity",
    metadata,
    _words("incident", ForeignKey("incident.id"), key=True),
    _words("identity", ForeignKey("identity.id"), key=True),
    _words("role", key=True),
    Index("incident_identity_identity", "identity"),
)

fact = Table(
    "fact",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _words("identity", ForeignKey("identity.id")),
    _words("group", ForeignKey("identity.id"), optional=True),  # whose post it is, or what one is part of
    _words("body"),  # the Fact, one line of JSON
    Index("fact_identity", "identity"),
    Index("fact_group", "group"),
)

question = Table(
    "question",
    metadata,
    _words("a", key=True),
    _words("b", key=True),
    _words("kind", key=True),
    Column("score", Float, nullable=False),
    _words("body"),  # the OpenQuestion, one line of JSON
    Index("question_b", "b"),
)

RESOLVED = (
    question,
    fact,
    incident_identity,
    identity_entity,
    identity_word,
    incident_facet,
    incident_event,
    identity,
    incident,
    resolution,
)
"""What is made again with every resolution; those that refer come before those referred to."""

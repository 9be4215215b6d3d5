"""The tables of a ledger. ``migrations/`` makes them; a test holds the two together.

``report`` and ``decision`` are what was given, and so are ``account``, ``coding_set``, ``coding`` and
``review_skip``. All others are made from these and may be emptied: they hold the Resolution, and beside it
what lists and filters look up. Every database orders texts by code point.
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
    _words("model", optional=True),  # hash of the model that read it; unknown in older ledgers
)

decision = Table(
    "decision",
    metadata,
    _words("id", key=True),
    _words("time"),
    _words("body"),  # one line of JSON
    Index("decision_time", "time", "id"),
)

decision_item = Table(
    "decision_item",
    metadata,
    _words("item", key=True),  # what the decision is about: an event, entity or claim, or for undo a decision
    _words("decision", ForeignKey("decision.id"), key=True),
)

account = Table(
    "account",
    metadata,
    _words("name", key=True),
    _words("role"),
    _words("password"),  # an argon2 hash
    _words("stamp"),  # another with each password
)

searched = Table(
    "searched",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),  # grows with the day of publication
    _words("ref", ForeignKey("report.ref")),
    Index("searched_ref", "ref", unique=True),
)

claim = Table(
    "claim",
    metadata,
    _words("id", key=True),
    Column("report", Key, ForeignKey("searched.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,  # there are two dozen to a report
)

resolution = Table(
    "resolution",
    metadata,
    Column("reports", Integer, primary_key=True, autoincrement=False),
    Column("decisions", Integer, primary_key=True, autoincrement=False),
    _words("program", key=True),
    _words("stamp"),  # another one with each writing
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
    Index("incident_days", "start", "end"),
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
    _words("facet", key=True),  # type, place, country, outlet or status
    _words("value", key=True),  # folded
    _words("incident", ForeignKey("incident.id"), key=True),
    Index("incident_facet_incident", "incident"),
)

incident_point = Table(
    "incident_point",
    metadata,
    _words("incident", ForeignKey("incident.id"), key=True),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    _words("precision"),
    _words("country", optional=True),
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
    _words("number", key=True),  # its identity and its place among the facts about that
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

review = Table(
    "review",
    metadata,
    _words("place", key=True),  # orders the queue
    _words("id"),
    _words("kind"),  # question, conflict, event or claim
    _words("items"),  # ids that a decision on it names, with spaces between
    _words("field", optional=True),
    _words("whole", optional=True),  # the incident, person or group that it is about
    _words("ref", optional=True),
    Column("doubt", Float, nullable=False),
    Index("review_id", "id", unique=True),
    Index("review_kind", "kind", "place"),
)

review_skip = Table(
    "review_skip",
    metadata,
    _words("user", key=True),
    _words("review", key=True),  # review.id, which outlives a resolution
    _words("time"),
)

coding_set = Table(
    "coding_set",
    metadata,
    _words("id", key=True),
    _words("name"),
    _words("body"),  # one line of JSON
)

coding = Table(
    "coding",
    metadata,
    _words("id", key=True),
    _words("set", ForeignKey("coding_set.id")),
    _words("time"),
    _words("body"),  # one line of JSON
    Index("coding_set_time", "set", "time"),
)

RESOLVED = (
    review,
    question,
    fact,
    incident_identity,
    identity_entity,
    identity_word,
    incident_point,
    incident_facet,
    incident_event,
    identity,
    incident,
    resolution,
)
"""What is made again with every resolution; those that refer come before those referred to."""

"""Full text search over the reports, with the people and groups that are called so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from wireledger.errors import UsageError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.find import identities_named
from wireledger.ledger.query import (
    IDENTITY_COLUMNS,
    INCIDENT_COLUMNS,
    IdentityRow,
    IncidentRow,
    identity_row,
    incident_rows,
)
from wireledger.ledger.quoted import document_in
from wireledger.ledger.words import folded_words

_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"[^\W_][\w'’‘`ʿʾʼ]*")
_AROUND = 80  # characters shown on each side of the first word found: about a line
_SQLITE = text(
    "SELECT ref FROM search_words JOIN searched ON searched.key = search_words.rowid "
    "WHERE search_words MATCH :query ORDER BY search_words.rowid DESC LIMIT :limit"
)
_POSTGRES = text(
    "SELECT ref FROM search_words JOIN searched USING (key) "
    "WHERE search_words.words @@ to_tsquery('simple', :query) ORDER BY key DESC LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words: an excerpt around the first of them, and the incidents it tells of."""

    ref: str
    title: str | None
    publisher: str | None
    published: str | None
    excerpt: str
    incidents: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """People and groups that are called so, and reports that hold the words, newest first."""

    identities: tuple[IdentityRow, ...]
    reports: tuple[Hit, ...]


def search(ledger: Ledger, words: str, limit: int = 20) -> Results:
    """What holds all ``words``, those in double quotes side by side; at most ``limit`` of each kind.

    Case, accents and marks count for nothing. Raises UsageError where there is no word to look for.
    """
    phrases = [p for p in (folded_words(quoted or word) for quoted, word in _PHRASE.findall(words)) if p]
    if not phrases:
        raise UsageError(f'"{words}" holds no word. Give one or more words, or a phrase in double quotes.')
    with ledger.reading() as connection:
        named = identities_named(connection, words, ("person", "group"))[:limit]
        refs = _refs(connection, phrases, limit)
        sought = {word for phrase in phrases for word in phrase}
        return Results(
            tuple(_identity(connection, found.id) for found in named),
            tuple(_hit(connection, ref, sought) for ref in refs),
        )


def excerpt(text: str, sought: set[str]) -> str:
    """The words of ``text`` around the first of ``sought``, or its beginning."""
    places = (m for m in _WORD.finditer(text) if sought & set(folded_words(m[0])))
    first = next(places, None)
    start, end = (first.start(), first.end()) if first else (0, 0)
    low, high = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    # cut at spaces, unless that would lose the word
    low = text.find(" ", low, start) + 1 if low and " " in text[low:start] else low
    high = text.rfind(" ", end, high) if high < len(text) and " " in text[end:high] else high
    return f"{'… ' if low else ''}{text[low:high]}{' …' if high < len(text) else ''}"


def _refs(connection: Connection, phrases: list[list[str]], limit: int) -> list[str]:
    if connection.dialect.name == "sqlite":
        query, statement = " ".join(f'"{" ".join(phrase)}"' for phrase in phrases), _SQLITE
    else:
        query, statement = " & ".join(f"({' <-> '.join(phrase)})" for phrase in phrases), _POSTGRES
    return list(connection.execute(statement, {"query": query, "limit": limit}).scalars())


def _hit(connection: Connection, ref: str, sought: set[str]) -> Hit:
    report, told, incident = tables.report, tables.incident_event, tables.incident
    row = connection.execute(select(report).where(report.c.ref == ref)).one()
    whole = document_in(row.record).text
    of_report = select(told.c.incident).where(told.c.ref == ref)
    wanted = select(*INCIDENT_COLUMNS).where(incident.c.id.in_(of_report)).order_by(incident.c.id)
    return Hit(
        ref,
        row.title,
        row.publisher,
        row.published,
        " ".join(excerpt(whole, sought).split()),
        incident_rows(connection, wanted),
    )


def _identity(connection: Connection, made: str) -> IdentityRow:
    wanted = select(*IDENTITY_COLUMNS).where(tables.identity.c.id == made)
    return identity_row(connection.execute(wanted).one())

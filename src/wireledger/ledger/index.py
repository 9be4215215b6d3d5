"""The search index: FTS5 on SQLite, a ``tsvector`` on PostgreSQL.

Both are given words that are folded already, so that they find the same reports. A report's key grows with
its day of publication: newest first is then the order of the keys, and no list of hits has to be sorted.
"""

from __future__ import annotations

import hashlib
from datetime import date

from sqlalchemy import Connection, text

from wireledger.ledger.words import folded, storable
from wireledger.records import Document
from wireledger.settings import Limits

_HASH_BITS = 41  # beside the 22 bits of a day up to the year 9999, in 63; 1,000 reports a day never meet
_SQLITE = text("INSERT INTO search_words (rowid, words) VALUES (:key, :words)")
_POSTGRES = text("INSERT INTO search_words (key, words) VALUES (:key, to_tsvector('simple', :words))")
_KEY = text("INSERT INTO searched (key, ref) VALUES (:key, :ref)")


def index_report(connection: Connection, document: Document) -> None:
    """Make a report, whose row is there already, findable by its title, publisher and text."""
    ref = storable(document.ref)
    key = search_key(ref, document.published)
    shown = (document.title, document.publisher, document.text[: Limits().extracted_chars])
    words = folded(" ".join(part for part in shown if part))
    connection.execute(_KEY, {"key": key, "ref": ref})
    insert = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES
    connection.execute(insert, {"key": key, "words": words})


def search_key(ref: str, published: str | None) -> int:
    """Days since the year 1, 0 where unknown, and below them a hash of the ref."""
    day = date.fromisoformat(published).toordinal() if published else 0
    hashed = int.from_bytes(hashlib.sha256(ref.encode()).digest()[:8], "big")
    return day << _HASH_BITS | hashed >> (64 - _HASH_BITS)

"""Adding reports: a transaction a report, so that what is finished is never lost, and never there twice.

A ref names one report for ever. The same ref with the same content is known and changes nothing; with other
content it is refused, whoever added the first, and whenever.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from wireledger.errors import ReadError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.index import index_report
from wireledger.ledger.tables import report
from wireledger.ledger.words import storable
from wireledger.plain import to_line
from wireledger.records import Document, Record


def is_known(ledger: Ledger, document: Document) -> bool:
    """Whether the ledger holds this report. Raises ReadError where its ref stands for another one."""
    with ledger.reading() as connection:
        return _is_known(connection, document)


def add(ledger: Ledger, record: Record) -> bool:
    """Add a report; False where it is known.

    Raises ReadError where its ref stands for another report, LedgerError where the database fails.
    """
    document = record.document
    row = {
        "ref": storable(document.ref),
        "document": document.id,
        "title": _stored(document.title),
        "publisher": _stored(document.publisher),
        "url": _stored(document.url),
        "published": document.published,
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
        "record": to_line(record),
    }
    dialect = sqlite if ledger.is_sqlite else postgresql
    insert = dialect.insert(report).values(row).on_conflict_do_nothing().returning(report.c.ref)
    with ledger.writing() as connection:
        if connection.execute(insert).one_or_none() is None:
            return not _is_known(connection, document)
        index_report(connection, document)
    return True


def _is_known(connection: Connection, document: Document) -> bool:
    wanted = select(report.c.document, report.c.added).where(report.c.ref == storable(document.ref))
    found = connection.execute(wanted).one_or_none()
    if found is not None and found.document != document.id:
        reason = f"another report with this id was added on {found.added[:10]}, and its content differs"
        raise ReadError(document.ref, reason, "Give it another id.")
    return found is not None


def _stored(text: str | None) -> str | None:
    return None if text is None else storable(text)

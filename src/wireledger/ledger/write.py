"""Adding reports: a transaction a report, so that what is finished is never lost, and never there twice.

A ref names one report for ever. The same ref with the same content is known and changes nothing; with other
content it is refused, whoever added the first, and whenever. Only on request is a known report read again,
and then its record takes the place of what another model had read.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects import postgresql, sqlite

from wireledger.errors import ReadError
from wireledger.ledger.claims import forget_claims, index_claims
from wireledger.ledger.connect import Ledger
from wireledger.ledger.index import index_report
from wireledger.ledger.stamp import outdate
from wireledger.ledger.tables import report
from wireledger.ledger.words import storable
from wireledger.plain import from_line, to_line
from wireledger.records import Document, Record


def is_known(ledger: Ledger, document: Document, model: str | None = None) -> bool:
    """Whether the ledger holds this report, and, if a model is given, as read by that one.

    Raises ReadError where its ref stands for another report.
    """
    with ledger.reading() as connection:
        found = _known(connection, document)
    return found is not None and model in (None, found.model)


def add(ledger: Ledger, record: Record, model: str | None = None) -> bool:
    """Add a report that ``model`` (a hash, None if not known) read; False where it is known.

    Raises ReadError where its ref stands for another report, LedgerError where the database fails.
    """
    document = record.document
    line = to_line(record)
    row = {
        "ref": storable(document.ref),
        "document": document.id,
        "title": _stored(document.title),
        "publisher": _stored(document.publisher),
        "url": _stored(document.url),
        "published": document.published,
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
        "record": line,
        "model": model,
    }
    dialect = sqlite if ledger.is_sqlite else postgresql
    insert = dialect.insert(report).values(row).on_conflict_do_nothing().returning(report.c.ref)
    with ledger.writing() as connection:
        if connection.execute(insert).one_or_none() is None:
            return _known(connection, document) is None
        index_report(connection, document)
        index_claims(connection, document, line)
    return True


def replace_reading(ledger: Ledger, record: Record, model: str) -> Record | None:
    """Put ``record`` in the place of what another model read; the old record, None where there is none.

    What was resolved from the old one is stale from then on. Raises as ``add`` does.
    """
    document = record.document
    with ledger.writing() as connection:
        found = _known(connection, document)
        if found is None or found.model == model:
            return None
        here = report.c.ref == storable(document.ref)
        before = connection.execute(select(report.c.record).where(here)).scalar_one()
        line = to_line(record)
        connection.execute(update(report).where(here).values(record=line, model=model))
        forget_claims(connection, document, before)
        index_claims(connection, document, line)
        outdate(connection)
    return from_line(Record, before)


def _known(connection: Connection, document: Document) -> Row[str, str, str | None] | None:
    """The row of a report that the ledger holds. Raises ReadError where its ref stands for another one."""
    columns = (report.c.document, report.c.added, report.c.model)
    found = connection.execute(select(*columns).where(report.c.ref == storable(document.ref))).one_or_none()
    if found is not None and found.document != document.id:
        reason = f"another report with this id was added on {found.added[:10]}, and its content differs"
        raise ReadError(document.ref, reason, "Give it another id.")
    return found


def _stored(text: str | None) -> str | None:
    return None if text is None else storable(text)

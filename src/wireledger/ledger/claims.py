"""Which report holds a claim: it stands in a record alone, and records are too many to look through."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from wireledger.ledger import tables
from wireledger.ledger.index import search_key
from wireledger.ledger.quoted import claim_ids_in
from wireledger.ledger.words import storable
from wireledger.records import Document

_LAST = "\U0010ffff"


def index_claims(connection: Connection, document: Document, line: str) -> None:
    """Note the claims that the ``line`` of a report holds; the report is in the search index already."""
    key = _key(document)
    made = [{"id": claim, "report": key} for claim in claim_ids_in(line)]
    if made:
        connection.execute(insert(tables.claim), made)


def forget_claims(connection: Connection, document: Document, line: str) -> None:
    """Take back what :func:`index_claims` noted."""
    table, key = tables.claim, _key(document)
    for claim in claim_ids_in(line):
        connection.execute(delete(table).where(table.c.id == claim, table.c.report == key))


def claims_beginning(connection: Connection, prefix: str) -> list[str]:
    """The ids of all claims that begin with ``prefix``, in order."""
    made = tables.claim.c.id
    wanted = select(made).where(made >= prefix, made < prefix + _LAST).distinct().order_by(made)
    return list(connection.execute(wanted).scalars())


def line_with(connection: Connection, claim: str) -> str | None:
    """The record, as a line, of the first report by ref that holds a claim; None where none does."""
    table, searched, report = tables.claim, tables.searched, tables.report
    wanted = (
        select(report.c.record)
        .join(searched, searched.c.ref == report.c.ref)
        .join(table, table.c.report == searched.c.key)
        .where(table.c.id == claim)
        .order_by(report.c.ref)
    )
    line: str | None = connection.execute(wanted).scalars().first()
    return line


def _key(document: Document) -> int:
    return search_key(storable(document.ref), document.published)

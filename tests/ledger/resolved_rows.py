"""All rows of the resolved tables: those that stand, and those that resolving everything anew would write."""

from __future__ import annotations

from sqlalchemy import select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.ledger.gathered import Gathered
from wireledger.ledger.resolved import Resolver, records_in
from wireledger.ledger.rows import Rows
from wireledger.ledger.sections import all_sections
from wireledger.resolve.decisions import rulings, standing

AllRows = dict[str, list[tuple[object, ...]]]
TABLES = [table for table in tables.RESOLVED if table is not tables.resolution]


def kept_rows(ledger: Ledger) -> AllRows:
    """Those that stand in the ledger, by table, in the order of their keys."""
    with ledger.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in TABLES
        }


def resolved_rows(ledger: Ledger, resolver: Resolver) -> AllRows:
    """Those that should stand there."""
    gathered = Gathered.empty()
    with ledger.reading() as connection:
        decisions = decisions_in(connection)
        corrections = rulings(standing(decisions)).corrections
        made = resolver(gathered.passing(records_in(connection), corrections), decisions)
    found: dict[str, dict[tuple[object, ...], tuple[object, ...]]] = {table.name: {} for table in TABLES}
    for section in all_sections(made, Rows(made, gathered)):
        for table, row in section.rows:
            key = tuple(row[column.name] for column in table.primary_key)
            assert key not in found[table.name]
            found[table.name][key] = tuple(row[column.name] for column in table.columns)
    return {name: [rows[key] for key in sorted(rows)] for name, rows in found.items()}

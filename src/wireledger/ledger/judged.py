"""Records and claims as reviewers left them, for whoever shows what stands in a report."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.ledger.resolved import records_in
from wireledger.records import Record
from wireledger.resolve.decision_corrections import Corrections, corrected
from wireledger.resolve.decisions import rulings, standing


def corrections_in(connection: Connection) -> Corrections:
    """What the decisions of the ledger that stand change in its records."""
    return rulings(standing(decisions_in(connection))).corrections


def judged_records(ledger: Ledger) -> Iterator[Record]:
    """Every record of the ledger under its decisions, by ref."""
    with ledger.reading() as connection:
        corrections = corrections_in(connection)
        for record in records_in(connection):
            yield corrected(record, corrections)

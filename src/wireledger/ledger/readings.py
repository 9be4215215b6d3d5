"""Every report as it was read, with the model that read it: what a ledger was given, beside its decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from wireledger.ledger.connect import Ledger
from wireledger.ledger.tables import report
from wireledger.plain import from_line
from wireledger.records import Record


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as it was read; ``model`` is the hash of the model that read it, None if not known."""

    record: Record
    model: str | None


def readings(ledger: Ledger) -> Iterator[Reading]:
    """Every reading of the ledger, by ref, no decision applied."""
    wanted = select(report.c.record, report.c.model).order_by(report.c.ref)
    with ledger.reading() as connection:
        for line, model in connection.execute(wanted.execution_options(yield_per=100)):
            yield Reading(from_line(Record, line), model)

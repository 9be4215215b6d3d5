"""How far what is kept of the resolution lies behind what was added and decided."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger


@dataclass(frozen=True, slots=True)
class Freshness:
    """The numbers of reports and decisions, and of those that what is shown follows from."""

    reports: int
    decisions: int
    shown_reports: int
    shown_decisions: int

    @property
    def is_fresh(self) -> bool:
        """Whether everything that was added and decided is shown."""
        return (self.reports, self.decisions) == (self.shown_reports, self.shown_decisions)


def freshness(ledger: Ledger) -> Freshness:
    """How fresh the ledger's incidents, people and groups are."""
    resolution = tables.resolution
    with ledger.reading() as connection:
        given = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (tables.report, tables.decision)
        ]
        kept = connection.execute(select(resolution.c.reports, resolution.c.decisions)).one_or_none()
    return Freshness(*given, *(kept or (0, 0)))

"""Keeps the resolution of one ledger true, time after time, with work that grows with what has changed.

What is expensive is kept in memory: the packed records, who was compared with whom, and what came of it. The
tables then hold the same rows as if everything had been resolved and written anew.
"""

from __future__ import annotations

from sqlalchemy import func, select

from wireledger.ledger import tables
from wireledger.ledger.changes import Changes
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.ledger.gathering import Gathering
from wireledger.ledger.resolved import Standing, refresh, write
from wireledger.ledger.rows import Rows
from wireledger.ledger.sections import Written, all_sections, changed_sections
from wireledger.resolve.collecting import seldom_collecting
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolve import Resolving, resolve

MOST = 20_000
"""Reports up to which so much is kept: about 100 KiB of memory each. A larger ledger is resolved anew."""


class Refreshing:
    """Refreshes a ledger. Others may write to it meanwhile: then one begins anew where that is needed."""

    def __init__(self, ledger: Ledger, most: int = MOST) -> None:
        self._ledger = ledger
        self._most = most
        self._forget()

    def refresh(self) -> None:
        """As :func:`wireledger.ledger.resolved.refresh` with the shipped resolver."""
        if self._reports() > self._most:
            self._forget()
            refresh(self._ledger, resolve)
            return
        with seldom_collecting():
            while not self._refreshed():
                pass

    def _reports(self) -> int:
        with self._ledger.reading() as connection:
            return connection.execute(select(func.count()).select_from(tables.report)).scalar_one()

    def _forget(self) -> None:
        self._stamp: str | None = None
        self._gathering = Gathering()
        self._resolving = Resolving(keeps=True)
        self._written = Written()

    def _refreshed(self) -> bool:
        """Whether the ledger is fresh now; False where another wrote to the tables meanwhile."""
        with Changes() as changes:
            with self._ledger.reading() as connection:
                found = Standing.of(connection)
                if found.is_fresh:
                    return True
                known = self._stamp is not None and self._stamp == found.stamp
                self._stamp = None  # until what is kept here and what stands in the tables are one again
                if not known:
                    self._gathering = Gathering()
                ruled = rulings(standing(decisions_in(connection)))
                self._gathering.take(connection, ruled.corrections)
                made = self._resolving.resolution(self._gathering.given(), ruled)
                rows = Rows(made, self._gathering.gathered())
                before, self._written = self._written, Written.of(made, rows)
                changed = changed_sections(made, rows, before, self._written)
                for section in changed if known else all_sections(made, rows):
                    changes.note(connection, section)
            self._stamp = write(self._ledger, found, changes)
        return self._stamp is not None

"""Reading known reports again with another model, and what that leaves of the decisions on them.

Ids are made from content, so an item that the new reading finds too keeps its decisions. Those on an item
that it does not find are kept without effect.
"""

from __future__ import annotations

from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.ledger.write import replace_reading
from wireledger.records import Record
from wireledger.resolve.decisions import standing


class Rereading:
    """One run that reads again: how many reports were replaced, and which decisions lost their items."""

    def __init__(self, ledger: Ledger) -> None:
        with ledger.reading() as connection:
            stand = standing(decisions_in(connection))
        self.count = 0
        self._ledger = ledger
        self._decided = [frozenset(d.items) for d in stand]
        self._missing: set[str] = set()
        self._there: set[str] = set()

    def replaced(self, record: Record, model: str) -> bool:
        """Put the record in the place of what another model read; False where the same one had read it."""
        before = replace_reading(self._ledger, record, model)
        if before is None:
            return False
        self.count += 1
        self._there |= items_of(record)
        self._missing |= items_of(before) - items_of(record)
        return True

    def lost(self) -> int:
        """How many standing decisions name an item that was there before and is no more."""
        gone = self._missing - self._there  # one report may stand under several refs
        return sum(1 for items in self._decided if items & gone)


def items_of(record: Record) -> set[str]:
    """The ids of all in a record that a decision can name."""
    return {part.id for many in (record.events, record.entities, record.claims) for part in many}

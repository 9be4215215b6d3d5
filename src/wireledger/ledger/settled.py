"""What of the differences between coders a standing correction settles."""

from __future__ import annotations

from collections.abc import Iterable

from wireledger.ledger.agreement import Difference
from wireledger.ledger.connect import Ledger
from wireledger.ledger.matters import decided_on
from wireledger.resolve.decisions import standing
from wireledger.resolve.resolution import Decision


def corrections_of(ledger: Ledger, found: Iterable[Difference]) -> dict[tuple[str, str], Decision]:
    """The last standing correction of each event and field among these."""
    events = {difference.event for difference in found}
    made = standing(decided_on(ledger, events)) if events else ()
    return {
        (item, decision.field): decision
        for decision in made
        if decision.verdict == "correct" and decision.field
        for item in decision.items
        if item in events
    }

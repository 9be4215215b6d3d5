"""Numbers for rows, made from the ids of the ledger, so that they stay the same from export to export."""

from __future__ import annotations

from wireledger.ids import content_id

_DIGITS = 12  # hexadecimal: 48 bits, which every reader of numbers holds exactly


def number_of(incident: str) -> int:
    """A number for an incident, below 2 to the 48th.

    That two of 100,000 incidents share one happens in one of 50,000 such ledgers.
    """
    return int(content_id(incident, kind="row").rpartition("-")[2][:_DIGITS], 16)

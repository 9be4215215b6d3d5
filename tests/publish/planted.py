"""A ledger of invented reports for tests of what is published, made without a model and resolved for good."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.resolve.telling import AL_BAB, Where, report
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.records import Record
from wireledger.resolve.resolve import resolve

TADEF: Where = ("Tadef", 36.34, 37.53, "SY", "09", "near")
SOMALIA: Where = ("Somalia", 5.0, 46.0, "SO", None, "country")

RECORDS = (
    report("a", "A strike in al-Bab killed Anas.", hit=["Anas"], killed="2", publisher="Tadef Lantern"),
    report("b", "A strike near al-Bab killed Anas and a driver.", hit=["Anas"], killed="3", injured="4+"),
    report("c", "A raid in Tadef.", trigger="raid", type="ground_raid", day="2024-05/2024-05", where=TADEF),
    report("d", "Shelling, somewhere.", trigger="Shelling", type="shelling", day=None, where=None),
    report("e", "A bombing in Somalia; “=1+1”, Ω.", trigger="bombing", type="bombing", where=SOMALIA),
    report("f", "A strike in al-Bab.", day="2023-01-02", where=AL_BAB, actors=["Coast Front"], killed="5+"),
)


def ledger_of(path: Path, records: Iterable[Record]) -> Ledger:
    """A resolved ledger of these records."""
    made = open_ledger(str(path), create=True)
    for one in records:
        assert add(made, one)
    refresh(made, resolve)
    return made

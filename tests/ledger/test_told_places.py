"""Where a report places its events."""

from __future__ import annotations

from pathlib import Path

from tests.publish.planted import ledger_of
from tests.resolve.telling import AL_BAB, report
from wireledger.ledger.told_places import places_told


def test_the_places_of_a_report_are_those_that_the_gazetteer_knows(tmp_path: Path) -> None:
    somewhere = report("nowhere", "Shelling, somewhere.", trigger="Shelling", type="shelling", where=None)
    ledger = ledger_of(tmp_path / "x.db", [report("town", where=AL_BAB), somewhere])
    assert [(place.country, place.name) for place in places_told(ledger, "town")] == [("SY", "al-Bab")]
    assert places_told(ledger, "nowhere") == ()
    assert places_told(ledger, "no such report") == ()
    ledger.close()

from __future__ import annotations

from dataclasses import fields

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.tellings import ToldIncident, told_incidents
from wireledger.publish.tables import (
    CLAIM_COLUMNS,
    INCIDENT_COLUMNS,
    ClaimLine,
    IncidentLine,
    cells,
    claim_lines,
    incident_line,
    meanings,
)


def of(ledger: Ledger, ref: str) -> ToldIncident:
    """The incident that this report tells."""
    return next(t for t in told_incidents(ledger, Wanted()) if ref in {x.document.ref for x in t.tellings})


def test_every_column_has_a_meaning() -> None:
    assert tuple(meanings()["incidents"]) == INCIDENT_COLUMNS
    assert tuple(meanings()["claims"]) == CLAIM_COLUMNS


def test_an_incident_told_twice_is_one_row(told: Ledger) -> None:
    line = incident_line(of(told, "a"))
    assert (line.reports, line.origins, line.conflicts) == (2, 2, ("killed",))
    assert (line.first_day, line.last_day, line.date_precision) == ("2024-09-12", "2024-09-12", "day")
    assert (line.place, line.latitude, line.longitude, line.country) == ("al-Bab", 36.37, 37.52, "SY")
    assert line.targets == ("Anas",)
    assert (line.refs, line.publishers) == (("a", "b"), ("Tadef Lantern", "Daily Post"))


def test_counts_span_what_is_told_and_unknown_is_no_zero(told: Ledger) -> None:
    line = incident_line(of(told, "a"))
    assert (line.killed_low, line.killed_high) == (2, 3)
    assert (line.injured_low, line.injured_high) == (4, None)
    line = incident_line(of(told, "c"))
    assert (line.killed_low, line.killed_high, line.injured_low, line.injured_high) == (None,) * 4


def test_a_group_that_acts(told: Ledger) -> None:
    assert incident_line(of(told, "f")).actors == ("Coast Front",)


def test_what_is_unknown_is_empty(told: Ledger) -> None:
    line = incident_line(of(told, "d"))
    assert (line.first_day, line.place, line.latitude, line.date_precision, line.place_precision) == (
        *(None, None, None),
        *("unknown", "unknown"),
    )


def test_claims_carry_words_and_chain(told: Ledger) -> None:
    lines = list(claim_lines(of(told, "a")))
    assert {line.ref for line in lines} == {"a", "b"}
    killed = next(line for line in lines if line.claim == "a-killed-2")
    assert (killed.field, killed.value, killed.said_by, killed.words) == ("killed", "2", "Tadef Lantern", "A")


def test_cells_are_in_the_order_of_the_columns(told: Ledger) -> None:
    incident = of(told, "a")
    assert cells(incident_line(incident))[0] == incident.row.id
    for kind, columns in ((IncidentLine, INCIDENT_COLUMNS), (ClaimLine, CLAIM_COLUMNS)):
        assert tuple(f.name for f in fields(kind)) == columns


def test_no_incident_is_lost_or_invented(told: Ledger) -> None:
    lines = [incident_line(t).incident for t in told_incidents(told, Wanted())]
    assert lines == [row.id for row in incidents(told, Wanted(), order="oldest")]

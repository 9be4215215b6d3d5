from __future__ import annotations

import pytest

from wireledger.errors import LedgerError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.over_time import Step, every_step, over_time
from wireledger.ledger.paging import SIZE, Counts, Part, identity_part, incident_counts, incident_part
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.spots import placed


def days(ledger: Ledger, **wanted: object) -> list[str | None]:
    return [row.start for row in incidents(ledger, Wanted(**wanted))]  # type: ignore[arg-type]


def test_incidents_are_wanted_by_origins_contradictions_status_and_actor(kept: Ledger) -> None:
    assert days(kept, origins_at_least=2) == ["2022-05-03"]
    assert days(kept, contradicted=True) == ["2022-05-03"]
    assert len(days(kept, status="asserted")) == 3
    assert days(kept, status="denied") == []
    assert days(kept, actor="Nadir Haso") == ["2022-05-09"]
    assert days(kept, actor="karim") == ["2022-05-03", "2021-01-02"]
    assert days(kept, actor="Salt Brigade") == []  # it stands in the reports, and takes part in nothing
    with pytest.raises(LedgerError, match='no person or group in the ledger is called "Nobody"'):
        days(kept, actor="Nobody")


def test_a_page_has_its_rows_and_knows_how_many_there_are(kept: Ledger) -> None:
    first = incident_part(kept, Wanted(), "newest", 1)
    assert (first.rows, first.total, first.pages) == (incidents(kept, Wanted()), 3, 1)
    assert incident_part(kept, Wanted(), "newest", 2).rows == ()
    assert Part((), 1, 2 * SIZE + 1).pages == 3
    assert identity_part(kept, "person", "nadir", 1).total == 1
    assert identity_part(kept, "group", None, 1).total == 1


def test_counts_tell_what_contradicts_and_what_is_corroborated(kept: Ledger) -> None:
    assert incident_counts(kept, Wanted()) == Counts(3, 1, 1)
    assert incident_counts(kept, Wanted(until="2021")) == Counts(1, 0, 0)


def test_time_goes_in_steps_without_gaps(kept: Ledger) -> None:
    found = over_time(kept, Wanted())
    assert [step for step in found.steps if step.incidents] == [Step("2021-01", 1, 0), Step("2022-05", 2, 1)]
    assert len(found.steps) == 17
    assert [s.when for s in over_time(kept, Wanted(since="2022")).steps][::6] == ["2022-05-03", "2022-05-09"]
    assert over_time(kept, Wanted(since="2030")).steps == ()


def test_steps_cross_the_ends_of_months_and_years() -> None:
    assert every_step("2021-11", "2022-02") == ["2021-11", "2021-12", "2022-01", "2022-02"]
    assert every_step("2020-02-28", "2020-03-01") == ["2020-02-28", "2020-02-29", "2020-03-01"]
    assert every_step("1999", "2001") == ["1999", "2000", "2001"]


def test_incidents_at_one_place_stand_together_on_the_map(kept: Ledger) -> None:
    (spot,) = placed(kept, Wanted())
    assert (spot.lat, spot.lon, spot.precision, spot.country) == (36.1, 37.3, "exact", "SY")
    assert (spot.place, spot.incidents, spot.contradicted, spot.only) == ("Tel Arran", 3, 1, None)
    (alone,) = placed(kept, Wanted(until="2021"))
    assert alone.only == incidents(kept, Wanted(until="2021"))[0].handle

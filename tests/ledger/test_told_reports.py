from __future__ import annotations

from tests.ledger.reports import STORIES, record
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.told_identities import told_identities
from wireledger.ledger.told_reports import ToldReport, told_reports


def test_without_filters_every_report_comes_with_what_it_tells(kept: Ledger) -> None:
    found = list(told_reports(kept, Wanted()))
    assert [told.ref for told in found] == ["a1", "a2", "a3", "b1", "c1"]
    (shooting,) = incidents(kept, Wanted(place="Bza’a"))
    named = {t.identity.name: t.identity.id for t in told_identities(kept, Wanted())}
    document = record(STORIES[4]).document
    assert found[4] == ToldReport(
        "c1",
        document.id,
        document.title,
        document.publisher,
        None,
        "2021-01-02",
        "en",
        (shooting.id,),
        tuple(sorted(named[name] for name in ("Karim Adel", "Salt Brigade"))),
    )


def test_with_a_filter_the_reports_come_that_tell_of_them_or_of_who_takes_part(kept: Ledger) -> None:
    wanted = Wanted(since="2022-05-09")
    (raid,) = incidents(kept, wanted)
    found = {told.ref: told for told in told_reports(kept, wanted)}
    assert set(found) == {"a1", "a2", "a3", "b1", "c1"}  # all name the Salt Brigade, in which he holds a post
    assert {ref for ref, told in found.items() if told.incidents} == {"b1"}
    assert found["b1"].incidents == (raid.id,)
    assert list(told_reports(kept, Wanted(since="2030"))) == []

from __future__ import annotations

from dataclasses import replace

from tests.ledger.reports import STORIES, Story, record, resolver
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.resolved import refresh
from wireledger.ledger.statistics import OfField, OfMonth, OfYear, statistics
from wireledger.ledger.write import add


def test_incidents_are_counted_by_month_and_type(kept: Ledger) -> None:
    found = statistics(kept)
    assert found.months == (
        OfMonth("2021-01", (("shooting_assassination", 1),)),
        OfMonth("2022-05", (("ground_raid", 2),)),
    )
    assert [month.number for month in found.months] == [1, 2]
    assert found.undated == 0


def test_origins_count_incidents(kept: Ledger) -> None:
    assert statistics(kept).origins == ((1, 2), (3, 1))


def test_contradictions_stay_open_until_somebody_judges_them(filled: Ledger) -> None:
    assert statistics(filled).conflicts == (OfField("killed", 1, 1),)
    tolls = tuple(c.id for s in STORIES[:3] for c in record(s).claims if c.predicate == "killed")
    append(filled, [decided(Ruling("accept", tolls), "they do")])
    refresh(filled, resolver)
    assert statistics(filled).conflicts == (OfField("killed", 1, 0),)


def test_leaders_said_killed_are_counted_by_the_first_report_that_says_so(ledger: Ledger) -> None:
    add(ledger, record(Story("x", day="2020-06-01", leader="Karim Adel")))
    add(ledger, record(Story("y", day="2022-06-01", leader="Karim Adel")))
    refresh(ledger, resolver)
    assert statistics(ledger).leaders == (OfYear("2020", 1, 0),)


def test_a_leader_is_replaced_where_another_is_said_to_lead_from_then_on(ledger: Ledger) -> None:
    add(ledger, record(Story("x", day="2020-06-01", leader="Karim Adel")))
    successor = record(Story("y", day="2022-06-01", leader="Nadir Haso"))
    man, brigade = successor.entities
    post = replace(man.roles[0], from_="2021")
    add(ledger, replace(successor, entities=(replace(man, roles=(post,), fate="unknown"), brigade)))
    refresh(ledger, resolver)
    assert statistics(ledger).leaders == (OfYear("2020", 1, 1), OfYear("2022", 1, 0))


def test_an_empty_ledger_has_nothing_to_count(ledger: Ledger) -> None:
    refresh(ledger, resolver)
    found = statistics(ledger)
    assert (found.months, found.origins, found.conflicts, found.leaders) == ((), (), (), ())

from __future__ import annotations

from dataclasses import replace

from tests.resolve.telling import report
from wireledger.records import Record
from wireledger.resolve.incident_accounts import accounts, vocabulary
from wireledger.resolve.incident_blocks import BEST, LARGEST_STORY, candidate_pairs


def pairs(*records: Record) -> list[tuple[str, str]]:
    found = accounts([(r, e) for r in records for e in r.events], ())
    return [(found[a].ref, found[b].ref) for a, b in candidate_pairs(found, vocabulary(found))]


def test_neighbours_on_the_map_on_neighbouring_days_meet() -> None:
    near = report("b", "Shells fell.", trigger="fell", type="shelling", day="2024-09-13",
                  where=("Qabasin", 36.52, 37.49, "SY", "09", "exact"))  # fmt: skip
    assert pairs(report("a"), near) == [("a", "b")]


def test_another_country_in_another_year_does_not_meet() -> None:
    far = report("b", "Shells fell.", trigger="fell", type="shelling", day="2019-01-01", published="2019-01-02",
                 where=("Potiskum", 11.7, 11.1, "NG", "44", "exact"))  # fmt: skip
    assert pairs(report("a"), far) == []


def test_a_person_brings_accounts_together_without_a_place() -> None:
    first = report("a", "A strike killed Anas.", hit=["Anas"], where=None)
    second = report("b", "Anas died in the strike.", hit=["Anas"], where=None, day=None)
    assert pairs(first, second) == [("a", "b")]


def test_one_report_alone_has_no_pairs() -> None:
    assert pairs(report("a")) == []


def test_pairs_come_in_order_and_once() -> None:
    found = pairs(*(report(ref) for ref in "abcd"))
    assert found == [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]


def test_each_account_keeps_those_that_share_the_rarest_keys() -> None:
    crowd = [report(f"crowd{number:02}", hit=[f"Victim {number}"]) for number in range(BEST + 10)]
    alone = report("zz", hit=["Victim 0"])
    found = pairs(*crowd, alone)
    assert ("crowd00", "zz") in found
    assert len(found) < (len(crowd) + 1) * len(crowd) // 2


def test_the_pairs_grow_with_the_accounts_and_not_with_their_square() -> None:
    crowd = [report(f"r{number:03}") for number in range(150)]
    assert len(pairs(*crowd)) <= BEST * len(crowd)


def test_a_name_that_many_reports_have_brings_none_together() -> None:
    told = [
        report(f"r{number:03}", "Shells fell. Qasr Idlib.", trigger="fell", where=None)
        for number in range(LARGEST_STORY)
    ]
    one_more = report("one", "Shells fell. Qasr Idlib.", trigger="fell", where=None)
    assert pairs(*told)
    assert pairs(*told, one_more) == []


def test_two_events_of_one_report_do_not_meet() -> None:
    one = report("a")
    twice = replace(one, events=(*one.events, replace(one.events[0], id="second")))
    assert pairs(twice) == []
    assert pairs(twice, report("b")) == [("a", "b"), ("b", "a")]

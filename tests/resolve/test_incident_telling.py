from __future__ import annotations

from dataclasses import replace

from tests.resolve.telling import report
from wireledger.records import Record
from wireledger.resolve.incident_telling import Telling
from wireledger.resolve.reprints import Printed, printed

RECORDS = [report("a", killed="1"), report("b", "Shells fell on Idlib.", trigger="fell", type="shelling")]


def told_in(records: list[Record]) -> dict[str, Printed]:
    return {event: one for one in printed(records) for event in one.label.events}


def accepted(record: Record) -> Record:
    return replace(record, events=tuple(replace(e, confidence=1.0) for e in record.events))


def test_what_a_change_does_not_touch_is_the_same_account_with_the_same_words() -> None:
    telling = Telling(keeps=True)
    before = telling.accounts(told_in(RECORDS), ())
    words = telling.vocabulary(before)
    after = telling.accounts(told_in([accepted(RECORDS[0]), RECORDS[1]]), ())
    assert all(a is b for a, b in zip(before, after, strict=True))
    assert telling.vocabulary(after) is words


def test_one_account_less_makes_other_words() -> None:
    telling = Telling(keeps=True)
    both = telling.accounts(told_in(RECORDS), ())
    words = telling.vocabulary(both)
    (one,) = telling.accounts(told_in(RECORDS[:1]), ())
    assert one is both[0]
    assert telling.vocabulary([one]) is not words


def test_what_is_merely_supposed_has_no_account_however_often_one_asks() -> None:
    telling = Telling(keeps=True)
    supposed = replace(RECORDS[0], events=tuple(replace(e, status="hypothetical") for e in RECORDS[0].events))
    for _ in range(2):
        assert [a.ref for a in telling.accounts(told_in([supposed, RECORDS[1]]), ())] == ["b"]


FEW_WORDS = report("c", "Gunmen raided a village.", trigger="raided", type="ground_raid", where=None)


def test_one_report_more_leaves_the_accounts_the_same_whose_words_say_as_much() -> None:
    telling = Telling(keeps=True)
    before, _ = telling.told(told_in([*RECORDS, FEW_WORDS]), ())
    more = report("d", "Shells fell on Idlib and on a camp.", trigger="fell", type="shelling")
    after, words = telling.told(told_in([*RECORDS, FEW_WORDS, more]), ())
    same = {a.ref: any(a is b for b in before) for a in after}
    assert same == {"a": False, "b": False, "c": True, "d": False}
    assert [a for a in after if a.ref != "d"] == list(before)
    again, as_before = telling.told(told_in([*RECORDS, FEW_WORDS, more]), ())
    assert as_before is words
    assert all(a is b for a, b in zip(after, again, strict=True))

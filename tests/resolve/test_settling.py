from __future__ import annotations

from itertools import permutations

import pytest

from tests.resolve.test_reprint_dates import FIRST, INDEPENDENT, NEXT_DAY, WEEK_LATER
from wireledger.records import Record
from wireledger.resolve.reprint_dates import Prints
from wireledger.resolve.settling import Given, Settling
from wireledger.resolve.shelf import Shelf


def as_all_at_once(records: list[Record]) -> list[Record]:
    prints = Prints()
    return list(prints.dated(Shelf(prints.noting(records))))


@pytest.mark.parametrize("records", list(permutations([FIRST, NEXT_DAY, WEEK_LATER, INDEPENDENT])))
def test_print_after_print_is_dated_as_all_at_once(records: tuple[Record, ...]) -> None:
    settling = Settling(keeps=True)
    known: list[Record] = []
    for record in (*records, records[0]):  # one that is given twice stands there twice
        known.append(record)
        assert list(settling.shelf(map(Given.of, known))) == as_all_at_once(known)


def test_a_first_print_that_goes_leaves_the_dates_to_the_next() -> None:
    settling = Settling(keeps=True)
    days = [
        [record.events[0].date.start for record in settling.shelf(map(Given.of, given))]
        for given in ([FIRST, NEXT_DAY], [NEXT_DAY])
    ]
    assert days == [["2024-03-08", "2024-03-08"], ["2024-03-09"]]

from __future__ import annotations

from datetime import date

import pytest

from wireledger.extract.dates import resolve

WEDNESDAY = date(2023, 7, 12)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("today", "2023-07-12", "2023-07-12", "day"),
        ("this morning", "2023-07-12", "2023-07-12", "day"),
        ("last night", "2023-07-11", "2023-07-11", "day"),
        ("yesterday", "2023-07-11", "2023-07-11", "day"),
        ("overnight", "2023-07-11", "2023-07-12", "day"),
        ("the day before yesterday", "2023-07-10", "2023-07-10", "day"),
        ("the last 24 hours", "2023-07-11", "2023-07-12", "day"),
        ("in the past three days", "2023-07-09", "2023-07-12", "day"),
        ("two days ago", "2023-07-10", "2023-07-10", "day"),
        ("a week ago", "2023-07-05", "2023-07-05", "day"),
        ("Friday night", "2023-07-07", "2023-07-07", "day"),
        ("next Friday", "2023-07-14", "2023-07-14", "day"),
        ("last Wednesday", "2023-07-05", "2023-07-05", "day"),
        ("the night of Saturday to Sunday", "2023-07-08", "2023-07-09", "day"),
        ("on the night to Wednesday", "2023-07-11", "2023-07-12", "day"),
        ("this week", "2023-07-10", "2023-07-16", "week"),
        ("last week", "2023-07-03", "2023-07-09", "week"),
        ("earlier this month", "2023-07", "2023-07", "month"),
        ("in the previous month", "2023-06", "2023-06", "month"),
        ("last month", "2023-06", "2023-06", "month"),
        ("three years ago", "2020", "2020", "year"),
        ("the year before last", "2021", "2021", "year"),
    ],
)
def test_words_count_from_publication(words: str, start: str, end: str, precision: str) -> None:
    found = resolve(words, WEDNESDAY)
    assert (found.start, found.end, found.precision, found.text) == (start, end, precision, words)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("the next day", "2021-05-04"),
        ("two days later", "2021-05-05"),
        ("the same evening", "2021-05-03"),
        ("three weeks earlier", "2021-04-12"),
        ("a month later", "2021-06"),
        ("June of that year", "2021-06"),
    ],
)
def test_an_anchor_is_the_day_last_spoken_of(words: str, start: str) -> None:
    assert resolve(words, WEDNESDAY, date(2021, 5, 3)).start == start


def test_nights_are_counted_as_days() -> None:
    assert resolve("three nights ago", WEDNESDAY).start == "2023-07-09"


@pytest.mark.parametrize(("words", "start"), [("Frıday", "2023-07-07"), ("ſix days ago", "2023-07-06")])
def test_letters_that_expressions_take_for_one_are_read_as_one(words: str, start: str) -> None:
    assert resolve(words, WEDNESDAY).start == start

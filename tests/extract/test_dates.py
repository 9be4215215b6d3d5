from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.dates import find_dates, resolve

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
        ("on Wednesday at 7.52", "2023-07-12", "2023-07-12", "day"),
        ("early Sunday", "2023-07-09", "2023-07-09", "day"),
        ("next Friday", "2023-07-14", "2023-07-14", "day"),
        ("last Wednesday", "2023-07-05", "2023-07-05", "day"),
        ("since Friday", "2023-07-07", "2023-07-12", "day"),
        ("the night of Saturday to Sunday", "2023-07-08", "2023-07-09", "day"),
        ("between Tuesday and Wednesday", "2023-07-11", "2023-07-12", "day"),
        ("on the night to Wednesday", "2023-07-11", "2023-07-12", "day"),
        ("this week", "2023-07-10", "2023-07-16", "week"),
        ("last week", "2023-07-03", "2023-07-09", "week"),
        ("earlier this month", "2023-07", "2023-07", "month"),
        ("in the previous month", "2023-06", "2023-06", "month"),
        ("last month", "2023-06", "2023-06", "month"),
        ("the 11th of last month", "2023-06-11", "2023-06-11", "day"),
        ("on the 5th", "2023-07-05", "2023-07-05", "day"),
        ("on the 28th", "2023-06-28", "2023-06-28", "day"),
        ("May last year", "2022-05", "2022-05", "month"),
        ("June of last year", "2022-06", "2022-06", "month"),
        ("last December", "2022-12", "2022-12", "month"),
        ("three years ago", "2020", "2020", "year"),
        ("the year before last", "2021", "2021", "year"),
        ("in November", "2022-11", "2022-11", "month"),
        ("October 7", "2022-10-07", "2022-10-07", "day"),
        ("Dec. 15", "2022-12-15", "2022-12-15", "day"),
        ("February 29", "2020-02-29", "2020-02-29", "day"),
        ("between 11-13 Dec", "2022-12-11", "2022-12-13", "day"),
        ("from 3 to 5 May", "2023-05-03", "2023-05-05", "day"),
        ("July 3 and 5", "2023-07-03", "2023-07-05", "day"),
        ("16/17 January", "2023-01-16", "2023-01-17", "day"),
        ("the nineteenth of May", "2023-05-19", "2023-05-19", "day"),
        ("27/04", "2023-04-27", "2023-04-27", "day"),
        ("5 Tammuz", "2023-07-05", "2023-07-05", "day"),
        ("Christmas Day", "2022-12-25", "2022-12-25", "day"),
    ],
)
def test_relative_words_count_from_publication(words: str, start: str, end: str, precision: str) -> None:
    found = resolve(words, WEDNESDAY)
    assert (found.start, found.end, found.precision, found.text) == (start, end, precision, words)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("15 Dec 2016", "2016-12-15", "2016-12-15", "day"),
        ("March 3, 2016", "2016-03-03", "2016-03-03", "day"),
        ("Late on Sunday, 3 March 2024", "2024-03-03", "2024-03-03", "day"),
        ("28 February - 2 March 2015", "2015-02-28", "2015-03-02", "day"),
        ("Between April and August 2018", "2018-04", "2018-08", "month"),
        ("early November 2011", "2011-11", "2011-11", "month"),
        ("Kanun al-Thani 2016", "2016-01", "2016-01", "month"),
        ("mid-2013", "2013", "2013", "year"),
        ("the autumn of 2019", "2019", "2019", "year"),
        ("2013-14", "2013", "2014", "year"),
        ("the 1990s", "1990", "1999", "year"),
        ("2023-07-07", "2023-07-07", "2023-07-07", "day"),
        ("7/7/2023", "2023-07-07", "2023-07-07", "day"),
        ("13/8/2023", "2023-08-13", "2023-08-13", "day"),
        ("8/13/2023", "2023-08-13", "2023-08-13", "day"),
        ("11.03.2021", "2021-03-11", "2021-03-11", "day"),
    ],
)
def test_full_dates_need_no_publication_date(words: str, start: str, end: str, precision: str) -> None:
    found = resolve(words, None)
    assert (found.start, found.end, found.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "words", ["last night", "Friday", "October 7", "in May", "two days ago", "since Monday"]
)
def test_a_relative_date_without_publication_stays_unknown_with_its_words(words: str) -> None:
    found = resolve(words, None)
    assert (found.start, found.end, found.precision, found.text) == (None, None, "unknown", words)


@pytest.mark.parametrize(
    "words",
    ["7/8/2023", "31 June", "Muharram 1445", "in recent weeks", "at 09:30", "the next day", "", "soon"],
)
def test_what_cannot_be_known_is_not_guessed(words: str) -> None:
    assert resolve(words, WEDNESDAY).start is None


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


def test_a_date_inside_the_words_is_their_anchor() -> None:
    assert resolve("two days after 28 March 2021", None).start == "2021-03-30"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A drone hit Hpakant on Wednesday at 7.52.", ["Wednesday at 7.52"]),
        ("Fighting in Ménaka late on Sunday, 3 March, killed 12.", ["late on Sunday, 3 March"]),
        ("He led it between April 2016 and June 2017.", ["between April 2016 and June 2017"]),
        ("The offensive may march on in March.", ["March"]),
        ("Since mid-2015, 2013 people have fled Marawi; 2,013 rounds were found.", ["Since mid-2015"]),
        ("On July 3 and 5 people were killed in Mogadishu.", ["July 3"]),
        ("The 5th Brigade left Bakhmut on the 13th.", ["the 13th"]),
        ("At 2030 GMT the guns fell silent.", []),
        ("Jan Mohammad sat down in Quetta.", []),
        ("Some 10 may have died since the fall of Kabul.", []),
    ],
)
def test_find_dates(text: str, found: list[str]) -> None:
    assert [s.text for s in find_dates(text)] == found


WORDS = st.lists(
    st.sampled_from(
        [
            "on",
            "3",
            "31",
            "May",
            "2016",
            "Friday",
            ",",
            "-",
            "and",
            "to",
            "last",
            "night",
            "13/8/2023",
            "the",
            "5th",
            "days",
            "ago",
        ]
    )
).map(" ".join)


@given(st.one_of(st.text(), WORDS), st.one_of(st.none(), st.dates()))
def test_spans_quote_the_text_and_nothing_raises(text: str, published: date | None) -> None:
    spans = find_dates(text)
    assert all(text[s.start : s.end] == s.text and s.text for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    found = resolve(text, published, published)
    assert (found.start is None) == (found.end is None) == (found.precision == "unknown")
    assert found.start is None or found.end is None or found.start <= found.end


@pytest.mark.parametrize("unit", ["9", " ", '"', "3 and ", "May ", "mid-", "last the ", "1-2-"])
def test_hostile_input_returns(unit: str) -> None:
    assert isinstance(find_dates(unit * (100_000 // len(unit))), tuple)

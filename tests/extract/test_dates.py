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
        ("on Wednesday at 7.52", "2023-07-12", "2023-07-12", "day"),
        ("early Sunday", "2023-07-09", "2023-07-09", "day"),
        ("since Friday", "2023-07-07", "2023-07-12", "day"),
        ("between Tuesday and Wednesday", "2023-07-11", "2023-07-12", "day"),
        ("between 11-13 Dec", "2022-12-11", "2022-12-13", "day"),
        ("from 3 to 5 May", "2023-05-03", "2023-05-05", "day"),
    ],
)
def test_words_around_a_date_and_ranges(words: str, start: str, end: str, precision: str) -> None:
    found = resolve(words, WEDNESDAY)
    assert (found.start, found.end, found.precision, found.text) == (start, end, precision, words)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("Late on Sunday, 3 March 2024", "2024-03-03", "2024-03-03", "day"),
        ("28 February - 2 March 2015", "2015-02-28", "2015-03-02", "day"),
        ("Between April and August 2018", "2018-04", "2018-08", "month"),
    ],
)
def test_a_year_dates_all_members_of_a_range(words: str, start: str, end: str, precision: str) -> None:
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

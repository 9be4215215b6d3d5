from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.quantities import find_quantities, number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", 1200), ("1.2 million", 1_200_000), ("twenty-three", 23), ("one hundred and forty-three", 143),
        ("five thousand two hundred", 5200), ("two dozen", 24), ("ten thousand", 10_000), ("a hundred", 100), ("soldiers", None),
    ],
)  # fmt: skip
def test_number(words: str, value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least four soldiers", 4, None),
        ("more than 60 civilians", 61, None),
        ("over a hundred people", 101, None),
        ("up to 12 fighters", None, 12),
        ("as many as 35 villagers", None, 35),
        ("fewer than ten men", None, 9),
        ("nearly 300 civilians", None, 300),
        ("between 3 and 5 herders", 3, 5),
        ("three to five men", 3, 5),
        ("3-5 fighters", 3, 5),
        ("around 30 Tatmadaw troops", 30, 30),
        ("approximately 120 people", 120, 120),
        ("dozens of villagers", 24, None),
        ("at least a dozen pilgrims", 12, None),
        ("scores of fighters", 40, None),
        ("hundreds of people", 200, None),
        ("several militiamen", 3, None),
        ("a couple of farmers", 2, 2),
        ("half a dozen guards", 6, 6),
        ("no one", 0, 0),
        ("a lieutenant", 1, 1),
        ("a wounded Nigerian soldier", 1, 1),
        ("26 hostages or more", 26, None),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    found = find_quantities(text)[0]
    assert (found.min, found.max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "in 2014", "on 3 May 2016", "Ali, 39, said", "Omar (41)", "aged 8 and 10", "39-year-old", "at 7.52", "at 09:30",
        "122-mm rockets", "a 23mm gun", "Article 5", "Resolution 2254", "12 km away", "$1.2 million", "15 percent", "15% of", "Route 578",
        "the 3rd Brigade", "a car",
    ],
)  # fmt: skip
def test_what_counts_nobody_is_left_out(text: str) -> None:
    assert [q for q in find_quantities(text) if q.noun is None or "year" not in q.noun] == []


def test_the_noun_is_the_phrase_after_the_number() -> None:
    assert [q.noun for q in find_quantities("12 Somali soldiers and two Toyota trucks were lost")] == [
        "Somali soldiers",
        "Toyota trucks",
    ]


@given(st.text())
def test_spans_quote_the_text_and_nothing_raises(text: str) -> None:
    for q in find_quantities(text):
        assert text[q.span.start : q.span.end] == q.span.text
        assert q.min is not None or q.max is not None


@pytest.mark.parametrize("unit", ["9", "1,", " ", '"', "one hundred and ", "at least ", "a b "])
def test_hostile_input_returns(unit: str) -> None:
    assert isinstance(find_quantities(unit * (100_000 // len(unit))), tuple)


@pytest.mark.parametrize(
    "text", ["the attendant, who was about 60 and lived alone", "He was 19.", "she is 42"]
)
def test_an_age_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    "text", ["a city of nearly two million civilians", "a town of some 40,000 people", "home to 300 families"]
)
def test_inhabitants_are_no_count(text: str) -> None:
    assert find_quantities(text) == ()


def test_as_many_is_the_number_before() -> None:
    found = find_quantities("Two policemen were killed and as many wounded on Tuesday.")
    assert [(q.span.text, q.min, q.max) for q in found] == [("Two", 2, 2), ("as many", 2, 2)]
    assert [q.span.text for q in find_quantities("It was hit twice. There are as many wounded.")] == []
    assert [(q.min, q.max) for q in find_quantities("as many as 35 villagers")] == [(None, 35)]

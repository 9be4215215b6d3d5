"""The values that an event shows, of all that its mentions tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extract.readings import WrittenReading
from tests.extract.test_place_context import context
from wireledger.extract.event_mentions import EventMention, find_event_mentions
from wireledger.extract.event_values import shown_place
from wireledger.extract.linking import Linker
from wireledger.extract.telling import Telling
from wireledger.records import EventPlace, Span


def mention(places: list[str]) -> EventMention:
    """A mention of an event at ``places``."""
    text = "A strike hit them."
    reading = WrittenReading(text, {"trigger": ["strike"]}, {"strike": {}})
    (made,) = find_event_mentions(reading, Telling((), None, None, (), Linker([], (), text)))
    return replace(made, places=tuple(Span(i, i + len(p), p) for i, p in enumerate(places)))


def shown(*places: str) -> EventPlace:
    return shown_place([mention(list(places))], context("[Syria] and [Aleppo] and [Turkey]"))


@pytest.mark.parametrize(
    ("places", "text"),
    [
        (["Syria", "Aleppo"], "Aleppo"),
        (["northern Syria", "the town of al-Bab"], "the town of al-Bab"),
        (["Aleppo", "al-Bab"], "Aleppo"),
        (["Turkey", "Aleppo"], "Turkey"),
        (["the market", "Aleppo"], "Aleppo"),
        (["the market"], "the market"),
    ],
)
def test_the_finest_place_within_the_first_is_shown(places: list[str], text: str) -> None:
    assert shown(*places).text == text


def test_a_finer_place_that_is_not_known_lies_where_the_wide_one_does() -> None:
    found = shown("Syria", "Kaskey farm")
    assert (found.text, found.country, found.precision) == ("Kaskey farm", "SY", "country")


def test_no_place_is_told() -> None:
    assert shown().precision == "unknown"

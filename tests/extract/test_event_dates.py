"""The dates of an event, and those on which it was only spoken of."""

from __future__ import annotations

from datetime import date

from wireledger.extract.event_dates import event_dates
from wireledger.extract.linking import Linker
from wireledger.extract.telling import Telling
from wireledger.records import Span


def days(text: str, trigger: str, *told: str, after: str = "") -> list[str | None]:
    """The days of an event in a text of one sentence; ``told`` are the words that the tagger marked, ``after`` is
    the sentence that follows."""

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words), words)

    following = Span(len(text) + 1, len(text) + 1 + len(after), after)
    telling = Telling((following,), date(2022, 11, 12), None, (), Linker((), ()))
    found = event_dates(tuple(map(span, told)), span(trigger), Span(0, len(text), text), telling)
    return [d.start for _, d in found]


def test_the_day_of_the_announcement_is_not_the_days_of_the_event() -> None:
    text = "An airstrike announced on Friday hit the farm on Thursday."
    assert days(text, "airstrike", "Friday") == ["2022-11-10"]


def test_the_day_of_the_announcement_stands_where_there_is_no_other() -> None:
    assert days("An airstrike announced on Friday hit the farm.", "airstrike", "Friday") == ["2022-11-11"]


def test_marked_words_become_whole_phrases() -> None:
    assert days("The farm was hit late on 3 November 2022.", "hit", "3 November") == ["2022-11-03"]


def test_a_dateline_does_not_stand_for_the_day_of_the_announcement() -> None:
    text = "NAIROBI, Nov 12 (Meridian) - An airstrike announced on Friday hit the farm."
    assert days(text, "airstrike", "Friday") == ["2022-11-11"]


def test_an_ordinal_that_is_short_for_a_body_is_no_date() -> None:
    text = "After the capture he said: ask the ones of the 9th."
    assert days(text, "capture", "the 9th") == ["2022-11-09"]
    assert days(text, "capture", "the 9th", after="The 9th Front denies it.") == []
    assert days(text, "capture", "the 9th", after="The 9th Mountain Brigade denies it.") == []
    assert days(text, "capture", "the 9th", after="The 9th separate rifle brigade denies it.") == []
    assert days(text, "capture", "the 9th", after="On the 9th the army left.") == ["2022-11-09"]

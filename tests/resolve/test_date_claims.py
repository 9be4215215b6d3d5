from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.resolve.telling import report
from wireledger.records import Event, EventDate, EventValue, Record, Span
from wireledger.resolve.date_claims import day_of, is_of_telling


def dated(text: str, *days: tuple[str, str], sure: bool = False) -> tuple[Record, Event]:
    """A report whose event has the given words for dates, each with its day; the first is shown."""
    record = report("a", text, trigger=text[:1], day=days[0][1])
    claims = tuple(c for c in record.claims if c.predicate != "date")
    made = report("a", text, trigger=text[:1], day=days[0][1]).claims
    example = next(c for c in made if c.predicate == "date")
    found, values = [], []
    for number, (words, day) in enumerate(days):
        at = text.index(words)
        claim = replace(
            example,
            id=f"d{number}",
            value=day,
            span=Span(at, at + len(words), words),
            confidence=1.0 if sure else 0.8,
        )
        found.append(claim)
        values.append(EventValue("date", day, claim.id))
    event = record.events[0]
    others = tuple(v for v in event.values if v.field != "date")
    event = replace(
        event, values=(*others, *values), date=EventDate(days[0][1], days[0][1], "day", days[0][0])
    )
    return replace(record, claims=(*claims, *found), events=(event,)), event


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A raid killed the financier, the ministry said on Friday.", "Friday"),
        ("A strike announced last Friday killed him.", "Friday"),
        ("The mayor told reporters on Friday that the camp was bombed.", "Friday"),
        ("GUAYAQUIL, Dec 6 (PRA) - Gunmen seized a ferry.", "Dec 6"),
        ("Another man has signed for the group since 19 November.", "since 19 November"),
        ("A nurse hit by the bomb died of her wounds at a hospital in the capital on Friday.", "Friday"),
        ("The driver later succumbed to severe head injuries on Friday.", "Friday"),
    ],
)
def test_the_day_of_the_telling_is_not_that_of_the_event(text: str, words: str) -> None:
    record, event = dated(text, (words, "2024-09-13"))
    assert day_of(record, event) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four people were killed on Friday when a minibus blew up, police said.", "Friday"),
        ("On Friday the army said that it had lost a post.", "On Friday"),
        ("Said Omar, a teacher, died. The raid was on Friday.", "Friday"),
        ("Ten people died in a strike on a hospital on Friday.", "Friday"),
        ("He died of his wounds. The raid was on Friday.", "Friday"),
    ],
)
def test_any_other_day_stands(text: str, words: str) -> None:
    record, event = dated(text, (words, "2024-09-13"))
    found = day_of(record, event)
    assert found is not None
    assert found.low == date(2024, 9, 13)


def test_the_day_beside_the_event_counts_before_that_of_the_telling() -> None:
    text = "An airstrike announced on Friday killed him. It was carried out on Wednesday."
    record, event = dated(text, ("Friday", "2024-09-13"), ("Wednesday", "2024-09-11"))
    found = day_of(record, event)
    assert found is not None
    assert found.low == date(2024, 9, 11)


def test_one_day_told_in_both_ways_stands() -> None:
    text = "Men were shot on Friday. The group had said nothing by then, the army said on Friday evening."
    record, event = dated(text, ("Friday", "2024-09-13"), ("Friday evening", "2024-09-13"))
    assert day_of(record, event) is not None


def test_who_is_held_since_a_day_was_taken_then() -> None:
    record, event = dated(
        "A mechanic is held since 3 February.", ("since 3 February", "2024-02-03/2024-03-01")
    )
    since = EventDate("2024-02-03", "2024-03-01", "day", "since 3 February")
    taken = replace(event, type="arrest_capture", date=since)
    found = day_of(replace(record, events=(taken,)), taken)
    assert found is not None
    assert (found.low, found.high) == (date(2024, 2, 3), date(2024, 2, 3))


def test_what_a_reviewer_made_sure_stands() -> None:
    record, event = dated("The bridge fell, police said on Friday.", ("Friday", "2024-09-13"), sure=True)
    assert not any(is_of_telling(record, c) for c in record.claims if c.predicate == "date")
    assert day_of(record, event) is not None

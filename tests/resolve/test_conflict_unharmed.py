from __future__ import annotations

from dataclasses import replace

import pytest

from tests.resolve.telling import report
from wireledger.ids import content_id
from wireledger.records import Modality, Record, Span
from wireledger.resolve.conflict_unharmed import unharmed


def saying(
    text: str, said: str, trigger: str, type: str = "bombing", modality: Modality = "asserted"
) -> Record:
    """A report of one event with one statement."""
    record = report("a", text, trigger=trigger, type=type)
    at = text.index(said)
    words = Span(at, at + len(said), said)
    claim = replace(
        record.claims[0],
        id="s",
        subject=None,
        predicate="states",
        value=None,
        content=said,
        span=words,
        modality=modality,
    )
    return replace(record, claims=(*record.claims, claim))


def tolls(record: Record) -> list[str]:
    return [toll for toll, claim in unharmed(record, record.events[0]) if claim.id == "s"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("nobody was hurt", ["killed", "injured"]),
        ("there were no casualties", ["killed", "injured"]),
        ("no one was killed", ["killed"]),
        ("it passed without loss of life", ["killed"]),
        ("nobody has been injured", ["injured"]),
        ("there were no injuries", ["injured"]),
        ("no civilians were harmed", []),
        ("there were no casualties on our side", []),
        ("there were no casualties among the soldiers", []),
        ("nobody else was hurt", []),
        ("no dead bodies were found", []),
        ("no wounded soldier was left behind", []),
        ("no victims have been identified", []),
        ("there was no deadline", []),
    ],
)
def test_what_is_said_of_nobody(said: str, expected: list[str]) -> None:
    assert tolls(saying(f"A bomb went off; {said}, police said.", said, "went off")) == expected


def test_what_harms_nobody_by_its_kind_has_no_toll() -> None:
    text = "The two sides signed a truce; nobody was hurt."
    assert tolls(saying(text, "nobody was hurt", "signed", "agreement")) == []


def test_what_is_uncertain_is_no_toll() -> None:
    text = "A bomb went off; nobody was hurt, it seems."
    assert tolls(saying(text, "nobody was hurt", "went off", modality="uncertain")) == []


def test_it_is_said_of_the_event_that_was_told_last() -> None:
    text = "A bomb killed two on Monday. On Tuesday another went off; nobody was hurt."
    record = saying(text, "nobody was hurt", "killed")
    at = text.index("went off")
    later = replace(
        record.events[0],
        id=content_id("later", kind="event"),
        triggers=(Span(at, at + 8, "went off"),),
    )
    both = replace(record, events=(*record.events, later))
    assert list(unharmed(both, record.events[0])) == []
    assert [toll for toll, _ in unharmed(both, later)] == ["killed", "injured"]

"""Participants of an incident, each once."""

from __future__ import annotations

from tests.extract.readings import WrittenReading
from wireledger.extract.event_mentions import find_event_mentions
from wireledger.extract.linking import Known, Linker
from wireledger.extract.participants import participants
from wireledger.extract.telling import Telling
from wireledger.read.sentences import sentences
from wireledger.records import Span

TEXT = "Troops struck two trucks. The strike hit two red trucks and Omar Adel. They fled."


def told(targets: dict[str, list[str]], known: list[Known]) -> list[tuple[str, str, str | None]]:
    reading = WrittenReading(
        TEXT,
        {"trigger": list(targets)},
        {trigger: {"actor": ["Troops"], "target": words} for trigger, words in targets.items()},
    )
    lines = tuple(sentences(TEXT))
    linker = Linker(known, lines, TEXT)
    mentions = find_event_mentions(reading, Telling(lines, None, None, (), linker))
    return [(p.role, p.text, p.entity) for p in participants(mentions, linker)]


def test_of_words_within_others_the_longer_stay() -> None:
    found = told({"struck": ["two trucks"], "strike": ["two red trucks"]}, [])
    assert found == [("actor", "Troops", None), ("target", "two red trucks", None)]


def test_a_known_name_is_one_however_it_is_written() -> None:
    at = TEXT.index("Omar Adel")
    omar = Known("p1", "person", "Omar Adel", ("Omar Adel",), (Span(at, at + 9, "Omar Adel"),))
    found = told({"strike": ["and Omar Adel"], "struck": ["Omar Adel"]}, [omar])
    assert [f for f in found if f[2]] == [("target", "Omar Adel", "p1")]


def test_a_pronoun_is_nobody() -> None:
    assert told({"struck": ["They"]}, []) == [("actor", "Troops", None)]

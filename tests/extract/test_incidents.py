"""Triggers joined into incidents, with counts read from their words."""

from __future__ import annotations

from datetime import date

from tests.extract.readings import WrittenReading
from wireledger.extract.incidents import find_incidents
from wireledger.extract.linking import Linker
from wireledger.extract.telling import Telling
from wireledger.read.sentences import sentences
from wireledger.records import Count

TEXT = (
    "A drone strike near Raqqa killed at least two men on Friday. The attack also wounded a boy. "
    "A bomb went off in Aden on Monday."
)

TELLING = Telling(sentences(TEXT), date(2024, 5, 14), None, (), Linker((), ()))


def reading(together: list[tuple[str, str]]) -> WrittenReading:
    return WrittenReading(
        TEXT,
        tags={"trigger": ["strike", "attack", "went"]},
        answers={
            "strike": {
                "=type": "air_drone_strike",
                "date": ["Friday"],
                "killed": ["two"],
                "=killed": "number",
            },
            "attack": {"=type": "air_drone_strike", "=injured": "one"},
            "went": {"=type": "bombing", "date": ["Monday"], "place": ["Aden"]},
        },
        together=frozenset(frozenset(pair) for pair in together),
    )


def test_joined_triggers_are_one_incident() -> None:
    found = find_incidents(reading([("strike", "attack")]), TELLING)
    assert [[m.trigger.text for m in i.mentions] for i in found] == [["strike", "attack"], ["went"]]
    first, second = found[0].mentions
    assert first.killed == Count(2, None)
    assert second.injured == Count(1, 1)
    assert first.dates[0][1].start == "2024-05-10"


def test_triggers_on_different_days_stay_apart_whatever_the_tagger_says() -> None:
    found = find_incidents(reading([("strike", "attack"), ("strike", "went"), ("attack", "went")]), TELLING)
    assert [[m.trigger.text for m in i.mentions] for i in found] == [["strike", "attack"], ["went"]]


def test_a_number_of_injured_is_no_number_of_killed() -> None:
    text = "Three civilians were hurt by army gunfire."
    told = {
        "gunfire": {"=type": "armed_clash", "killed": ["Three"], "=killed": "number", "injured": ["Three"]}
    }
    telling = Telling(sentences(text), None, None, (), Linker((), ()))
    ((mention,),) = (
        i.mentions for i in find_incidents(WrittenReading(text, {"trigger": ["gunfire"]}, told), telling)
    )
    assert (mention.killed, mention.injured) == (None, Count(3, 3))


def test_the_subject_of_a_passive_was_struck() -> None:
    text = "He was targeted in a drone strike on July 7."
    reading = WrittenReading(text, {"trigger": ["drone strike"]}, {"drone": {"=type": "air_drone_strike"}})
    ((mention,),) = (
        i.mentions for i in find_incidents(reading, Telling(sentences(text), None, None, (), Linker((), ())))
    )
    assert [t.text for t in mention.targets] == ["He"]


def test_what_somebody_rode_is_no_weapon() -> None:
    text = "He was hit while riding a motorcycle in a drone strike."
    told = {"strike": {"=type": "air_drone_strike", "weapon": ["a motorcycle", "drone"]}}
    telling = Telling(sentences(text), None, None, (), Linker((), ()))
    ((mention,),) = (
        i.mentions for i in find_incidents(WrittenReading(text, {"trigger": ["strike"]}, told), telling)
    )
    assert [w.text for w in mention.weapons] == ["drone"]

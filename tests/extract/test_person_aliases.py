"""How sure an alias is that the text announces."""

from __future__ import annotations

from wireledger.extract.person import Person
from wireledger.extract.person_aliases import ANNOUNCED, announced, give_aliases_once
from wireledger.records import Span

TEXT = "Bison died. Ann Lee, alias Bison, led it. The teacher was Ann Lee. Carl, whose real name is Ray Fox, fled."


def span(words: str, at: int = 0) -> Span:
    start = TEXT.index(words, at)
    return Span(start, start + len(words), words)


def test_an_alias_is_announced_at_any_of_its_places() -> None:
    ann = Person("Ann Lee", [span("Ann Lee")], [span("Bison"), span("The teacher")], [span("Bison", 5)])
    assert announced(ann, TEXT) == {span("Bison"): ANNOUNCED}


def test_a_name_that_is_announced_for_its_alias() -> None:
    ray = Person("Ray Fox", [span("Ray Fox")], [span("Carl")])
    assert announced(ray, TEXT) == {span("Carl"): ANNOUNCED}


def test_an_alias_given_to_two_people_stays_with_the_one_it_is_announced_for() -> None:
    ann = Person("Ann Lee", [span("Ann Lee")], [span("Bison", 5)])
    ray = Person("Ray Fox", [span("Ray Fox")], [span("Bison", 5)])
    give_aliases_once([ann, ray], TEXT)
    assert (ann.aliases, ray.aliases) == ([span("Bison", 5)], [])


def test_a_nickname_within_the_name_is_announced() -> None:
    text = 'Ann "Bison" Lee fled.'
    ann = Person('Ann "Bison" Lee', [Span(0, 15, text[:15])], [Span(5, 10, "Bison")])
    assert announced(ann, text) == {Span(5, 10, "Bison"): ANNOUNCED}

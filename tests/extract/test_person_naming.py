"""Words that announce another name of a person, and whose it is."""

from __future__ import annotations

import pytest

from wireledger.extract.person_naming import (
    is_announced,
    is_beside,
    is_of_nameless,
    is_parent,
    is_real_name,
    names_a_body,
    names_a_place,
    nickname,
    owner,
    without_office,
    without_scraps,
)
from wireledger.records import Span


def of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, alias Bison, was seen.",
        "Ann Lee, also known as “Bison”, was seen.",
        "Ann Lee, the woman residents of Tula know as Bison, was seen.",
        "Ann Lee (Bison) was seen.",
        'Ann Lee "Bison" was seen.',
        "Ann Lee, whose nom de guerre is Bison, was seen.",
        "Ann Lee @ Bison was seen.",
    ],
)
def test_a_name_is_announced_for_the_person_named_before_it(text: str) -> None:
    ann, bison = of(text, "Ann Lee"), of(text, "Bison")
    assert is_announced(text, bison, [ann], ())
    assert owner(text, bison, [ann]) == ann


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee was seen with Bison in May.",
        "Ann Lee was killed. Bison fled.",
        "Ann Lee replaced Bison.",
        "“Bison will trouble nobody”, Ann Lee told reporters.",
    ],
)
def test_two_names_in_one_sentence_are_not_announced(text: str) -> None:
    assert not is_announced(text, of(text, "Bison"), [of(text, "Ann Lee")], ())


def test_the_owner_is_the_last_person_before_the_words_of_naming() -> None:
    text = "Ann Lee was hit with Carl Ray, known as Bison, in Tula."
    assert owner(text, of(text, "Bison"), [of(text, "Ann Lee"), of(text, "Carl Ray")]) == of(text, "Carl Ray")


def test_a_list_is_announced_with_its_first_name() -> None:
    text = "Ann Lee, also known as “Bison” and “Teacher”, fled with Carl Ray."
    first, second = of(text, "Bison"), of(text, "Teacher")
    assert is_announced(text, second, [of(text, "Ann Lee")], [first])
    assert not is_announced(text, of(text, "Carl Ray"), [of(text, "Ann Lee")], [first, second])


def test_a_real_name_and_a_name_right_beside() -> None:
    text = "Bison, whose real name is Ann Lee, fled. Carl (Tula) stayed."
    assert is_real_name(text, of(text, "Ann Lee"))
    assert not is_real_name(text, of(text, "Carl"))
    assert is_beside(text, of(text, "Tula"), [of(text, "Carl")])
    assert not is_beside(text, of(text, "Tula"), [of(text, "Bison")])


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("- Ann Lee", "Ann Lee"),
        ("Ann Lee of the", "Ann Lee"),
        ("o Gul Lone", "Gul Lone"),
        ("Ann Lee (", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("The Hague", "The Hague"),
    ],
)
def test_scraps_at_the_ends_of_a_name(words: str, kept: str) -> None:
    found = without_scraps(Span(10, 10 + len(words), words))
    assert found == Span(10 + words.index(kept), 10 + words.index(kept) + len(kept), kept)


def test_a_noun_for_members_tells_the_name_of_a_body() -> None:
    text = "Nahr fighters and the Nahr chief met Nahr himself."
    told = [names_a_body(text, Span(i, i + 4, "Nahr")) for i in (0, 22, 37)]
    assert told == [True, True, False]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Defense Ann Lee", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("Oliver North", "Oliver North"),
        ("Petty Officer", None),
        ("Navy", None),
        ("Security Lee", None),
    ],
)
def test_words_of_an_office_are_no_name(words: str, kept: str | None) -> None:
    found = without_office(Span(7, 7 + len(words), words))
    assert found == (Span(7 + words.index(kept), 7 + len(words), kept) if kept else None)


@pytest.mark.parametrize(
    ("text", "nameless"),
    [
        ('A lieutenant of Ann Lee known as "Bison" fled.', True),
        ("His driver, a cousin of Ann Lee, called Bison, fled.", True),
        ("Ann Lee, known as Bison, fled.", False),
        ("The killing of Ann Lee, known as Bison, was denied.", False),
        ("A lieutenant of Ann Lee fled. She is known as Bison.", False),
    ],
)
def test_a_name_of_somebody_told_of_by_another(text: str, nameless: bool) -> None:
    assert is_of_nameless(text, of(text, "Bison"), [of(text, "Ann Lee")]) is nameless


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ('Joaquin "El Chapo" Guzman', "El Chapo"),
        ("Hamdan Bishara “Abu Nazeer”", "Abu Nazeer"),
        ("Ali O'Brien", None),
        ("Ann Lee", None),
    ],
)
def test_the_nickname_in_a_name(name: str, inner: str | None) -> None:
    found = nickname(Span(3, 3 + len(name), name))
    assert (found.text if found else None) == inner
    assert found is None or name[found.start - 3 : found.end - 3] == inner


def test_a_father_is_no_other_name() -> None:
    assert is_parent("Luqman s/o Kamal", of("Luqman s/o Kamal", "Kamal"))
    assert not is_parent("Luqman alias Kamal", of("Luqman alias Kamal", "Kamal"))


@pytest.mark.parametrize(
    ("text", "place"), [("the mayor of Tula spoke", True), ("the brother of Tula spoke", False)]
)
def test_what_is_governed_is_a_place(text: str, place: bool) -> None:
    assert names_a_place(text, of(text, "Tula")) is place


def test_an_office_at_the_end_leaves_no_name() -> None:
    assert without_office(Span(0, 19, "African Facilitator")) is None

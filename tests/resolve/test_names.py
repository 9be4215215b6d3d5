from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireledger.resolve.names import MATCH, name_likeness
from wireledger.resolve.resolution import IdentityKind

SAME_PERSON = [
    ("Salim Nasser al-Qumayshi", "Salem Naser al-Qumeishi"),
    ("Sheikh Abu Hafs Salim bin Nasir al-Qumaishi", "Salim Nasser al-Qumaishi"),
    ("Cabdullaahi Maxamed Warsame", "Abdullahi Mohamed Warsame"),
    ("Nasir 'Abduh al-Marqashi", "Colonel Nasser Abdo al-Marqashi"),
    ("Isa Ngelzarma", "Mallam Isah Ingelzarma"),
    ("Abd al-Rahman Hilal", "Abdulrahman Hilal"),
    ("Putin, Vladimir", "Vladimir Putin"),
    ("PolPot", "Pol Pot"),
    ("S. Townsend", "Stephen Townsend"),
    ("José Luis N.", "Jose Luis Carranza Olmedo"),
    ("محمد صلاح", "Mohamed Salah"),
    ("أبو مصعب الشدادي", "Abu Mus'ab al-Shaddadi"),
    ("Аркадий Ротенберг", "Arkady Rotenberg"),
    ("Emanuel Macron", "Emmanuel Macron"),
]
OTHER_PERSON = [
    ("Saddam Hussein al-Duri", "Saddam Hussein al-Tikriti"),
    ("Hamid Khalaf al-Jasim", "Khalaf Hamid al-Jasim"),
    ("Abu Ubayda al-Sukhni", "Abu Ubayd al-Sukhni"),
    ("Abdullahi Mohamed Warsame", "Abdullahi Mohamud Warsame"),
    ("Abdulmalik Macadato", "Abdulhalim Macadato"),
    ("José Luis Carranza Olmedo", "José Luis Carranza Olvera"),
    ("A. Nazarbayev", "Nursultan Nazarbayev"),
    ("Warsame", "Abdullahi Warsame"),  # a surname alone says too little
    ("高石早苗", "高市早苗"),
    ("سالم ناصر", "Khalid Nasser"),
]
SAME_GROUP = [
    ("the Badiya Organisation", "Badiya Organization"),
    ("Badiya", "Badiya Organization"),
    ("Cártel del Balsas", "Balsas Cartel"),
    ("Islamic State", "ISIS"),
    ("MVDA", "Mu Valley Defence Army"),
    ("Rapid Support Forces", "RSF"),
    ("Al-Qaeda in Iraq", "al-Qaida in Iraq"),
    ("First Brigade", "1st Brigade"),
]
OTHER_GROUP = [
    ("13th Brigade", "17th Brigade"),
    ("Northern Command", "Southern Command"),
    ("Al-Qaida in Iraq", "Al-Qaida in the Arabian Peninsula"),
    ("the army", "the Coast Army"),
    ("Salt Brigade", "Coast Brigade"),
]


@pytest.mark.parametrize(("a", "b"), SAME_PERSON)
def test_spellings_and_shorter_forms_of_one_name_match(a: str, b: str) -> None:
    assert name_likeness("person", a, b).score >= MATCH


@pytest.mark.parametrize(("a", "b"), OTHER_PERSON)
def test_a_part_in_the_place_of_another_makes_another_name(a: str, b: str) -> None:
    assert name_likeness("person", a, b).score < MATCH


@pytest.mark.parametrize(("a", "b"), SAME_GROUP)
def test_names_of_one_group_match(a: str, b: str) -> None:
    assert name_likeness("group", a, b).score >= MATCH


@pytest.mark.parametrize(("a", "b"), OTHER_GROUP)
def test_numbers_and_words_of_its_own_tell_groups_apart(a: str, b: str) -> None:
    assert name_likeness("group", a, b).score < MATCH


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Karim Adel", "Karim Adel", "the same name “Karim Adel”"),
        ("Karim Adel", "Kareem Adel", "“Karim Adel” and “Kareem Adel” are spellings of one name"),
        (
            "Karim Adel",
            "Karim Zayd Adel",
            "“Karim Adel” and “Karim Zayd Adel” are one name with parts left out",
        ),
        ("Karim Adel", "Karim Ofer", "“Karim Adel” and “Karim Ofer” differ in a part"),
        ("Karim Adelman", "Karim Adelmen", "“Karim Adelman” and “Karim Adelmen” are spellings of one name"),
        ("Karim Ofer", "Lina Sayed", "“Karim Ofer” and “Lina Sayed” share no part"),
    ],
)
def test_the_reason_is_told_in_words(a: str, b: str, reason: str) -> None:
    assert name_likeness("person", a, b).reason == reason


KINDS: list[IdentityKind] = ["person", "group"]
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
WORDS = st.lists(
    st.sampled_from(
        "Abu Umm bin al-Hadi Karim Kareem Abdul Rahman Nasser N. 3rd Front Army أبو محمد (RSF) alias".split()
    ),
    max_size=5,
).map(" ".join)


@settings(deadline=None)  # the first name in Arabic script loads a dictionary
@given(st.sampled_from(KINDS), TEXT | WORDS, TEXT | WORDS)
def test_likeness_is_symmetric_and_from_0_to_1(kind: IdentityKind, a: str, b: str) -> None:
    found = name_likeness(kind, a, b)
    assert 0 <= found.score <= 1
    assert found.score == name_likeness(kind, b, a).score


def test_what_is_too_long_for_a_name_is_compared_all_the_same() -> None:
    words = "Karim " * 2000
    assert name_likeness("person", words, words + "Ofer").score > 0
    assert name_likeness("group", words, words + "Army").score > 0

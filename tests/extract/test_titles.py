from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.titles import acronym_of, is_kunya, same_person_form, split_title, surname


@pytest.mark.parametrize(
    ("words", "title", "name"),
    [
        ("Lt. Gen. Stephen J. Townsend", "Lt. Gen.", "Stephen J. Townsend"),
        ("Sheikh Mukhtar Robow", "Sheikh", "Mukhtar Robow"),
        ("Mullah Abdul Ghani Baradar", "Mullah", "Abdul Ghani Baradar"),
        ("Emir Abu Omar", "Emir", "Abu Omar"),
        ("Wali of Sinai Abu Osama", "Wali of Sinai", "Abu Osama"),
        ("Alhaji Aminu Bello", "Alhaji", "Aminu Bello"),
        ("Col. Assimi Goita", "Col.", "Assimi Goita"),
        ("spokesman Zabihullah Mujahid", "spokesman", "Zabihullah Mujahid"),
        ("senior Taliban commander Abu Yahya", "senior Taliban commander", "Abu Yahya"),
        ("Deputy Defense Minister Hanna Maliar", "Deputy Defense Minister", "Hanna Maliar"),
        ("General Min Aung Hlaing", "General", "Min Aung Hlaing"),
        ("Daw Aung San Suu Kyi", "Daw", "Aung San Suu Kyi"),
        ("retired first sergeant Wilmar Camacho", "retired first sergeant", "Wilmar Camacho"),
        ("Macallin Dayib Xuseen", "Macallin", "Dayib Xuseen"),
        ("governor of Kandahar", "governor of Kandahar", ""),
        ("Wali Muhammad", None, "Wali Muhammad"),
        ("Khan Said Sajna", None, "Khan Said Sajna"),
        ("Ahmed Sultan", None, "Ahmed Sultan"),
        ("", None, ""),
    ],
)
def test_split_title(words: str, title: str | None, name: str) -> None:
    assert split_title(words) == (title, name)


@pytest.mark.parametrize(
    ("name", "kunya"),
    [
        ("Abu Omar", True),
        ("Umm Hudhayfah", True),
        ("Sheikh Abou Ali", True),
        ("Ibn Taymiyyah", True),
        ("Abuja", False),
        ("Omar", False),
    ],
)
def test_is_kunya(name: str, kunya: bool) -> None:
    assert is_kunya(name) is kunya


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Gen. Stephen J. Townsend", "Townsend"), ("Abu Omar al-Shishani", "al-Shishani"), ("Abu Omar", "Abu Omar"),
        ("Mohamed Ould Salek", "Ould Salek"), ("Osama bin Laden", "bin Laden"), ("Volodymyr Zelenskyy", "Zelenskyy"),
        ("Juan de la Cruz", "de la Cruz"), ("Goita", "Goita"),
    ],
)  # fmt: skip
def test_surname(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ahmed Sultan", "Sultan", True),
        ("Ahmed Sultan", "Ahmed", True),
        ("Al-Muhajir", "Osama Al-Muhajir", True),
        ("Mr. Qaddah", "Mahmoud Qaddah", True),
        ("Lt. Gen. Stephen J. Townsend", "Gen. Townsend", True),
        ("S. Townsend", "Stephen Townsend", True),
        ("Mohammed Ali", "Muhammad Ali", True),
        ("bin Laden's", "Usama bin Laden", True),
        ("Abd al-Rahman Omar", "Abdulrahman Omar", True),
        ("Abu Omar", "Abu Omar al-Baghdadi", True),
        ("al-Baghdadi", "Abu Omar al-Baghdadi", True),
        ("Alvis Patiño", "Gentil Alvis Patino", True),
        ("Abu Yahya", "Abu Omar", False),
        ("Omar", "Abu Omar", False),
        ("Hassan Ali", "Hussein Ali", False),
        ("Ahmed Sultan", "Ahmed Karim", False),
        ("", "Ahmed", False),
        ("Mr.", "Mr.", False),
    ],
)
def test_same_person_form(a: str, b: str, same: bool) -> None:
    assert same_person_form(a, b) is same
    assert same_person_form(b, a) is same


@pytest.mark.parametrize(
    ("acronym", "name", "made_of"),
    [
        ("AQIM", "Al Qaida in the Lands of the Islamic Maghreb", True),
        ("Centcom", "Central Command", True),
        ("CENTCOM", "U.S. Central Command", True),
        ("JNIM", "Jama'at Nusrat al-Islam wal-Muslimin", True),
        ("HTS", "Hay’at Tahrir al-Sham", True),
        ("M23", "March 23 Movement", True),
        ("TTP", "Tehrik-e Taliban Pakistan", True),
        ("MILF", "Moro Islamic Liberation Front", True),
        ("UNMISS", "United Nations Mission in South Sudan", True),
        ("RSF", "Rapid Support Forces", True),
        ("SAF", "Rapid Support Forces", False),
        ("ELN", "National Liberation Army", False),
        ("RSF", "RSF", False),
    ],
)
def test_acronym_of(acronym: str, name: str, made_of: bool) -> None:
    assert acronym_of(acronym, name) is made_of


@given(st.text(), st.text())
def test_nothing_raises_and_title_and_name_are_of_the_words(a: str, b: str) -> None:
    title, name = split_title(a)
    assert (title or "") in a
    assert name in a
    surname(a)
    is_kunya(a)
    acronym_of(a, b)
    assert same_person_form(a, b) == same_person_form(b, a)

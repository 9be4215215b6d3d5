from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.titles import after_office, split_title


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


@given(st.text())
def test_title_and_name_are_of_the_words(words: str) -> None:
    title, name = split_title(words)
    assert (title or "") in words
    assert name in words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Pentagon Press Secretary Peter Cook", "Peter Cook"),
        ("Petty Officer Scott C. Dayton", "Scott C. Dayton"),
        ("Deputy Foreign Minister Ana Reyes", "Ana Reyes"),
        ("Abu Omar al-Shishani", "Abu Omar al-Shishani"),
        ("for Terrorism and Intelligence Ann Lee", "Intelligence Ann Lee"),
        ("the secretary", "the secretary"),
    ],
)
def test_a_name_after_an_office(words: str, name: str) -> None:
    assert after_office(words) == name

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wireledger.extract.person_names import is_kunya, same_person_form


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
        ("Scott C. Dayton", "Carter", False),
        ("Ahmed Sultan", "Ahmed Karim", False),
        ("", "Ahmed", False),
        ("Mr.", "Mr.", False),
    ],
)
def test_same_person_form(a: str, b: str, same: bool) -> None:
    assert same_person_form(a, b) is same
    assert same_person_form(b, a) is same


@given(st.text(), st.text())
@example("Ù", "U0")
@example("J. K.", "John Kim")
def test_nothing_raises_and_order_does_not_matter(a: str, b: str) -> None:
    is_kunya(a)
    assert same_person_form(a, b) == same_person_form(b, a)

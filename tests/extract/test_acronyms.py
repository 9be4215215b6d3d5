from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.acronyms import acronym_of


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
def test_nothing_raises(acronym: str, name: str) -> None:
    assert acronym_of(acronym, name) in (True, False)

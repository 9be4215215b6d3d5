from __future__ import annotations

import pytest

from wireledger.extract.spelling import fold, loose, plain, undotted


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ar Raqqah", "Raqqa"), ("Dayr az-Zawr", "Dayr al Zawr"), ("Marawi City", "Marawi"), ("Bza’a", "Bzaa")],
)
def test_spellings_share_a_key(a: str, b: str) -> None:
    assert loose(a) == loose(b)


def test_fold() -> None:
    assert fold("Ménaka-Ville’s") == "menaka villes"


def test_plain_and_undotted() -> None:
    assert (plain("Bza’a"), plain("Łukasz-Işık"), undotted("Lt. Gen.")) == ("bzaa", "lukasz-isik", "lt gen")


def test_half_a_character_stands_for_none() -> None:
    assert fold("Ra\ud800qqa") == "raqqa"

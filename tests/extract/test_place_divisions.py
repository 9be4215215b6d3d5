"""The divisions of countries in the installed data."""

from __future__ import annotations

from wireledger.extract.place_divisions import divisions


def test_divisions_have_codes_and_latin_names() -> None:
    found = {d.id: d for d in divisions()}
    assert len(found) > 5000
    aleppo = next(d for d in found.values() if d.country == "SY" and "Aleppo" in d.names)
    assert aleppo.iso == "SY-HL"
    assert all(len(d.country) == 2 and d.admin1 and d.names for d in found.values())
    assert not any("а" <= c <= "я" for d in found.values() for n in d.names[1:] for c in n)

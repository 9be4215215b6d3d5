from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireledger.extract import places
from wireledger.extract.places import Gazetteer, PlaceContext, demonyms, find_places, fold, gazetteer, loose

MENAKA = {
    "geonameid": 2453514, "name": "Ménaka", "latitude": 15.9, "longitude": 2.4, "countrycode": "ML",
    "admin1code": "1", "population": 14085, "alternatenames": [],
}  # fmt: skip
SYRIA = PlaceContext(("SY", "IQ"))


@pytest.mark.parametrize(
    ("words", "country", "precision", "geonameid"),
    [
        ("Mosul", "IQ", "exact", 99072),
        ("near Mosul", "IQ", "near", 99072),
        ("north of Raqqa", "SY", "near", 172955),
        ("the outskirts of Turbat", "PK", "near", 1163054),
        ("in the Bakhmut area", "UA", "near", 713174),
        ("between Bambari and Ippy", "CF", "near", 240604),
        ("the city of Menaka", "ML", "exact", 2453514),
        ("Deir ez-Zor", "SY", "exact", 170794),
        ("Dayr az Zawr", "SY", "exact", 170794),
        ("al-Bab", "SY", "exact", 174018),
        ("Hpakant", "MM", "exact", 1323815),
        ("Marawi", "PH", "exact", 1701053),
        ("Kismayo", "SO", "exact", 55671),
        ("Mosul, Iraq", "IQ", "exact", 99072),
        ("Gwoza local government area", "NG", "district", 2339665),
        ("Idlib province", "SY", "province", None),
        ("Helmand province", "AF", "province", None),
        ("eastern Syria", "SY", "province", 163843),
        ("northeast Nigeria", "NG", "province", 2328926),
        ("Syria", "SY", "country", 163843),
        ("the United States", "US", "country", 6252001),
        ("Nowhereville", None, "unknown", None),
        ("Africa", None, "unknown", None),
        ("", None, "unknown", None),
    ],
)
def test_resolve(words: str, country: str | None, precision: str, geonameid: int | None) -> None:
    found = gazetteer().resolve_event(words, SYRIA)
    assert (found.text, found.country, found.precision, found.geonameid) == (
        words,
        country,
        precision,
        geonameid,
    )


def test_namesakes_follow_the_countries_of_the_report() -> None:
    assert gazetteer().resolve("Tripoli", PlaceContext(("LB",))).country == "LB"
    assert gazetteer().resolve("Tripoli", PlaceContext(("LY",))).country == "LY"
    assert gazetteer().resolve("Valencia", PlaceContext(("ES",))).country == "ES"


def test_context_counts_countries_and_adjectives() -> None:
    text = "Syrian and Russian jets bombed Idlib, the Syrian Observatory said. Turkey protested."
    assert PlaceContext.of(text).countries == ("SY", "RU", "TR")


def test_the_index_is_kept_in_memory_where_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wireledger").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(places, "_settlements", lambda: iter([MENAKA]))
    assert Gazetteer().resolve("Ménaka").country == "ML"


def test_the_index_is_written_once_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(places, "_settlements", lambda: iter([MENAKA]))
    assert Gazetteer().resolve("Menaka").geonameid == 2453514
    monkeypatch.setattr(places, "_settlements", lambda: iter([]))
    assert Gazetteer().resolve("Menaka").geonameid == 2453514
    assert [p.suffix for p in (tmp_path / "wireledger").iterdir()] == [".sqlite"]


def test_demonyms() -> None:
    assert (demonyms()["Syrian"], demonyms()["Malian"], demonyms()["Burmese"]) == ("SY", "ML", "MM")


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ar Raqqah", "Raqqa"), ("Dayr az-Zawr", "Dayr al Zawr"), ("Marawi City", "Marawi"), ("Bza’a", "Bzaa")],
)
def test_spellings_share_a_key(a: str, b: str) -> None:
    assert loose(a) == loose(b)


def test_fold() -> None:
    assert fold("Ménaka-Ville’s") == "menaka villes"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fighters entered Gwoza, Nigeria, from Cameroon.", ["Gwoza", "Nigeria", "Cameroon"]),
        ("A strike near Mosul killed Abu Omar.", ["Mosul"]),
        ("MOGADISHU - Two soldiers died.", ["MOGADISHU"]),
        ("President Kismayo Ali spoke on Friday.", []),
        ("The Syrian army said so.", []),
    ],
)
def test_find_places(text: str, found: list[str]) -> None:
    assert [s.text for s in find_places(text)] == found


@settings(deadline=None)
@given(st.text())
def test_spans_quote_the_text_and_nothing_raises(text: str) -> None:
    assert all(text[s.start : s.end] == s.text and s.text for s in find_places(text))
    found = gazetteer().resolve_event(text)
    assert found.text == text
    assert (found.country is None) == (found.precision == "unknown")


@pytest.mark.parametrize("unit", ["A", "A ", " ", '"', "al-A ", "near ", "A-"])
def test_hostile_input_returns(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert isinstance(find_places(text), tuple)
    assert gazetteer().resolve_event(text).text == text

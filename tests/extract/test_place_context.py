"""What the names of a report say of each other."""

from __future__ import annotations

import re

import pytest

from wireledger.extract.place_context import context_of
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.extract.toponyms import Toponym


def context(marked: str) -> PlaceContext:
    """The context of a text in which square brackets mark its place names."""
    toponyms, text = [], ""
    for plain, name in re.findall(r"([^\[]*)(?:\[([^\]]*)\])?", marked):
        text += plain
        if name:
            toponyms.append(Toponym(len(text), len(text) + len(name), name, False, 1.0))
        text += name
    return context_of(text, toponyms)


@pytest.mark.parametrize(
    ("marked", "name", "country", "admin1"),
    [
        ("A shop in [Paris], [Texas].", "Paris", "US", "TX"),
        ("Born in [Paris], [France], he died in [Texas].", "Paris", "FR", "11"),
        ("Police in [Gwoza], [Borno State], said.", "Gwoza", "NG", "27"),
        ("[Atlanta] is the capital of [Georgia]. [Ohio] and [Texas] agreed.", "Georgia", "US", "GA"),
        ("[Georgia] and [Armenia] agreed; [Russia] did not.", "Georgia", "GE", None),
        ("The states of [Ohio] and [New York] agreed.", "New York", "US", "NY"),
        ("The lake is in [Washington] state, near [Seattle].", "Washington", "US", "WA"),
        ("[Tripoli] and [Benghazi] in [Libya].", "Tripoli", "LY", "77"),
        ("[Tripoli] and [Sidon] in [Lebanon].", "Tripoli", "LB", "09"),
        ("[Lebanon], [Ohio], has a museum. [Cincinnati] is far.", "Lebanon", "US", "OH"),
        ("[Plymouth County] in [Iowa].", "Plymouth County", "US", "IA"),
    ],
)
def test_namesakes(marked: str, name: str, country: str, admin1: str | None) -> None:
    found = gazetteer().resolve(name, context(marked))
    assert (found.country, found.admin1) == (country, admin1)


def test_a_state_is_not_a_city_where_it_stands_beside_states() -> None:
    states = gazetteer().resolve("New York", context("[Ohio] and [New York] agreed."))
    city = gazetteer().resolve("New York", context("[New York] and [London] agreed."))
    assert (states.precision, city.precision) == ("province", "exact")


def test_an_unknown_name_lies_about_where_it_is_named() -> None:
    here = context("Shells hit [Mosul] and the [Qwertan Bridge].")
    found = gazetteer().resolve("Qwertan Bridge", here)
    assert (found.geonameid, found.country, found.precision) == (None, "IQ", "province")
    assert gazetteer().resolve_event("Qwertan Bridge", here).precision == "unknown"


def test_an_unknown_name_far_from_others_stays_unknown() -> None:
    here = context("Shells hit [Mosul]." + " They fled." * 100 + " The [Qwertan Bridge] stood.")
    assert gazetteer().resolve("Qwertan Bridge", here).precision == "unknown"


def test_no_names_are_no_context() -> None:
    assert context("Nothing happened.") == PlaceContext()


def test_a_small_place_far_from_all_else_is_not_taken() -> None:
    here = context("Fighters left [Palmyra] and [Homs] in [Syria] for the Levantine [Badia].")
    assert gazetteer().resolve("Badia", here).country == "SY"  # about where it is named, not in Italy
    assert gazetteer().resolve_event("Badia", here).precision == "unknown"
    assert "IT" not in here.countries
    assert (
        gazetteer().resolve("Badia", context("He grew up in [Badia], [Italy]; he left for [Syria].")).country
        == "IT"
    )


def test_a_large_place_far_from_all_else_is_taken() -> None:
    here = context("Delegates from [Homs] and [Hama] met in [Geneva].")
    assert gazetteer().resolve("Geneva", here).country == "CH"


def test_the_only_place_of_a_report_is_taken_however_small() -> None:
    assert gazetteer().resolve("Badia", context("Shots were heard in [Badia].")).country == "IT"

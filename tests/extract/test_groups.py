"""Names of groups joined by form, acronym and short form."""

from __future__ import annotations

import pytest

from tests.extract.readings import WrittenReading
from wireledger.extract.groups import find_groups, form_key, short_form
from wireledger.records import Span


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the Houthis", "Houthi", True),
        ("Da’esh", "da'esh", True),
        ("al-Karrar office", "Al-Karrar Office", True),
        ("Jund Tirah", "Jund Noor", False),
    ],
)
def test_spellings_that_are_one_name(a: str, b: str, same: bool) -> None:
    assert (form_key(a) == form_key(b)) is same


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Harakat Nur (HN) said", "Harakat Nur", "HN"),
        ("the Coastal Joint Command, “Coastcom”, said", "the Coastal Joint Command", "Coastcom"),
        ("Harakat Nur (which split) said", "Harakat Nur", None),
        ("Harakat Nur said", "Harakat Nur", None),
    ],
)
def test_a_short_form_right_after_the_name(text: str, name: str, short: str | None) -> None:
    start = text.index(name)
    found = short_form(text, Span(start, start + len(name), name))
    assert (found.text if found else None) == short


def test_acronym_short_form_and_told_names_are_one_group() -> None:
    text = "Harakat Nur (HN) struck. HN, once called the Lamp Movement, is the local affiliate of Jund Tirah."
    reading = WrittenReading(
        text,
        tags={"group": ["Harakat Nur", "HN", "Lamp Movement", "Jund Tirah"]},
        answers={"Harakat": {"other_name": ["Lamp Movement"]}},
    )
    nur, tirah = find_groups(reading)
    assert nur.name == "Harakat Nur"
    assert [s.text for s in nur.other_names] == ["HN", "Lamp Movement"]
    assert tirah.name == "Jund Tirah"
    assert tirah.other_names == []


def test_a_name_in_brackets_behind_one_group_is_no_other_groups_name() -> None:
    text = "The Sudan Nahr Army fought the Rapid Tula Forces (RTF). The army lost."
    reading = WrittenReading(
        text,
        tags={"group": ["Sudan Nahr Army", "Rapid Tula Forces", "The army"]},
        answers={"Sudan": {"other_name": ["RTF"]}},
    )
    nahr, tula = find_groups(reading)
    assert (nahr.name, nahr.other_names) == ("Sudan Nahr Army", [])
    assert (tula.name, [s.text for s in tula.other_names]) == ("Rapid Tula Forces", ["RTF"])


def test_a_group_goes_by_its_whole_name_also_where_the_acronym_comes_first() -> None:
    text = "GSL struck. The Group for the Support of Lamps (GSL) and its GSL-linked cells fled."
    reading = WrittenReading(text, tags={"group": ["GSL", "The Group for the Support of Lamps"]})
    (group,) = find_groups(reading)
    assert (group.name, [s.text for s in group.other_names]) == (
        "The Group for the Support of Lamps",
        ["GSL"],
    )


def test_a_spelling_of_its_own_is_another_name() -> None:
    text = "Houthi men fled. The Houthis denied it. HOUTHI losses rose."
    reading = WrittenReading(text, tags={"group": ["Houthi", "The Houthis", "HOUTHI"]})
    (group,) = find_groups(reading)
    assert (group.name, [s.text for s in group.other_names]) == ("Houthi", ["The Houthis"])

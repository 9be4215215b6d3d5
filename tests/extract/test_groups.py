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

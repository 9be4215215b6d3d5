"""Parts and wholes from the words between two group names, and from a name itself."""

from __future__ import annotations

import pytest

from wireledger.extract.structure import belongings, named_whole, prefixed_whole
from wireledger.records import Span


def spans(text: str, *names: str) -> list[Span]:
    return [Span(text.index(n), text.index(n) + len(n), n) for n in names]


@pytest.mark.parametrize(
    ("text", "part", "whole", "said"),
    [
        ("Usbat al-Jabal, the local affiliate of Harakat Nur, fled", "Usbat al-Jabal", "Harakat Nur", True),
        ("the 48th Front, which forms a part of the Southern Bloc", "48th Front", "Southern Bloc", False),
        (
            "external offices, all of which are linked to Wilayat Nahr",
            "external offices",
            "Wilayat Nahr",
            True,
        ),
        ("Tehrik Ghairat is not affiliated with Lashkar Noor", "Tehrik Ghairat", "Lashkar Noor", False),
        ("the Coast Brigade, an armed wing of “Frente Azul”", "Coast Brigade", "Frente Azul", True),
        ("Jund Tirah fought Lashkar Noor", "Jund Tirah", "Lashkar Noor", False),
    ],
)
def test_words_between_names(text: str, part: str, whole: str, said: bool) -> None:
    found = [(b.part.text, b.whole.text) for b in belongings(text, spans(text, part, whole))]
    assert found == ([(part, whole)] if said else [])


def test_a_name_may_name_its_whole() -> None:
    name = Span(10, 33, "Syrian branch of the XYZ")
    assert named_whole(name) == Span(31, 33, "XYZ")
    assert named_whole(Span(0, 4, "ISIS")) is None


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("HRN-Sahel", "HRN"),
        ("HRN’s finance office", "HRN"),
        ("HRN Jurisprudence Committee", "HRN"),
        ("HRNX", None),
        ("HRN", None),
    ],
)
def test_a_name_may_begin_with_its_whole(name: str, whole: str | None) -> None:
    found = prefixed_whole(Span(0, len(name), name), ["HRN"])
    assert (found.text if found else None) == whole

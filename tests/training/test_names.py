"""Swapping the names of an annotated report."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from training.names import name_words, swapped
from training.written import completed, problems

ROW: dict[str, Any] = completed(
    {
        "id": "x-1",
        "publisher": "Harbour News",
        "published": "2024-05-02",
        "text": "Ado Sanusi, alias “Abu Hope”, was freed. Sanusi's men hope for peace; UNITA said so.",
        "persons": [{"name": "Ado Sanusi", "aliases": ["Abu Hope", "Sanusi"], "mentions": ["Sanusi's men"]}],
        "claims": [{"speaker": "UNITA", "cue": "said", "content": "so"}],
    }
)


def test_a_name_is_swapped_everywhere() -> None:
    made = swapped(ROW, ["Kovalenko"], random.Random(1))
    assert made["text"].startswith("Ado Kovalenko, alias “Abu Hope”, was freed. Kovalenko's men hope")
    assert made["persons"][0]["aliases"] == ["Abu Hope", "Kovalenko"]
    assert made["persons"][0]["mentions"] == ["Kovalenko's men"]
    assert made["id"] == ROW["id"]


def test_name_words_leave_out_short_and_capital_words() -> None:
    rows = [{"persons": [{"name": "Ado bin UNITA Sanusi"}]}]
    assert name_words(rows) == ["Sanusi"]


@given(st.integers())
def test_every_annotated_string_still_stands_in_the_text(seed: int) -> None:
    assert list(problems(swapped(ROW, ["Herrera", "Nguyen", "Okoye"], random.Random(seed)))) == []

"""Sentence ends in news prose."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.read.sentences import sentences

CASES = [
    ("Three died. Two were hurt.", ["Three died.", "Two were hurt."]),
    (
        "Lt. Gen. Paul Funk spoke. Col. Myles B. Caggins III did not.",
        ["Lt. Gen. Paul Funk spoke.", "Col. Myles B. Caggins III did not."],
    ),
    ("The U.S. Central Command struck. He left the U.S. The army said so.", 3),
    ("On Dec. 5 and Jan. 8 it struck Sirte. The raid came in Dec. The dead were named.", 3),
    ("U.S. Sen. John F. Kerry met J. R. Smith of St. Paul, Minn. on Tuesday.", 1),
    ("“It is over.” He left.", ["“It is over.”", "He left."]),
    ("“Why?” he asked. “Because!” she said.", 2),
    ("It flew 3.5 km. The drone fell at 5 a.m. on Monday.", 2),
    ("See No. 5 and No. 6. He said no. Then he left.", 3),
    ("He fled. al-Shabaab claimed it.", ["He fled.", "al-Shabaab claimed it."]),
    ("He waited... and waited. Then… nothing.", ["He waited... and waited.", "Then… nothing."]),
    ("The army (it denied this.) left. (Others stayed.) Fine.", 3),
    ("1. The army left.\n2. The militia came.", ["1. The army left.", "2. The militia came."]),
    (". Near Al Shadaddi, one strike hit a unit.\n. Near Mosul, five.", 2),
    ("leadership drain\n\nSultan explains it", ["leadership drain", "Sultan explains it"]),
    ("قُتل ثلاثة أشخاص. من قتلهم؟ لا أحد يعرف.", ["قُتل ثلاثة أشخاص.", "من قتلهم؟", "لا أحد يعرف."]),
    ("Погибли трое. Об этом сообщил В. Петров.", ["Погибли трое.", "Об этом сообщил В. Петров."]),
    ("军方称三人死亡。没有人负责。", ["军方称三人死亡。", "没有人负责。"]),
    ("It fell.[12] They left.", ["It fell.[12]", "They left."]),
    ("💥 A blast. 🚑 Two hurt!", ["💥 A blast.", "🚑 Two hurt!"]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cases(text: str, expected: list[str] | int) -> None:
    found = [span.text for span in sentences(text)]
    assert len(found) == expected if isinstance(expected, int) else found == expected, found


def test_part_of_a_text_keeps_its_offsets() -> None:
    text = "One died. Two were hurt. Three fled."
    assert [(span.start, span.text) for span in sentences(text, 10, 24)] == [(10, "Two were hurt.")]


@given(
    st.text(alphabet=st.sampled_from('aA.!? \n"”)Z.U S1é“—。؟\u200f💥'), max_size=80) | st.text(max_size=80)
)
def test_sentences_quote_the_text_and_lose_nothing(text: str) -> None:
    found = sentences(text)
    assert all(text[span.start : span.end] == span.text for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join("".join(span.text for span in found).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", [".", ". ", " . ", '."', "U.S. ", "a", ".)x", "— ", "1. ", "?!"])
def test_linear_time(piece: str) -> None:
    started = time.perf_counter()
    sentences(piece * (300_000 // len(piece)))
    assert time.perf_counter() - started < 5  # a quadratic scan takes minutes

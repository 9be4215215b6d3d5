from __future__ import annotations

import pytest

from wireledger.ledger.words import LONGEST_WORD, folded, storable


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bza’a's Emir", "bzaa emir"),
        ("Deir ez-Zor, Şırnak & Čačak", "deir ez zor sirnak cacak"),
        ("الشَّامي 2022-05-03", "الشامي 2022 05 03"),
        ("“…” — 🙂", ""),
        ("x" * 500, "x" * LONGEST_WORD),
    ],
)
def test_words_without_case_accents_and_marks(text: str, words: str) -> None:
    assert folded(text) == words


def test_what_databases_refuse_is_spelled_out() -> None:
    assert storable("a\0b\ud800c“ش”") == "a\\x00b\\ud800c“ش”"

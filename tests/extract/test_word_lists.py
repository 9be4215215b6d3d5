from __future__ import annotations

import re
from pathlib import Path

import pytest

import wireledger.extract
from wireledger.extract.word_lists import any_of, lists, word_set

HERE = Path(wireledger.extract.__file__).parent


@pytest.mark.parametrize("file", sorted(HERE.glob("*.yml")), ids=lambda file: str(file.stem))
def test_every_list_can_be_read(file: Path) -> None:
    assert lists(file.stem)


def test_any_of_prefers_the_longer_and_takes_any_white_space() -> None:
    assert re.findall(any_of(["al-Bab", "deir", "deir ezzor"]), "deir\u00a0ezzor, deir, al-Bab") == [
        "deir\u00a0ezzor",
        "deir",
        "al-Bab",
    ]


def test_word_set_is_lower_case_without_dots() -> None:
    assert all(word == word.lower() and "." not in word for word in word_set("titles", "also_names"))

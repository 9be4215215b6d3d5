"""Words of names made comparable: transliterations, scripts, initials and slips of the pen.

Arabic script leaves vowels out; names in it get the spelling that is likeliest in use, from
``arabic-name-romanizer``. Other scripts are written in Latin letters with ``anyascii``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from anyascii import anyascii
from jellyfish import damerau_levenshtein_distance

from wireledger.extract.spelling import fold, loosened, plain
from wireledger.extract.word_lists import lists

SAME = 1.0
SPELLING = 0.97
"""Another spelling of one name: a known variant, or the same once transliteration is forgiven."""
VOWELS = 0.93
"""The same consonants, and almost the same vowels."""
INITIAL = 0.85
SLIP = 0.8
"""One letter differs; 0.06 less for two."""
_SLIP_STEP = 0.06
_LETTERS_A_SLIP = 3  # a word needs three letters for each letter that may differ,
_SHORTEST_SLIP = 4  # and four in all
_MOST_SLIPS = 2

_SIGNS = re.compile(r"[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]")
_ARABIC = re.compile(r"[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFF]")


@cache
def name_lists() -> dict[str, Any]:
    """All lists of ``names.yml`` by their keys. They are shared: read them, and change nothing."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with Path(__file__).with_name("names.yml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    return loaded


@cache
def name_words(key: str) -> frozenset[str]:
    """The folded words under ``key`` in ``names.yml``."""
    return frozenset(fold(str(word)) for word in name_lists()[key])


@lru_cache(maxsize=200_000)
def romanised(text: str) -> str:
    """``text`` in Latin letters, a name in Arabic script in its likeliest spelling.

    Chinese, Japanese and Korean names stay as they are: a syllable is too short to be compared by letters.
    """
    if text.isascii():
        return text
    if _ARABIC.search(text):
        # Loaded only here: its data and models are large, and few reports need them.
        from arabic_name_romanizer import transliterate

        text = str(transliterate(text))
    return " ".join(map(_romanised_word, text.split()))


def _romanised_word(word: str) -> str:
    if _SIGNS.search(word) or all("LATIN" in unicodedata.name(c, "") or not c.isalpha() for c in word):
        return word
    return anyascii(word)


@lru_cache(maxsize=200_000)
def alikeness(a: str, b: str) -> float:
    """How surely two folded words stand for one part of a name: 0 to 1.

    Initials count only where the whole word begins with them. Two different given names are never alike,
    however near their spelling: "Ubayd" and "Ubayda" are two men.
    """
    if a == b:
        return SAME
    head_a, _, rest_a = a.partition(" ")
    head_b, _, rest_b = b.partition(" ")
    if rest_a and rest_b:  # "abu yusuf": a particle and the word that it belongs to
        return alikeness(rest_a, rest_b) if head_a == head_b else 0.0
    if rest_a or rest_b:
        return 0.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    if _SIGNS.search(a + b):
        return 0.0
    known_a, known_b = _known().get(a), _known().get(b)
    if known_a and known_b:
        return SPELLING if known_a == known_b else 0.0
    return _spelled_alike(a, b)


def _spelled_alike(a: str, b: str) -> float:
    key_a, key_b = loosened(a), loosened(b)
    if key_a == key_b:
        return SPELLING
    changed = damerau_levenshtein_distance(key_a, key_b)
    longest = max(len(key_a), len(key_b))
    if changed > _MOST_SLIPS or longest < max(_SHORTEST_SLIP, changed * _LETTERS_A_SLIP):
        return 0.0
    if len(consonants(a)) > 1 and consonants(a) == consonants(b):
        return VOWELS
    return SLIP - _SLIP_STEP * (changed - 1)


@lru_cache(maxsize=200_000)
def consonants(word: str) -> str:
    """The consonants of a folded word, forgiving transliteration: "Qumayshi" and "Koumeishi" are "kmsh"."""
    key = loosened(word).replace("ph", "f").replace("ck", "k").replace("dj", "j").replace("ch", "sh")
    key = re.sub(r"[aeiouyw]", "", key.replace("c", "k").replace("tch", "sh"))
    return re.sub(r"(.)\1", r"\1", key)


@lru_cache(maxsize=200_000)
def canonical(word: str) -> str:
    """One spelling for all that surely are one word: a known name's first, else its loose key."""
    return _known().get(word) or loosened(word)


def is_given_name(word: str) -> bool:
    """Whether ``word`` is one of the commonest given names, which many people bear."""
    return word.rpartition(" ")[2] in _known() or word == "abd"


@cache
def _known() -> dict[str, str]:
    """Spellings of given names, each with the spelling that stands for its row."""
    read = {plain(n): plain(row[0]) for row in lists("person_names")["variants"] for n in row}
    return read | {plain(n): plain(row[0]) for row in name_lists()["given"] for n in row}

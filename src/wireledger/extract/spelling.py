"""Spellings of names made comparable: case, accents and marks aside, then habits of transliteration.

Names reach a report from Arabic, Cyrillic and a hundred other spellings, with and without marks:
"Dayr az-Zawr", "Deir ez-Zor" and "Deir Ezzor" are one city. The keys made here are for comparing only.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = "'’‘`ʿʾʼ.\"“”"
_UNMARKED = str.maketrans("", "", _MARKS)
_FOLDED = str.maketrans("-–_/", "    ", _MARKS + "ʻ")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o"})  # which Unicode does not take apart
# "the", the Arabic article, and its assimilated forms as in ez-Zor.
_ARTICLES = frozenset("the al el ul ad ed ud ar er ur as es ash at et az ez an".split())
_DOUBLED = re.compile(r"(.)\1")
_FINAL_H = re.compile(r"(?<=[aeiou])h(?=\s|$)")


def undotted(word: str) -> str:
    """A word in lower case without dots: "Lt. Gen." is "lt gen"."""
    return word.casefold().replace(".", "").strip()


def plain(word: str) -> str:
    """A word without case, accents, apostrophes and dots: "Bza’a" and "Bzaa" are one."""
    return _without_accents(word).translate(_UNMARKED)


def fold(name: str) -> str:
    """A name as plain words, hyphens being spaces: "Dayr az-Zawr" is "dayr az zawr"."""
    return " ".join(_without_accents(name).translate(_FOLDED).split())


def loose(name: str) -> str:
    """A key that forgives transliteration: "Ar Raqqah" and "Raqqa" are both "raka".

    No articles, doubled letters, final h or "city"; ou and oo are u, ee and iy are i, q is k.
    """
    return loosened(fold(name))


def loosened(folded: str) -> str:
    """``loose`` of a name that is folded already."""
    words = folded.split()
    key = " ".join([w for w in words if w not in _ARTICLES] or words)
    key = key.replace("oo", "u").replace("ou", "u").replace("iy", "i").replace("ee", "i")
    key = key.replace("q", "k").replace("aw", "au").replace("ay", "ai").replace("ey", "ei")
    key = _DOUBLED.sub(r"\1", key)
    if "h" in key:
        key = _FINAL_H.sub("", key)
    return key.removesuffix(" city")


def _without_accents(word: str) -> str:
    lower = word.casefold()
    if lower.isascii():
        return lower
    whole = lower.encode("utf-8", "ignore").decode()  # halves of characters stand for none
    apart = unicodedata.normalize("NFKD", whole.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))

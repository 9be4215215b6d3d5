"""Acronyms of groups: whether a short name is made of the beginnings of the words of a long one.

Small words that an acronym may leave out are data, in ``acronyms.yml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wireledger.extract.spelling import plain
from wireledger.extract.word_lists import word_set


def acronym_of(acronym: str, name: str) -> bool:
    """Whether ``acronym`` is made of the beginnings of the words of ``name``, in order.

    Initials ("AQIM", "M23") and syllables ("Centcom" for "Central Command"). Small words may be left out,
    and one other word where the acronym has four letters or more.
    """
    letters = re.sub(r"[^\w]", "", plain(acronym))
    parts = [w for w in re.split(r"[^\w]+", re.sub(r"['’‘`ʿʾ]", "", plain(name))) if w]
    if not 2 <= len(letters) <= 12 or not 2 <= len(parts) <= 15 or letters == "".join(parts):
        return False
    longest = 1 if len(letters) <= 4 else 5
    spare = 1 if len(letters) >= 4 or letters[-1].isdigit() else 0
    starts = (0, 1) if parts[0] in ("us", "un", "uk", "eu") else (0,)
    return any(_spells(letters, tuple(parts[i:]), longest, spare, 0) for i in starts)


@lru_cache(maxsize=20_000)
def _spells(letters: str, parts: tuple[str, ...], longest: int, spare: int, used: int) -> bool:
    """Whether prefixes of ``parts`` spell ``letters``, leaving out at most ``spare`` full words."""
    if not letters:
        left = sum(p not in word_set("acronyms", "small_words") for p in parts)
        return used >= 2 and left <= spare
    if not parts:
        return False
    word, rest = parts[0], parts[1:]
    reach = len(word) if word.isdigit() else longest
    for size in range(min(reach, len(word), len(letters)), 0, -1):
        if letters[:size] == word[:size] and _spells(letters[size:], rest, longest, spare, used + 1):
            return True
    if word in word_set("acronyms", "small_words"):
        return _spells(letters, rest, longest, spare, used)
    return spare > 0 and used > 0 and _spells(letters, rest, longest, spare - 1, used)

"""Titles in front of a person's name: rank, office, honour and form of address.

"Lt. Gen. Stephen J. Townsend" and "senior Taliban commander Abu Yahya" open with titles of a name. Many
titles are given names as well (Malik, Khan, Wali, Ko): those are titles only before "of", after another
title, or in lower case. The words are data, in ``titles.yml``.
"""

from __future__ import annotations

import re
from functools import cache

from wireledger.extract.spelling import undotted
from wireledger.extract.word_lists import lists, word_set

_LONGEST_TITLE = 4  # words


def split_title(words: str) -> tuple[str | None, str]:
    """The title in front of a name, None where there is none, and the name.

    "Lt. Gen. Stephen J. Townsend" gives ("Lt. Gen.", "Stephen J. Townsend"). A title with its area
    stays whole: "Wali of Sinai Abu Osama" gives ("Wali of Sinai", "Abu Osama").
    """
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", words)]
    at, titled = 0, False
    while at < len(tokens):
        word = undotted(_slice(words, tokens, at, at + 1).strip(","))
        if size := _title_at(words, tokens, at, titled):
            at, titled = _past_area(words, tokens, at + size), True
        elif word in word_set("titles", "modifiers") and _title_follows(words, tokens, at):
            at += 1
        else:
            break
    if not titled:
        at = _title_after_group(words, tokens)
    if not at or (not titled and at >= len(tokens)):
        return None, words.strip()
    cut = tokens[at][0] if at < len(tokens) else len(words)
    return words[: tokens[at - 1][1]].strip(" ,"), words[cut:].strip(" ,")


def _title_after_group(words: str, tokens: list[tuple[int, int]]) -> int:
    """Words of a title that a group opens: "Taliban commander Mullah X", "RSF spokesman Ali Hassan"."""
    for i in range(1, min(5, len(tokens) - 1)):
        word, following = _slice(words, tokens, i, i + 1), _slice(words, tokens, i + 1, i + 2)
        if word.islower() and undotted(word) in _titles() and following[0].isupper():
            return i + 1 + _title_at(words, tokens, i + 1, False)
    return 0


def _slice(words: str, tokens: list[tuple[int, int]], first: int, last: int) -> str:
    return words[tokens[first][0] : tokens[min(last, len(tokens)) - 1][1]]


def _title_at(words: str, tokens: list[tuple[int, int]], at: int, titled: bool) -> int:
    """How many words from ``at`` are a title; 0 for none."""
    for size in range(min(_LONGEST_TITLE, len(tokens) - at), 0, -1):
        found = _slice(words, tokens, at, at + size).strip(",")
        key = re.sub(r"\s+", " ", undotted(found))
        if key not in _titles():
            continue
        following = (
            _slice(words, tokens, at + size, at + size + 1).casefold() if at + size < len(tokens) else ""
        )
        doubtful = (
            key in word_set("titles", "also_names")
            and not found.islower()
            and not (titled and len(tokens) > at + 1 + size)
        )
        if not doubtful or following == "of":
            return size
    return 0


def _title_follows(words: str, tokens: list[tuple[int, int]], at: int) -> bool:
    """Whether a title begins within the next three words, modifiers between."""
    for i in range(at + 1, min(at + 4, len(tokens))):
        if _title_at(words, tokens, i, True):
            return True
        if undotted(_slice(words, tokens, i, i + 1)) not in word_set("titles", "modifiers"):
            return False
    return False


def _past_area(words: str, tokens: list[tuple[int, int]], at: int) -> int:
    """Past "of Sinai" or "for northern Aleppo", up to the next title or kunya; all of it where none comes."""
    if at >= len(tokens):
        return at
    last = _slice(words, tokens, at - 1, at).casefold()
    if _slice(words, tokens, at, at + 1).casefold() not in ("of", "for") and last != "of":
        return at
    for i in range(at + 1, len(tokens)):
        word = _slice(words, tokens, i, i + 1)
        ended = _slice(words, tokens, i - 1, i).endswith(",")
        if (
            ended
            or undotted(word) in word_set("person_names", "kunya_first")
            or _title_at(words, tokens, i, False)
        ):
            return i
    return len(tokens)


_PURPOSE = re.compile(r"^.*\b(?:for|of|and|on|at|the)\s+(?=[A-Z])", re.DOTALL)


def is_title(words: str) -> bool:
    """Whether ``words`` are a title or begin one, and no more: "Wali", "Lt. Gen.", "Prime"."""
    bare = undotted(words)
    return bare in _titles() or bare in _first_words()


def opens_title(word: str) -> bool:
    """Whether a title may begin with ``word``: "Maj." and "senior" do, "martyrdom" does not."""
    return is_title(word) or undotted(word) in word_set("titles", "modifiers")


def after_office(words: str) -> str:
    """The name after an office: "Pentagon Press Secretary Peter Cook" is "Peter Cook"; else ``words``.

    Of an office with a purpose only the part after its small words goes: "for Terrorism and Intelligence Ann
    Lee" keeps "Intelligence Ann Lee".
    """
    words = _PURPOSE.sub("", words)
    tokens = words.split(" ")
    for at in range(len(tokens) - 2, -1, -1):
        if undotted(tokens[at]) in word_set("titles", "offices") and tokens[at + 1][:1].isupper():
            return " ".join(tokens[at + 1 :])
    return words


@cache
def _first_words() -> frozenset[str]:
    names = word_set("titles", "also_names")
    return frozenset(t.split()[0] for t in _titles() if " " in t and t.split()[0] not in names)


@cache
def _titles() -> frozenset[str]:
    return frozenset(undotted(title) for group in lists("titles")["titles"].values() for title in group)

"""How alike two names of groups and other bodies are.

Words are compared in any order. Legal forms say nothing, and words like "group" or "brigade" little; numbers
must agree, since the 13th Brigade is not the 17th. An acronym stands for its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from wireledger.extract.acronyms import acronym_of
from wireledger.extract.spelling import fold
from wireledger.resolve.names_words import alikeness, name_lists, name_words, romanised

_INSIDE_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_ARTICLES = frozenset("the a an al el as ash ad ar az at ul".split())

_MOST_WORDS = 20  # of a name; what is longer is no name
_LONGEST_ACRONYM = 6  # letters
_LONGEST_SYLLABLE = 3  # of a word's beginning in an acronym: "Centcom"
GENERIC_WEIGHT = 0.25
SMALL_WEIGHT = 0.05
ACRONYM = 0.9
_REASONS = {"list": "two known names of one group", "acronym": "one is the acronym of the other"}
_EXTRA_CONTENT = 0.6
_CONTRADICTED = 0.4


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group's name taken apart: its words without articles and legal forms, and its numbers, in order."""

    text: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def content(self) -> tuple[str, ...]:
        """The words that tell this group from others of its kind."""
        return tuple(w for w in self.words if _weight(w) == 1.0)


@dataclass(frozen=True, slots=True)
class GroupLikeness:
    """How alike two names are, 0 to 1, and by what: their words, a list of known groups, an acronym."""

    score: float
    by: Literal["words", "list", "acronym"] = "words"

    @property
    def reason(self) -> str:
        """How the names are alike, in words."""
        if self.by != "words":
            return _REASONS[self.by]
        return "the same words" if self.score == 1.0 else "almost the same words"


@lru_cache(maxsize=200_000)
def group_name(text: str) -> GroupName:
    """Take a group's name apart."""
    spaced = _RUN_TOGETHER.sub(" ", romanised(text).replace("&", " and ").replace(",", " "))
    folded = fold(_INSIDE_INITIALS.sub("", spaced))
    folded = re.sub(r"[^\w\s']", " ", folded)
    words = [w for w in _without_legal_forms(folded.split()) if w not in _ARTICLES] or folded.split()
    numbers = [n for w in words if (n := _number(w))]
    rest = [_one_word(w) for w in words if not _number(w)][:_MOST_WORDS]
    return GroupName(text, tuple(rest), tuple(sorted(numbers)))


@lru_cache(maxsize=200_000)
def group_likeness(a: str, b: str) -> GroupLikeness:
    """How alike two names of groups are. Symmetric."""
    a, b = min(a, b), max(a, b)
    left, right = group_name(a), group_name(b)
    if not left.words + left.numbers or not right.words + right.numbers:
        return GroupLikeness(float(fold(a) == fold(b)))
    if left.words == right.words and left.numbers == right.numbers:
        return GroupLikeness(1.0)
    if known_group(left) is not None and known_group(left) == known_group(right):
        return GroupLikeness(ACRONYM, "list")
    if _spells(a, b) or _spells(b, a):
        return GroupLikeness(ACRONYM, "acronym")
    return GroupLikeness(_rated(left, right))


def _rated(left: GroupName, right: GroupName) -> float:
    """Mean alikeness of the words, by their weight; words of one side only count against it."""
    pairs, extra_left, extra_right = _paired(left.words, right.words)
    if not pairs:
        return 0.0
    weights = [max(map(_weight, words)) for words, _ in pairs]
    score = sum(w * s for w, (_, s) in zip(weights, pairs, strict=True)) / sum(weights)
    content_left = [w for w in extra_left if _weight(w) == 1.0]
    content_right = [w for w in extra_right if _weight(w) == 1.0]
    if max(weights) < 1.0 or left.numbers != right.numbers or (content_left and content_right):
        return score * _CONTRADICTED
    if content_left or content_right:
        return score * _EXTRA_CONTENT
    matched = sum(weights)
    return score * matched / (matched + 0.5 * sum(map(_weight, (*extra_left, *extra_right))))


_Paired = list[tuple[tuple[str, ...], float]]


def _paired(left: Sequence[str], right: Sequence[str]) -> tuple[_Paired, list[str], list[str]]:
    """Words set beside each other in any order, the surest pairs first; then what is left of each side."""
    options = []
    for p, q in ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1)):
        for i in range(len(left) - p + 1):
            for j in range(len(right) - q + 1):
                score = alikeness("".join(left[i : i + p]), "".join(right[j : j + q]))
                if score > (0.9 if p != q else 0.0):
                    options.append((-score, -max(p, q), i, j, p, q))
    pairs: _Paired = []
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for cost, _, i, j, p, q in sorted(options):
        mine, theirs = set(range(i, i + p)), set(range(j, j + q))
        if mine <= free_left and theirs <= free_right:
            free_left -= mine
            free_right -= theirs
            pairs.append((tuple(left[k] for k in sorted(mine)), -cost))
    return pairs, [left[i] for i in sorted(free_left)], [right[j] for j in sorted(free_right)]


def _weight(word: str) -> float:
    if word in name_words("small_words"):
        return SMALL_WEIGHT
    return GENERIC_WEIGHT if word in name_words("generic") else 1.0


def _number(word: str) -> str | None:
    """The number that a word is: "13th" is "13", "Third" is "3", "XII" is "12"."""
    if match := _ORDINAL.match(word):
        return match[1]
    if word.isdigit() or (word[:1].isdigit() and _NUMBER.findall(word)):
        return word
    if word in _number_words():
        return _number_words()[word]
    return str(_roman(word)) if _ROMAN.fullmatch(word) else None


@cache
def _number_words() -> dict[str, str]:
    rows = name_lists()["number_words"]
    return {word: str(number) for number, words in enumerate(rows, 1) for word in words}


def _roman(word: str) -> int:
    digits = [_ROMAN_DIGITS[c] for c in word]
    return sum(-d if any(later > d for later in digits[i + 1 :]) else d for i, d in enumerate(digits))


def _one_word(word: str) -> str:
    same = _same_words().get(word)
    if same:
        return same
    singular = word.removesuffix("s") if len(word) > 4 and not word.endswith("ss") else word
    return _same_words().get(singular, singular)


@cache
def _same_words() -> dict[str, str]:
    return {fold(w): fold(row[0]) for row in name_lists()["same_words"] for w in row}


def _without_legal_forms(words: list[str]) -> list[str]:
    forms = name_words("legal_forms")
    kept: list[str] = []
    at = 0
    while at < len(words):
        size = next(
            (n for n in (5, 4, 3, 2, 1) if " ".join(words[at : at + n]) in forms and n <= len(words) - at), 0
        )
        if not size:
            kept.append(words[at])
        at += size or 1
    return kept or words


def _spells(short: str, long: str) -> bool:
    """Whether ``short`` is an acronym of ``long``, and not just its first word with a letter more."""
    first = fold(long).split()[0]
    begins = len(first) > _LONGEST_SYLLABLE and fold(short).startswith(first)
    shared = set(group_name(short).words) & set(group_name(long).words)
    return " " not in short and not begins and not shared and acronym_of(short, long)


def own_words(text: str) -> tuple[str, ...]:
    """The words that only this group's name is likely to have; none for an acronym."""
    if is_acronym(text):
        return ()
    return tuple(w for w in group_name(text).content if w not in name_words("common_bodies"))


def is_acronym(text: str) -> bool:
    """Whether a name is one short word of capitals and digits."""
    return " " not in text and len(text) <= _LONGEST_ACRONYM and text.isupper()


def known_group(name: GroupName) -> int | None:
    """The row of ``same_groups`` in ``names.yml`` that lists a name; None where none does."""
    return _same_groups().get(tuple(sorted((*name.words, *name.numbers))))


@cache
def _same_groups() -> dict[tuple[str, ...], int]:
    made = {}
    for row, names in enumerate(name_lists()["same_groups"]):
        for text in names:
            name = group_name(text)
            made[tuple(sorted((*name.words, *name.numbers)))] = row
    return made

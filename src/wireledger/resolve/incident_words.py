"""The words of an account, so that two can be compared: rare words weigh more than common ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log, log2, sqrt
from sys import intern

from wireledger.extract.spelling import fold, loosened
from wireledger.records import Span

_WORD = re.compile(r"[^\W_][\w'’‘`ʿʾʼ]*")
_SHORTEST = 3
_HARD_C = re.compile("c(?![eihyz])")  # "Tapocan" and "Tapukan"
_VOWELS = re.compile("[aeiouwy]")
_ENOUGH_CONSONANTS = 4
_CONTEXT = 5  # words beside a trigger by which a copy is known
_SHORTEST_VECTOR = 9.0  # about eight words that are neither rare nor common
_SMALLEST_CORPUS = 50  # reports: below it, how rare a word is cannot be told from how often it stands


def word_keys(text: str, stop_words: frozenset[str]) -> frozenset[str]:
    """Keys of the words of ``text``, forgiving transliteration and without stop words."""
    found = map(_word_key, set(_WORD.findall(text.replace("-", " "))))
    return frozenset(key for word, key in found if len(word) >= _SHORTEST and word not in stop_words)


@lru_cache(maxsize=200_000)
def _word_key(word: str) -> tuple[str, str]:
    """A word folded, and its key; every set of keys holds the same strings, which saves much memory."""
    folded = fold(word)
    return folded, intern(loosened(folded))


def name_keys(text: str) -> frozenset[str]:
    """Keys of the names in ``text``, forgiving transliteration: its words that begin with a capital letter.

    Of a long name only the consonants count: "Beledweyne" and "Baladwayne" are both "bldn", and "the village
    of Tal al-Shayir, south of Shaddadi" gives "tal", "shair" and "shdd".
    """
    words = set(_WORD.findall(text.replace("-", " ")))
    found = (w for w in words if not (w[0].islower() or w[0].isdigit()))
    return frozenset(k for k in map(_name_key, found) if len(k) >= _SHORTEST)


@lru_cache(maxsize=100_000)
def _name_key(word: str) -> str:
    key = _HARD_C.sub("k", loosened(fold(word)))
    consonants = _VOWELS.sub("", key)
    return intern(consonants if len(consonants) >= _ENOUGH_CONSONANTS else key)


def trigger_contexts(text: str, trigger: Span, sentence: Span) -> frozenset[tuple[str, ...]]:
    """A trigger with the words before it, and with those after it: what a copied sentence keeps.

    A side on which the sentence has fewer than five words is left out.
    """
    before = _WORD.findall(text[sentence.start : trigger.start])[-_CONTEXT:]
    after = _WORD.findall(text[trigger.end : sentence.end])[:_CONTEXT]
    own = _folded(trigger.text)
    found = []
    if len(before) == _CONTEXT:
        found.append(("before", *map(_folded, before), own))
    if len(after) == _CONTEXT:
        found.append(("after", own, *map(_folded, after)))
    return frozenset(found)


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    return intern(fold(word))


class Rarity:
    """How much a word says, from the number of reports that use it.

    Numbers of reports are rounded to powers of two, so that one more report changes what few words say.
    """

    def __init__(self, reports: Iterable[frozenset[str]]) -> None:
        sets = list(reports)
        self._used = Counter(word for words in sets for word in words)
        self._total = _rounded(max(len(sets), _SMALLEST_CORPUS))
        self._squares: dict[str, float] = {}
        self._lengths: dict[frozenset[str], float] = {}

    def rarest(self, words: frozenset[str], count: int) -> list[str]:
        """The ``count`` rarest of ``words`` that at least two reports use."""
        shared = (w for w in words if self._used[w] > 1)
        return sorted(shared, key=lambda w: (self._used[w], w))[:count]

    def weight(self, word: str) -> float:
        """The logarithm of how many reports there are for each that uses the word."""
        return log(1 + self._total / _rounded(self._used[word]))

    def reweighed(self, before: Rarity) -> frozenset[str] | None:
        """The words that weigh more or less than ``before``; None where all of them do."""
        if self._total != before._total:
            return None
        words = self._used.keys() | before._used.keys()
        return frozenset(w for w in words if _rounded(self._used[w]) != _rounded(before._used[w]))

    def cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The cosine of two sets of words as vectors of weights: 0 where none is shared, 1 where all are.

        Vectors shorter than :data:`_SHORTEST_VECTOR` count as that long: a few words in common tell little.
        """
        shared = a & b
        if not shared:
            return 0.0
        return fsum(map(self._square, shared)) / (self._length(a) * self._length(b))

    def _square(self, word: str) -> float:
        if word not in self._squares:
            self._squares[word] = self.weight(word) ** 2
        return self._squares[word]

    def _length(self, words: frozenset[str]) -> float:
        if words not in self._lengths:
            self._lengths[words] = max(_SHORTEST_VECTOR, sqrt(fsum(map(self._square, words))))
        return self._lengths[words]


@lru_cache(maxsize=10_000)
def _rounded(reports: int) -> int:
    """A number of reports as the nearest power of two; 1 for none."""
    return 1 << round(log2(max(reports, 1)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How rare the words beside the triggers are, and the names of the reports."""

    words: Rarity
    story: Rarity

    def reweighed(self, before: Vocabulary) -> Callable[[frozenset[str], frozenset[str]], bool]:
        """Whether any of given words beside triggers, or of names, weighs more or less than ``before``."""
        words, story = self.words.reweighed(before.words), self.story.reweighed(before.story)
        if words is None or story is None:
            return lambda *_: True
        return lambda beside, names: not (words.isdisjoint(beside) and story.isdisjoint(names))

"""Text to model input: words, word pieces and windows, the same in training and in use.

The encoder reads word pieces; everything it answers is about words (runs of letters and digits with
their combining marks, or one other character), so that a span never ends inside a word. A text longer
than one window is cut at a line or sentence end into cores, each read with some of its surroundings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from wireledger.errors import ModelError

WINDOW_PIECES = 448
"""Most word pieces a window holds (the encoder's positions end at 512)."""
CONTEXT_PIECES = 64
"""Word pieces of surroundings that a window holds on each side of its core."""
LONGEST_WORD = 40
"""Characters of a word that are shown to the tokenizer; longer runs are hostile or meaningless."""

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*|[^\s]")
_SENTENCE_END = frozenset(".!?؟。")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: ``starts``/``ends`` are offsets into it, ``features`` the form of each.

    ``features`` is ``case + 6 * line``: case 0 lower, 1 Title, 2 UPPER, 3 mixed, 4 digits, 5 other;
    line 0 inside a line, 1 first word of a line, 2 first word after a blank line.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    features: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """The word at ``index``."""
        return self.text[self.starts[index] : self.ends[index]]

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """Word range [first, last) of the words that touch text[start:end], None when there is none."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return (first, last) if first < last else None


@dataclass(frozen=True, slots=True)
class Window:
    """One model input. Words [first, last) are shown; those of the core are answered for.

    ``pieces`` and ``piece_features`` are int64 arrays with [CLS] and [SEP]; ``heads`` gives, for each
    word shown, the position of its first piece.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    pieces: NDArray[np.int64]
    piece_features: NDArray[np.int64]
    heads: NDArray[np.int64]


def split_words(text: str) -> Words:
    """The words of ``text`` in order, in linear time."""
    starts: list[int] = []
    ends: list[int] = []
    features: list[int] = []
    previous_end = 0
    for match in _WORD.finditer(text):
        gap = text[previous_end : match.start()]
        line = 2 if gap.count("\n") > 1 or not starts else min(gap.count("\n"), 1)
        starts.append(match.start())
        ends.append(match.end())
        features.append(_case(match.group()) + 6 * line)
        previous_end = match.end()
    return Words(text, tuple(starts), tuple(ends), tuple(features))


def windows(words: Words, tokenizer: Tokenizer) -> list[Window]:
    """Cut ``words`` into windows whose cores cover every word exactly once."""
    pieces = _pieces(words, tokenizer)
    sizes = np.array([len(p) for p in pieces], dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(sizes)])
    special = (_id(tokenizer, "[CLS]"), _id(tokenizer, "[SEP]"))
    made = []
    for core_first, core_last in _cores(words, before):
        room = max(0, WINDOW_PIECES - int(before[core_last] - before[core_first]))
        side = min(CONTEXT_PIECES, room // 2)
        first = int(np.searchsorted(before, before[core_first] - side, side="left"))
        last = int(np.searchsorted(before, before[core_last] + side, side="right")) - 1
        made.append(_window(words, pieces, (first, last, core_first, core_last), special))
    return made


_DISTANCE_STEPS = np.array([1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 161])


def distance_buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Unsigned word distances as 16 buckets that widen with distance (0, 1, 2, ... 161 and more)."""
    return np.searchsorted(_DISTANCE_STEPS, distance, side="right").astype(np.int64)


def signed_buckets(length: int, asked: Sequence[int]) -> NDArray[np.int64]:
    """For each of ``length`` words, the bucket 0..32 of its place before or after the words asked about.

    16 is inside; 0 to 15 before the nearest word asked about (15 is next to it), 17 to 32 after.
    """
    places = np.arange(length)[:, None] - np.array(sorted(asked))[None, :]
    nearest = places[np.arange(length), np.abs(places).argmin(axis=1)]
    buckets: NDArray[np.int64] = 16 + np.sign(nearest) * distance_buckets(np.abs(nearest))
    return buckets


def _case(word: str) -> int:
    if word.isdigit():
        return 4
    if not word[0].isalpha():
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 3


def _id(tokenizer: Tokenizer, piece: str) -> int:
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise ModelError(f"the model's vocabulary has no {piece}. Install wireledger again")
    return found


def _pieces(words: Words, tokenizer: Tokenizer) -> list[list[int]]:
    shown = [words.text[s : min(e, s + LONGEST_WORD)] for s, e in zip(words.starts, words.ends, strict=True)]
    unknown = _id(tokenizer, "[UNK]")
    found: list[list[int]] = [[] for _ in shown]
    for begin in range(0, len(shown), 10_000):
        encoded = tokenizer.encode(
            shown[begin : begin + 10_000], is_pretokenized=True, add_special_tokens=False
        )
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None:
                found[begin + word].append(piece)
    return [p or [unknown] for p in found]


def _cores(words: Words, before: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Word ranges of at most a window's pieces less the context, ending at a line or sentence end."""
    total = len(words)
    if int(before[-1]) <= WINDOW_PIECES:
        return [(0, total)] if total else []
    limit = WINDOW_PIECES - 2 * CONTEXT_PIECES
    cores, first = [], 0
    while first < total:
        fit = int(np.searchsorted(before, before[first] + limit, side="right")) - 1
        last = min(total, max(fit, first + 1))
        if last < total:
            last = _boundary(words, first + (last - first) // 2, last)
        cores.append((first, last))
        first = last
    return cores


def _boundary(words: Words, lowest: int, highest: int) -> int:
    """The last line start in [lowest, highest], else the last sentence end, else ``highest``."""
    for index in range(highest, lowest, -1):
        if words.features[index] >= 6:
            return index
    for index in range(highest, lowest, -1):
        if words.word(index - 1) in _SENTENCE_END:
            return index
    return highest


def _window(
    words: Words, pieces: Sequence[Sequence[int]], bounds: tuple[int, int, int, int], special: tuple[int, int]
) -> Window:
    first, last, core_first, core_last = bounds
    ids, features, heads = [special[0]], [5], []
    for index in range(first, last):
        heads.append(len(ids))
        ids.extend(pieces[index])
        features.extend([words.features[index]] * len(pieces[index]))
    ids.append(special[1])
    features.append(5)
    return Window(
        first, last, core_first, core_last, np.array(ids), np.array(features), np.array(heads, dtype=np.int64)
    )

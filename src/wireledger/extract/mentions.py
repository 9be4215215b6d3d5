"""Named entities of a text by the re3d scheme: organisations, places, people, times, weapons and so on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wireledger.extract.encoding import split_words
from wireledger.extract.questions import NAMED_ENTITY_TYPES
from wireledger.extract.tagger import Floats, Tagger, shipped_tagger


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters [start, end) that name something of ``kind`` (one of ``NAMED_ENTITY_TYPES``)."""

    start: int
    end: int
    kind: str


def named_entities(text: str, tagger: Tagger | None = None) -> tuple[Mention, ...]:
    """The named entities of ``text``, in order and without overlap."""
    words = split_words(text)
    reading = (tagger or shipped_tagger()).read_text(words)
    return tuple(
        Mention(words.starts[first], words.ends[last - 1], NAMED_ENTITY_TYPES[kind])
        for first, last, kind in best_ranges(reading.entity_scores)
    )


def best_ranges(scores: Floats) -> list[tuple[int, int, int]]:
    """The most probable legal tagging: (first, last, type) of each range.

    ``scores`` are probabilities [W, 1 + 2T] of O and, for each type, B and I. Viterbi decoding over
    the one rule of B/I/O: I follows only B or I of its own type.
    """
    if not len(scores):
        return []
    logs = np.log(scores + 1e-9)
    count = scores.shape[1]
    inside = np.arange(2, count, 2)
    total, back = logs[0].copy(), np.zeros((len(scores), count), dtype=np.int64)
    total[inside] = -np.inf
    for i in range(1, len(scores)):
        best = int(total.argmax())
        came = np.full(count, best)
        carried = np.full(count, total[best])
        began = total[inside - 1] >= total[inside]
        came[inside] = np.where(began, inside - 1, inside)
        carried[inside] = np.where(began, total[inside - 1], total[inside])
        total, back[i] = carried + logs[i], came
    path = [int(total.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return _ranges(path[::-1])


def _ranges(path: list[int]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for i, label in enumerate(path):
        if label and label % 2:
            found.append((i, i + 1, (label - 1) // 2))
        elif label:
            first, _, kind = found[-1]
            found[-1] = (first, i + 1, kind)
    return found

"""Words for killing and wounding, and the way each takes its victims.

A *cue* is such a word in a sentence. Its way says where the victims stand: after a verb or before its
passive ("killed four", "four were killed"), before a state ("nine died"), beside a noun ("12 deaths"),
after a toll ("the death toll rose to 31") or a loss ("lost two men"). The words are in ``casualties.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from wireledger.extract.word_lists import any_of, lists

Kind = Literal["killed", "injured"]
Way = Literal["tolls", "verbs", "states", "nouns", "losses"]
_KINDS: tuple[Kind, ...] = ("killed", "injured")
_WAYS: tuple[Way, ...] = ("tolls", "verbs", "states", "nouns", "losses")  # the earlier hold the words


@dataclass(frozen=True, slots=True)
class CasualtyCue:
    """A killing or wounding word, by its offsets in the sentence, and the way it takes its victims."""

    start: int
    end: int
    kind: Kind
    way: Way


def casualty_cues(sentence: str) -> list[CasualtyCue]:
    """Killing and wounding words in order, none overlapping."""
    taken, found = bytearray(len(sentence)), []
    for kind, way, pattern in _patterns():
        for m in pattern.finditer(sentence):
            if not any(taken[m.start() : m.end()]):
                taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
                found.append(CasualtyCue(m.start(), m.end(), kind, way))
    return sorted(found, key=lambda c: c.start)


def joint_cues(sentence: str, cues: list[CasualtyCue]) -> set[CasualtyCue]:
    """Cues of both kinds joined without a number between them: one figure for the two."""
    both: set[CasualtyCue] = set()
    for a, b in pairwise(cues):
        gap = sentence[a.end : b.start].strip().lower()
        if a.kind != b.kind and gap in lists("casualties")["joint"]:
            both |= {a, b}
    return both


def unharmed(sentence: str) -> tuple[int, int] | None:
    """Where ``sentence`` says that nobody was harmed at all: "no one was hurt"."""
    found = _unharmed().search(sentence)
    return found.span() if found else None


@cache
def listed(key: str) -> re.Pattern[str]:
    """Any of the words of a list of ``casualties.yml``, standing whole."""
    return re.compile(rf"(?<![\w-])(?:{any_of(lists('casualties')[key])})(?![\w-])", re.I)


@cache
def _patterns() -> tuple[tuple[Kind, Way, re.Pattern[str]], ...]:
    words = lists("casualties")
    return tuple(
        (kind, way, re.compile(rf"(?<![\w-])(?:{_alternatives(words[kind][way])})(?![\w-])", re.I))
        for way in _WAYS
        for kind in _KINDS
        if words[kind][way]
    )


@cache
def _unharmed() -> re.Pattern[str]:
    nobody = _alternatives(lists("casualties")["unharmed"])
    return re.compile(rf"(?<!\w)(?:{nobody})(?!\s(?:on|among|to)\b)", re.I)


def _alternatives(patterns: list[str]) -> str:
    """Any of ``patterns``, which are regular expressions already, longer ones first."""
    longest_first = sorted(patterns, key=len, reverse=True)
    return "|".join(pattern.replace(" ", r"\s") for pattern in longest_first)

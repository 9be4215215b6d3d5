"""Which reports copy each other: reprints, shortened reprints and rewrites that keep whole phrases.

Two texts are compared by the runs of three words that they share, as a part of the shorter one's: a
reprint keeps nearly all of them even where it drops paragraphs, an independent report on the same incident
a few in a hundred. This is exact and small, since only the reports of one incident are compared; hashing
(MinHash) would estimate the Jaccard index, in which a short reprint of a long report looks like nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wireledger.extract.spelling import fold

COPY = 0.2
"""Share of the shorter text's runs from which it is a copy. On the clusters dev set reprints have 0.83 to
0.97, a machine translation 0.27, and reports that are independent of each other at most 0.06."""
ENOUGH = 12
"""Runs that two texts must share besides: in a text of two sentences one name makes a fifth."""
_RUN = 3
_WORD = re.compile(r"[^\W_][\w'’‘`ʿʾʼ]*")

Runs = frozenset[tuple[str, ...]]


def runs(text: str) -> Runs:
    """The runs of three words in a text, whatever their case, accents and apostrophes."""
    words = [fold(w) for w in _WORD.findall(text)]
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def copied_share(a: Runs, b: Runs) -> float:
    """The share of the runs of the shorter text that stand in the longer one too, 0 to 1."""
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0


def is_copy(a: Runs, b: Runs) -> bool:
    """Whether one of two texts copies the other, or both copy a third."""
    return copied_share(a, b) >= COPY and len(a & b) >= ENOUGH


def copy_groups(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Texts that copy each other, by index: each group in order, the groups by their first.

    A text joins every group that holds one like it, so the order of the texts changes nothing.
    """
    if len(texts) < 2:
        return ((0,),) if texts else ()
    groups: list[list[int]] = []
    all_runs = [runs(text) for text in texts]
    for index, own in enumerate(all_runs):
        alike = [g for g in groups if any(is_copy(own, all_runs[j]) for j in g)]
        groups = [g for g in groups if g not in alike]
        groups.append(sorted([index, *(j for g in alike for j in g)]))
    return tuple(tuple(g) for g in sorted(groups))

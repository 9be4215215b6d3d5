"""From blocks of things to the pairs that share most, without ever holding all pairs.

A block is what stands under one key. Each pair is worth the more the fewer share its keys, and each thing
keeps its best pairs (weighted pruning of meta-blocking: Papadakis and others, 2014). Things are worked
through some at a time, so that memory grows with their number alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]

_WHOLE = 1 << 20  # what a key is worth, shared out among its block; whole numbers add up alike in any order
_AT_ONCE = 2_000_000  # pairs in memory


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks one after another: that of number b has the ``sizes[b]`` members from ``starts[b]`` on."""

    members: IntArray
    starts: IntArray
    sizes: IntArray

    @classmethod
    def of(cls, keys: IntArray, things: IntArray, largest: IntArray) -> Blocks:
        """The blocks of two things or more: ``things[i]`` stands under ``keys[i]``.

        A block of more than ``largest[i]`` things, which is the same for each of them, is left out.
        """
        order = np.argsort(keys, kind="stable")
        keys, things, largest = keys[order], things[order], largest[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        sizes = np.diff(starts, append=len(keys))
        kept = (sizes > 1) & (sizes <= largest[starts])
        return cls(things, starts[kept], sizes[kept])


def best_pairs(blocks: Blocks, apart: IntArray, best: int) -> IntArray:
    """Pairs of things that share a block, as rows, in order, the smaller first.

    A pair stays if it is among the ``best`` of either of the two; of equal ones the first stay. Things with
    one number in ``apart`` are no pair.
    """
    found = [_kept(*some, best) for some in _weighed(blocks, apart)]
    codes = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return np.stack(np.divmod(codes, len(apart)), axis=1) if len(codes) else np.empty((0, 2), dtype=np.int64)


def _weighed(blocks: Blocks, apart: IntArray) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    """For some things at a time: the thing, the code of the pair, and what the pair is worth."""
    count = len(apart)
    number = np.repeat(np.arange(len(blocks.sizes)), blocks.sizes)
    member = blocks.members[_ranges(blocks.starts, blocks.sizes)]
    order = np.argsort(member, kind="stable")
    member, number = member[order], number[order]
    pairs_before = np.cumsum(blocks.sizes[number])
    first = 0
    while first < len(member):
        reached = pairs_before[first - 1] if first else 0
        last = int(np.searchsorted(pairs_before, reached + _AT_ONCE, side="right"))
        # a thing is never torn
        last = int(np.searchsorted(member, member[min(max(last, first), len(member) - 1)], side="right"))
        yield _some(blocks, member[first:last], number[first:last], apart, count)
        first = last


def _some(
    blocks: Blocks, member: IntArray, number: IntArray, apart: IntArray, count: int
) -> tuple[IntArray, IntArray, IntArray]:
    sizes = blocks.sizes[number]
    this = np.repeat(member, sizes)
    other = blocks.members[_ranges(blocks.starts[number], sizes)]
    worth = np.repeat(_WHOLE // sizes, sizes)
    kept = apart[this] != apart[other]
    this, other, worth = this[kept], other[kept], worth[kept]
    directed = this * count + other
    order = np.argsort(directed, kind="stable")
    directed, worth = directed[order], worth[order]
    starts = np.flatnonzero(np.diff(directed, prepend=-1))
    this, other = np.divmod(directed[starts], count)
    weights = np.add.reduceat(worth, starts) if len(starts) else worth
    return this, np.minimum(this, other) * count + np.maximum(this, other), weights


def _kept(this: IntArray, codes: IntArray, weights: IntArray, best: int) -> IntArray:
    """The codes that are among the best of each thing."""
    order = np.lexsort((codes, -weights, this))
    this = this[order]
    starts = np.flatnonzero(np.diff(this, prepend=-1))
    rank = np.arange(len(this)) - np.repeat(starts, np.diff(starts, append=len(this)))
    kept: IntArray = codes[order[rank < best]]
    return kept


def _ranges(starts: IntArray, sizes: IntArray) -> IntArray:
    """``start, start + 1, …`` for each start, as many as its size, one after another."""
    before = np.cumsum(sizes) - sizes
    found: IntArray = np.arange(sizes.sum()) + np.repeat(starts - before, sizes)
    return found

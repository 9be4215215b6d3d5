from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireledger.resolve import incident_shares
from wireledger.resolve.incident_shares import Blocks, best_pairs

WHOLE = 1 << 20
LARGEST = 5
Held = list[set[int]]


def blocks(keys: Held) -> Blocks:
    pairs = [(key, thing) for thing, held in enumerate(keys) for key in sorted(held)]
    columns = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Blocks.of(columns[:, 0], columns[:, 1], np.full(len(columns), LARGEST))


def found(keys: Held, apart: list[int], best: int) -> list[tuple[int, int]]:
    rows = best_pairs(blocks(keys), np.array(apart, dtype=np.int64), best)
    return [(int(a), int(b)) for a, b in rows]


def expected(keys: Held, apart: list[int], best: int) -> list[tuple[int, int]]:
    """The same by the definition, with every pair looked at."""
    members: dict[int, list[int]] = defaultdict(list)
    for thing, held in enumerate(keys):
        for key in held:
            members[key].append(thing)
    worth: dict[tuple[int, int], int] = defaultdict(int)
    for block in members.values():
        if len(block) <= LARGEST:
            for a, b in combinations(block, 2):
                if apart[a] != apart[b]:
                    worth[a, b] += WHOLE // len(block)
    kept = set()
    for thing in range(len(keys)):
        mine = sorted((-weight, pair) for pair, weight in worth.items() if thing in pair)
        kept |= {pair for _, pair in mine[:best]}
    return sorted(kept)


def test_things_that_share_a_key_are_a_pair() -> None:
    assert found([{1, 2}, {2}, {3}], [0, 1, 2], 3) == [(0, 1)]


def test_things_that_stand_together_already_are_none() -> None:
    assert found([{1}, {1}, {1}], [0, 0, 1], 3) == [(0, 2), (1, 2)]


def test_nothing_shared_gives_no_pairs() -> None:
    assert found([{1}, {2}, set()], [0, 1, 2], 3) == []


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sets(st.integers(0, 6)), st.integers(0, 8)), min_size=1, max_size=12),
    st.integers(1, 4),
    st.integers(1, 30),
)
def test_the_pairs_are_those_of_the_definition_however_many_are_taken_at_once(
    things: list[tuple[set[int], int]], best: int, at_once: int
) -> None:
    keys, apart = [held for held, _ in things], [report for _, report in things]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(incident_shares, "_AT_ONCE", at_once)
        assert found(keys, apart, best) == expected(keys, apart, best)

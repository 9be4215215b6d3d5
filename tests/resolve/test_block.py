from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireledger.resolve.block import LARGEST, NEIGHBOURS, candidate_pairs


def test_things_that_share_a_key_are_paired_once() -> None:
    keys = {"c": {"x", "y"}, "a": {"x", "y"}, "b": {"z"}}
    assert list(candidate_pairs(keys, {i: (i,) for i in keys})) == [("a", "c")]


def test_a_block_too_large_pairs_neighbours_only() -> None:
    size = 3 * LARGEST
    keys = {f"{i:03}": {"x"} for i in range(size)}
    order = {i: (i,) for i in keys}
    pairs = list(candidate_pairs(keys, order))
    assert len(pairs) <= size * NEIGHBOURS
    assert ("000", "001") in pairs
    assert ("000", f"{NEIGHBOURS + 1:03}") not in pairs


@given(st.dictionaries(st.text("ab", max_size=3), st.sets(st.sampled_from("xyz"))), st.randoms())
def test_the_order_in_which_things_are_given_changes_nothing(
    keys: dict[str, set[str]], random: object
) -> None:
    items = list(keys.items())
    random.shuffle(items)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    order = {i: (i,) for i in keys}
    assert list(candidate_pairs(dict(items), order)) == list(candidate_pairs(keys, order))

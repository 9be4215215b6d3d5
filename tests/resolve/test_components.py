from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireledger.resolve.components import components

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)))


def test_what_pairs_connect_is_one() -> None:
    assert components(6, [(4, 2), (2, 0), (3, 5)]) == [[0, 2, 4], [1], [3, 5]]


@given(PAIRS)
def test_pairs_never_lie_between_components_and_each_is_connected(pairs: list[tuple[int, int]]) -> None:
    found = components(10, pairs)
    assert sorted(i for group in found for i in group) == list(range(10))
    assert found == sorted(found)
    assert all(group == sorted(group) for group in found)
    for group in found:
        reached, todo = {group[0]}, [group[0]]
        while todo:
            here = todo.pop()
            near = {b if a == here else a for a, b in pairs if here in (a, b)} - reached
            reached |= near
            todo += near
        assert reached == set(group)

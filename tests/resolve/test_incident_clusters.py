from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from wireledger.resolve.incident_clusters import Bounds, Clustering, IndexPair, Rules, cluster

BOUNDS = Bounds(merge=0.0, ask=-1.5)
NO_RULES = Rules()


def clustered(
    size: int, odds: Mapping[IndexPair, float], rules: Rules = NO_RULES, other: float = -4.0
) -> Clustering:
    return cluster(size, sorted(odds), lambda a, b: odds.get((a, b), other), rules, BOUNDS)


def test_what_is_likely_one_is_joined() -> None:
    assert clustered(3, {(0, 1): 2.0}).clusters == ((0, 1), (2,))


def test_a_chain_does_not_draw_its_ends_together() -> None:
    assert clustered(3, {(0, 1): 3.0, (1, 2): 2.0}).clusters == ((0, 1), (2,))


def test_one_doubtful_pair_does_not_split_what_all_others_join() -> None:
    odds = {(0, 1): 3.0, (0, 2): 3.0, (1, 2): -1.0}
    assert clustered(3, odds).clusters == ((0, 1, 2),)


def test_the_better_neighbour_wins() -> None:
    assert clustered(3, {(0, 1): 1.0, (1, 2): 2.0}, other=-9.0).clusters == ((0,), (1, 2))


def test_a_doubt_is_asked() -> None:
    found = clustered(3, {(0, 1): -1.0, (1, 2): -3.0})
    assert found.clusters == ((0,), (1,), (2,))
    assert found.doubts == ((0, 1),)


def test_decided_pairs_are_obeyed_and_asked_no_more() -> None:
    rules = Rules(together=((0, 2),), apart=frozenset({(0, 1)}))
    found = clustered(3, {(0, 1): 5.0}, rules)
    assert found == Clustering(((0, 2), (1,)), ())


def test_a_pair_kept_apart_is_not_joined_through_a_third() -> None:
    odds = {(0, 1): 5.0, (0, 2): 5.0, (1, 2): 5.0}
    assert clustered(3, odds, Rules(apart=frozenset({(1, 2)}))).clusters == ((0, 1), (2,))


def test_of_contrary_decisions_the_earlier_listed_one_holds() -> None:
    rules = Rules(together=((0, 1), (1, 2)), apart=frozenset({(0, 2)}))
    assert clustered(3, {}, rules).clusters == ((0, 1), (2,))


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.integers(-60, 60).map(lambda n: n / 10 + 0.01),
    ),
    st.permutations(range(8)),
)
def test_the_order_of_the_items_changes_nothing(odds: dict[IndexPair, float], order: list[int]) -> None:
    distinct = {p: v + (p[0] * 8 + p[1]) / 1e4 for p, v in odds.items()}  # no ties, which go by the items
    moved = {(min(order[a], order[b]), max(order[a], order[b])): v for (a, b), v in distinct.items()}
    plain = {frozenset(order[i] for i in c) for c in clustered(8, distinct).clusters}
    assert {frozenset(c) for c in clustered(8, moved).clusters} == plain


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(-6, 6)
    )
)
def test_each_item_is_in_one_cluster_and_pairs_told_apart_never_share_one(
    odds: dict[IndexPair, float],
) -> None:
    apart = frozenset(sorted(odds)[::3])
    found = clustered(10, odds, Rules(apart=apart))
    assert sorted(i for c in found.clusters for i in c) == list(range(10))
    assert not any(a in c and b in c for c in found.clusters for a, b in apart)


def test_no_pair_is_compared_twice_however_many_clusters_are_joined() -> None:
    asked: list[IndexPair] = []

    def odds(a: int, b: int) -> float:
        asked.append((a, b))
        return 2.0 if (a < 20) == (b < 20) else -4.0

    candidates = [(a, b) for a in range(40) for b in range(a + 1, 40) if b - a < 3]
    found = cluster(40, candidates, odds, NO_RULES, BOUNDS)
    assert found.clusters == (tuple(range(20)), tuple(range(20, 40)))
    likely = [pair for pair in asked if (pair[0] < 20) == (pair[1] < 20)]
    assert len(likely) == len(set(likely)) == 2 * (20 * 19 // 2)

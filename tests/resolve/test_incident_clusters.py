from __future__ import annotations

from collections.abc import Mapping
from random import Random
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from wireledger.resolve.components import components
from wireledger.resolve.incident_clusters import IndexPair, LogOdds, Rules, clusters, connects, mean

MERGE, ASK = 0.0, -1.5
NO_RULES = Rules()


def clustered(
    size: int, odds: Mapping[IndexPair, float], rules: Rules = NO_RULES, other: float = -4.0
) -> tuple[tuple[int, ...], ...]:
    likely = {pair: value for pair, value in sorted(odds.items()) if value >= ASK}
    return clusters(size, likely, lambda a, b: odds.get((a, b), other), rules, MERGE)


def test_what_is_likely_one_is_joined() -> None:
    assert clustered(3, {(0, 1): 2.0}) == ((0, 1), (2,))


def test_a_chain_does_not_draw_its_ends_together() -> None:
    assert clustered(3, {(0, 1): 3.0, (1, 2): 2.0}) == ((0, 1), (2,))


def test_one_doubtful_pair_does_not_split_what_all_others_join() -> None:
    odds = {(0, 1): 3.0, (0, 2): 3.0, (1, 2): -1.0}
    assert clustered(3, odds) == ((0, 1, 2),)


def test_the_better_neighbour_wins() -> None:
    assert clustered(3, {(0, 1): 1.0, (1, 2): 2.0}, other=-9.0) == ((0,), (1, 2))


def test_decided_pairs_are_obeyed() -> None:
    rules = Rules(together=((0, 2),), apart=frozenset({(0, 1)}))
    assert clustered(3, {(0, 1): 5.0}, rules) == ((0, 2), (1,))


def test_a_pair_kept_apart_is_not_joined_through_a_third() -> None:
    odds = {(0, 1): 5.0, (0, 2): 5.0, (1, 2): 5.0}
    assert clustered(3, odds, Rules(apart=frozenset({(1, 2)}))) == ((0, 1), (2,))


def test_of_contrary_decisions_the_earlier_listed_one_holds() -> None:
    rules = Rules(together=((0, 1), (1, 2)), apart=frozenset({(0, 2)}))
    assert clustered(3, {}, rules) == ((0, 1), (2,))


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
    plain = {frozenset(order[i] for i in c) for c in clustered(8, distinct)}
    assert {frozenset(c) for c in clustered(8, moved)} == plain


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
    assert sorted(i for c in found for i in c) == list(range(10))
    assert not any(a in c and b in c for c in found for a, b in apart)


def test_no_pair_is_compared_twice_however_many_clusters_are_joined() -> None:
    asked: list[IndexPair] = []

    def odds(a: int, b: int) -> float:
        asked.append((a, b))
        return 2.0 if (a < 20) == (b < 20) else -4.0

    likely = {(a, b): odds(a, b) for a in range(40) for b in range(a + 1, 40) if b - a < 3 and odds(a, b) > 0}
    asked.clear()
    found = clusters(40, likely, odds, NO_RULES, MERGE)
    assert found == (tuple(range(20)), tuple(range(20, 40)))
    assert len(asked) == len(set(asked)) == 2 * (20 * 19 // 2) - len(likely)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(-3, 3)
    )
)
def test_what_no_sure_pair_connects_can_be_clustered_apart(odds: dict[IndexPair, float]) -> None:
    """Also where sums are rounded: -1e-11 counts as nothing."""
    odds = {pair: -1e-11 if abs(value) < 0.3 else value for pair, value in odds.items()}
    likely = {pair: value for pair, value in sorted(odds.items()) if value >= ASK}
    found = []
    for group in components(10, (pair for pair, value in likely.items() if connects(value, MERGE))):
        local = {
            (group.index(a), group.index(b)): value
            for (a, b), value in likely.items()
            if {a, b} <= set(group)
        }
        made = clusters(len(group), local, compared(odds, group), NO_RULES, MERGE)
        found += [tuple(group[i] for i in c) for c in made]
    assert tuple(sorted(found)) == clustered(10, odds)


def compared(odds: Mapping[IndexPair, float], group: list[int]) -> LogOdds:
    return lambda a, b: odds.get((group[a], group[b]), -4.0)


@given(st.lists(st.floats(-9, 9), min_size=1), st.randoms(use_true_random=False))
def test_the_mean_does_not_depend_on_the_order(odds: list[float], chance: Random) -> None:
    moved = odds.copy()
    chance.shuffle(moved)
    assert mean(moved) == mean(odds)
    assert abs(mean(odds) - fmean(odds)) < 1e-9

"""From compared pairs to incidents: average-link clustering that no chain can run through.

Two clusters are joined by the mean of the log-odds over all pairs between them, the best two first. Every
pair that contradicts counts, also one that no block brought together: a report that lies between two
incidents cannot draw them into one. Ties are broken by the items, so the order of reading changes nothing.

Only pairs that look like one incident are kept. Where two clusters have such a pair, all pairs between them
are compared before they are joined. The mean over the kept ones is no lower than that over all candidates,
so that the best two come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush

IndexPair = tuple[int, int]
LogOdds = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Mean log-odds from which two clusters are joined, and from which a reviewer is asked."""

    merge: float
    ask: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Pairs of items that are to be joined, the first ones first, and pairs that must never be."""

    together: Sequence[IndexPair] = ()
    apart: frozenset[IndexPair] = frozenset()


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters of items by index, each in order; ``doubts`` are pairs of clusters that may be one."""

    clusters: tuple[tuple[int, ...], ...]
    doubts: tuple[IndexPair, ...]


def cluster(
    size: int, candidates: Iterable[IndexPair], log_odds: LogOdds, rules: Rules, bounds: Bounds
) -> Clustering:
    """Cluster the items 0 to ``size`` - 1.

    ``candidates`` are the pairs worth comparing, smaller index first; ``log_odds`` compares any two items.
    """
    work = _Clusters(size, log_odds, bounds)
    work.look_at(candidates)
    work.obey(rules)
    work.run()
    return work.result()


class _Clusters:
    """Clusters under way. A cluster is named by its smallest item."""

    def __init__(self, size: int, log_odds: LogOdds, bounds: Bounds) -> None:
        self.log_odds = cache(log_odds)
        self.bounds = bounds
        self.members: dict[int, list[int]] = {i: [i] for i in range(size)}
        self.home = list(range(size))
        self.kept: dict[int, dict[int, list[float]]] = defaultdict(dict)
        self.forbidden: dict[int, set[int]] = defaultdict(set)

    def look_at(self, candidates: Iterable[IndexPair]) -> None:
        """Compare the candidates and keep those that may be one incident."""
        compare = self.log_odds.__wrapped__  # what is not kept need not be remembered
        for a, b in candidates:
            value = compare(a, b)
            if value >= self.bounds.ask:
                self.kept[a][b] = self.kept[b][a] = [value]

    def obey(self, rules: Rules) -> None:
        """Join and forbid as told; what is told later gives way."""
        for a, b in rules.apart:
            self.forbidden[a].add(b)
            self.forbidden[b].add(a)
        for a, b in rules.together:
            first, second = sorted((self.home[a], self.home[b]))
            if first != second and second not in self.forbidden[first]:
                self._join(first, second)

    def run(self) -> None:
        """Join the best pair of clusters until none is good enough."""
        heap = [self._hoped(a, b) for a in self.members for b in self.kept[a] if a < b]
        heapify(heap)
        while heap:
            value, a, b, sizes, known = heappop(heap)
            if sizes != self._sizes(a, b) or b in self.forbidden[a]:
                continue
            if known:
                self._join(a, b)
                for other in self.kept[a]:
                    heappush(heap, self._hoped(*sorted((a, other))))
            elif -value >= self.bounds.merge and self.mean(a, b) >= self.bounds.merge:
                heappush(heap, (-self.mean(a, b), a, b, sizes, True))

    def mean(self, a: int, b: int) -> float:
        """The mean log-odds over all pairs between two clusters."""
        pairs = [(min(i, j), max(i, j)) for i in self.members[a] for j in self.members[b]]
        return sum(self.log_odds(i, j) for i, j in sorted(pairs)) / len(pairs)

    def result(self) -> Clustering:
        """The clusters in order, and the pairs of them that are in doubt."""
        names = sorted(self.members)
        at = {name: i for i, name in enumerate(names)}
        doubts = [
            (at[a], at[b])
            for a in names
            for b in sorted(self.kept[a])
            if a < b and b not in self.forbidden[a] and self.mean(a, b) >= self.bounds.ask
        ]
        return Clustering(tuple(tuple(sorted(self.members[n])) for n in names), tuple(doubts))

    def _hoped(self, a: int, b: int) -> tuple[float, int, int, tuple[int, int], bool]:
        """An entry of the heap: the mean over the kept pairs, which no other candidate raises."""
        values = self.kept[a][b]
        return -sum(sorted(values)) / len(values), a, b, self._sizes(a, b), False

    def _sizes(self, a: int, b: int) -> tuple[int, int]:
        """The sizes of two clusters, 0 for one that is gone: an entry of other sizes is out of date."""
        return len(self.members.get(a, ())), len(self.members.get(b, ()))

    def _join(self, a: int, b: int) -> None:
        """Take cluster ``b`` into ``a``, which has the smaller name."""
        for other, values in self.kept.pop(b, {}).items():
            del self.kept[other][b]
            if other != a:
                self.kept[a][other] = self.kept[other][a] = self.kept[a].get(other, []) + values
        for other in self.forbidden.pop(b, set()):
            self.forbidden[other].discard(b)
            self.forbidden[other].add(a)
            self.forbidden[a].add(other)
        for item in self.members[b]:
            self.home[item] = a
        self.members[a] += self.members.pop(b)

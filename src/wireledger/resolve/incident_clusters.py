"""From compared pairs to incidents: average-link clustering that no chain can run through.

Two clusters are joined by the mean of the log-odds over all pairs between them, the best two first. Every
pair that contradicts counts, also one that no block brought together: a report that lies between two
incidents cannot draw them into one. Ties are broken by the items, so the order of reading changes nothing.

Only pairs that look like one incident are kept. Where two clusters have such a pair, all pairs between them
are compared before they are joined. The mean over the kept ones is no lower than that over all candidates,
so that the best two come first.

No pair is compared twice: when two clusters are joined, what is summed up between each of them and a third is
added. The sums are whole numbers, so that they do not depend on the order of adding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

_UNIT = 1 << 32  # of the sums, to one of log-odds

IndexPair = tuple[int, int]
LogOdds = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Rules:
    """Pairs of items that are to be joined, the first ones first, and pairs that must never be."""

    together: Sequence[IndexPair] = ()
    apart: frozenset[IndexPair] = frozenset()


def clusters(
    size: int, likely: Mapping[IndexPair, float], log_odds: LogOdds, rules: Rules, bound: float
) -> tuple[tuple[int, ...], ...]:
    """The items 0 to ``size`` - 1 in clusters, each in order, in the order of their first items.

    ``likely`` are the log-odds of the pairs that look like one incident, smaller index first; ``log_odds``
    compares any two items. Clusters are joined from a mean of ``bound`` on.
    """
    work = _Clusters(size, log_odds, bound)
    work.look_at(likely)
    work.obey(rules)
    work.run()
    return tuple(tuple(sorted(work.members[name])) for name in sorted(work.members))


def connects(log_odds: float, bound: float) -> bool:
    """Whether a pair may have two clusters joined: where none does, no mean between them is high enough."""
    return in_units(log_odds) / _UNIT >= bound


def mean(log_odds: Collection[float]) -> float:
    """The mean log-odds over some pairs, which does not depend on their order."""
    return sum(map(in_units, log_odds)) / (len(log_odds) * _UNIT)


class _Sums:
    """Log-odds summed up over all pairs between two clusters, in :data:`_UNIT`.

    A cluster that was joined is known by a new number, and by the numbers of its two parts.
    """

    def __init__(self, size: int, log_odds: LogOdds) -> None:
        self.log_odds = log_odds
        self.size = size
        self.parts: list[IndexPair] = []
        self.known: dict[IndexPair, int] = {}

    def joined(self, a: int, b: int) -> int:
        """The number of a cluster made of two."""
        self.parts.append((a, b))
        return self.size + len(self.parts) - 1

    def between(self, a: int, b: int) -> int:
        """The sum between two clusters, by their numbers: known, or made of those of the newer one."""
        total = 0
        todo = [(min(a, b), max(a, b))]
        while todo:
            older, newer = pair = todo.pop()
            if pair not in self.known and newer >= self.size:
                todo += [(min(older, part), max(older, part)) for part in self.parts[newer - self.size]]
                continue
            if pair not in self.known:
                self.known[pair] = in_units(self.log_odds(older, newer))
            total += self.known[pair]
        self.known[min(a, b), max(a, b)] = total
        return total


def in_units(log_odds: float) -> int:
    """Log-odds as a whole number, exact to nine decimals."""
    return round(log_odds * _UNIT)


class _Clusters:
    """Clusters under way. A cluster is named by its smallest item.

    ``kept`` has, for two clusters, the sum over those pairs that look like one incident, and their number.
    """

    def __init__(self, size: int, log_odds: LogOdds, bound: float) -> None:
        self.bound = bound
        self.members: dict[int, list[int]] = {i: [i] for i in range(size)}
        self.home = list(range(size))
        self.sums = _Sums(size, log_odds)
        self.number = list(range(size))
        self.kept: dict[int, dict[int, IndexPair]] = defaultdict(dict)
        self.forbidden: dict[int, set[int]] = defaultdict(set)

    def look_at(self, likely: Mapping[IndexPair, float]) -> None:
        """Keep the pairs that may be one incident."""
        for (a, b), value in likely.items():
            self.sums.known[a, b] = units = in_units(value)
            self.kept[a][b] = self.kept[b][a] = (units, 1)

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
            elif -value >= self.bound and self.mean(a, b) >= self.bound:
                heappush(heap, (-self.mean(a, b), a, b, sizes, True))

    def mean(self, a: int, b: int) -> float:
        """The mean log-odds over all pairs between two clusters."""
        pairs = len(self.members[a]) * len(self.members[b])
        return self.sums.between(self.number[a], self.number[b]) / (pairs * _UNIT)

    def _hoped(self, a: int, b: int) -> tuple[float, int, int, tuple[int, int], bool]:
        """An entry of the heap: the mean over the kept pairs, which no other candidate raises."""
        total, count = self.kept[a][b]
        return -total / (count * _UNIT), a, b, self._sizes(a, b), False

    def _sizes(self, a: int, b: int) -> tuple[int, int]:
        """The sizes of two clusters, 0 for one that is gone: an entry of other sizes is out of date."""
        return len(self.members.get(a, ())), len(self.members.get(b, ()))

    def _join(self, a: int, b: int) -> None:
        """Take cluster ``b`` into ``a``, which has the smaller name."""
        for other, (total, count) in self.kept.pop(b, {}).items():
            del self.kept[other][b]
            if other != a:
                mine, many = self.kept[a].get(other, (0, 0))
                self.kept[a][other] = self.kept[other][a] = (mine + total, many + count)
        for other in self.forbidden.pop(b, set()):
            self.forbidden[other].discard(b)
            self.forbidden[other].add(a)
            self.forbidden[a].add(other)
        for item in self.members[b]:
            self.home[item] = a
        self.members[a] += self.members.pop(b)
        self.number[a] = self.sums.joined(self.number[a], self.number[b])

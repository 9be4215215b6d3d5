"""Which accounts are one incident, worked out for those that have to do with each other; links and doubts.

Two clusters are joined only where a pair between them is likely enough by itself, or a decision says so. So
accounts that no such pair connects, directly or through others, are worked out apart. Then each two clusters
between which a pair is likely are asked about, unless they are kept apart or clearly two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from wireledger.resolve.components import IndexPair, components
from wireledger.resolve.incident_accounts import Account
from wireledger.resolve.incident_clusters import Rules, clusters, connects, mean
from wireledger.resolve.incident_pairs import compare
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.incident_words import Vocabulary
from wireledger.resolve.memo import Memo, These
from wireledger.resolve.resolution import Link, OpenQuestion

_LINKED_TO = 100


@dataclass(frozen=True, slots=True)
class Cluster:
    """The accounts of one incident, in order, and the links between them."""

    members: tuple[Account, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """All incidents, and the questions whether two of them are one."""

    clusters: tuple[Cluster, ...]
    questions: tuple[OpenQuestion, ...]


class Grouping:
    """Groups some accounts after others; with ``keeps``, only those anew of which something has changed.

    An account whose words have become rarer or less rare must be another object.
    """

    def __init__(self, keeps: bool) -> None:
        self._joined: Memo[tuple[Cluster, ...]] = Memo(keeps)
        self._asked: Memo[tuple[OpenQuestion, ...]] = Memo(keeps)

    def grouped(
        self, told: Sequence[Account], likely: Mapping[IndexPair, float], rules: Rules, words: Vocabulary
    ) -> Grouped:
        """The incidents among ``told``, which are in the order of their events; pairs are indices into it.

        ``likely`` has the log-odds of the pairs that may be one incident.
        """
        found = list(self._clusters(told, likely, rules, words))
        at = {a.event: i for i, a in enumerate(told)}
        home = {at[a.event]: n for n, one in enumerate(found) for a in one.members}
        apart = {frozenset((home[a], home[b])) for a, b in rules.apart}
        between: dict[tuple[int, int], list[tuple[IndexPair, float]]] = defaultdict(list)
        for (a, b), value in likely.items():
            if home[a] != home[b]:
                between[min(home[a], home[b]), max(home[a], home[b])].append(((a, b), value))
        questions: list[OpenQuestion] = []
        for (one, other), known in between.items():
            if frozenset((one, other)) not in apart:
                sides = found[one].members, found[other].members
                key = tuple(map(These, sides))
                odds = {(told[a].event, told[b].event): value for (a, b), value in known}
                questions += self._asked.of(key, partial(_asked, *sides, odds, words))
        self._joined.turn()
        self._asked.turn()
        return Grouped(tuple(found), tuple(questions))

    def _clusters(
        self, told: Sequence[Account], likely: Mapping[IndexPair, float], rules: Rules, words: Vocabulary
    ) -> Iterator[Cluster]:
        bound = settings().merge_above
        sure = [pair for pair, value in likely.items() if connects(value, bound)]
        groups = components(len(told), (*sure, *rules.together))
        place = {i: (n, k) for n, group in enumerate(groups) if len(group) > 1 for k, i in enumerate(group)}
        odds, together, apart = (_within(p, place) for p in (likely, rules.together, rules.apart))
        for n, group in enumerate(groups):
            if len(group) == 1:
                yield Cluster((told[group[0]],), ())
                continue
            members = tuple(told[i] for i in group)
            local = {_moved(pair, place): likely[pair] for pair in odds[n]}
            ruled = Rules(
                tuple(_moved(pair, place) for pair in together[n]),
                frozenset(_moved(pair, place) for pair in apart[n]),
            )
            key = (These(members), tuple(local.items()), ruled)
            yield from self._joined.of(key, partial(_joined, members, local, ruled, words))


def _within(
    pairs: Iterable[IndexPair], place: Mapping[int, tuple[int, int]]
) -> Mapping[int, Sequence[IndexPair]]:
    """The pairs that lie in one component, by its number, in their order."""
    found: dict[int, list[IndexPair]] = defaultdict(list)
    for a, b in pairs:
        if a in place and b in place and place[a][0] == place[b][0]:
            found[place[a][0]].append((a, b))
    return found


def _moved(pair: IndexPair, place: Mapping[int, tuple[int, int]]) -> IndexPair:
    return place[pair[0]][1], place[pair[1]][1]


def _joined(
    members: Sequence[Account], likely: Mapping[IndexPair, float], rules: Rules, words: Vocabulary
) -> tuple[Cluster, ...]:
    """The clusters of one component, whose ``members`` are named by their indices."""
    remembered = dict(likely)

    def log_odds(a: int, b: int) -> float:
        known = remembered.get((a, b))
        if known is None:
            known = compare(members[a], members[b], words).log_odds
            if known >= settings().ask_above:
                remembered[a, b] = known
        return known

    def linked(cluster: Sequence[int]) -> Iterator[Link]:
        """For each account the strongest link to another one, among the first hundred."""
        first = cluster[:_LINKED_TO]
        pairs = {(min(i, j), max(i, j)) for i in cluster for j in first if i != j}
        odds = {pair: log_odds(*pair) for pair in pairs}
        strongest = {
            max(((min(i, j), max(i, j)) for j in first if i != j), key=lambda p: (odds[p], p))
            for i in cluster
            if len(cluster) > 1
        }
        return (_link(members[a], members[b], words) for a, b in sorted(strongest))

    found = clusters(len(members), likely, log_odds, rules, settings().merge_above)
    return tuple(Cluster(tuple(members[i] for i in c), tuple(linked(c))) for c in found)


def _asked(
    one: Sequence[Account],
    other: Sequence[Account],
    likely: Mapping[tuple[str, str], float],
    words: Vocabulary,
) -> tuple[OpenQuestion, ...]:
    """The question whether two clusters are one, if that is in doubt, asked of their most alike accounts."""
    odds: dict[tuple[str, str], float] = {}
    pairs = {(min(a.event, b.event), max(a.event, b.event)): (a, b) for a in one for b in other}
    for events, (a, b) in pairs.items():
        known = likely.get(events)
        odds[events] = compare(a, b, words).log_odds if known is None else known
    if mean(odds.values()) < settings().ask_above:
        return ()
    a, b = sorted(pairs[max(odds, key=lambda p: (odds[p], p))], key=lambda account: account.event)
    return (OpenQuestion("incident", _link(a, b, words)),)


def _link(a: Account, b: Account, words: Vocabulary) -> Link:
    found = compare(a, b, words)
    return Link(a.event, b.event, round(found.probability, 4), found.reasons())

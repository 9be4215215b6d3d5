"""Profiles put together into persons and groups, so that no doubtful name chains two namesakes.

The surest links are made first. Two clusters are joined only where nothing sets them apart: a reviewer's
decision, one report that names both, or their traits. A profile with no full name joins where one person is
clearly the likeliest, and is left alone where two come close. The order in which profiles are given changes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wireledger.resolve.decisions import Pair, Rulings
from wireledger.resolve.identity_profiles import Profile
from wireledger.resolve.identity_settings import bound
from wireledger.resolve.identity_traits import Traits, doubt, set_apart, traits

CLEAR = 1.0
"""Points by which the likeliest cluster must stand out from the next."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Profiles held to be one, and the pairs through which they were joined.

    ``anchored`` says that one of them has a name that can stand alone.
    """

    members: list[Profile]
    traits: Traits
    anchored: bool
    joined: list[Pair] = field(default_factory=list)


class Clustering:
    """The clusters of one kind while they grow."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        anchored: frozenset[str],
        evidence: Mapping[Pair, float],
        rulings: Rulings,
    ) -> None:
        """``anchored`` are the ids of profiles whose name can stand alone; ``evidence`` has points."""
        self._profiles = {p.entity: p for p in profiles}
        self._at = {p.entity: Cluster([p], traits(p), p.entity in anchored) for p in profiles}
        self._anchored, self._evidence, self._rulings = anchored, evidence, rulings
        self._barred: dict[str, set[str]] = {}
        for a, b in rulings.different:
            self._barred.setdefault(a, set()).add(b)
            self._barred.setdefault(b, set()).add(a)

    def run(self) -> list[Cluster]:
        """The clusters, each with its members in the order of their ids, in the order of their first."""
        for pair in self._rulings.same:
            if self._profiles.keys() >= set(pair) and self.may_join(pair):
                self._join(pair)
        links = sorted(filter(self._linked, self._evidence), key=lambda p: (-self._evidence[p], p))
        self._try(pair for pair in links if self._anchored.issuperset(pair))
        torn = self._torn()
        self._try(pair for pair in links if torn.isdisjoint(pair))
        kept = {id(c): c for c in self._at.values()}.values()
        for cluster in kept:
            cluster.members.sort(key=lambda p: p.entity)
        return sorted(kept, key=lambda c: c.members[0].entity)

    def may_join(self, pair: Pair) -> bool:
        """Whether two entities stand in two clusters, and no reviewer has ruled these apart."""
        mine, theirs = self._clusters(pair)
        return mine is not theirs and not self._ruled_apart(mine, theirs)

    def _linked(self, pair: Pair) -> bool:
        return self._evidence.get(pair, 0.0) >= bound("link")

    def _clusters(self, pair: Pair) -> tuple[Cluster, Cluster]:
        return self._at[pair[0]], self._at[pair[1]]

    def _try(self, links: Iterable[Pair]) -> None:
        """Make each link that nothing speaks against."""
        for pair in links:
            if self.may_join(pair) and not self._chains(pair) and not self._apart(pair):
                self._join(pair)

    def _chains(self, pair: Pair) -> bool:
        """Whether a profile without a full name would join two clusters that each have one."""
        return not self._anchored.issuperset(pair) and all(c.anchored for c in self._clusters(pair))

    def _apart(self, pair: Pair) -> bool:
        mine, theirs = self._clusters(pair)
        if self._one_report_apart(mine, theirs) or set_apart(mine.traits, theirs.traits):
            return True
        link = (traits(self._profiles[pair[0]]), traits(self._profiles[pair[1]]))
        against = doubt(mine.traits, theirs.traits, link)
        return against < 0 and self._evidence[pair] + against < bound("link")

    def _ruled_apart(self, mine: Cluster, theirs: Cluster) -> bool:
        """Whether a decision keeps any member of the one from any of the other."""
        if not self._barred:
            return False
        small, large = sorted((mine, theirs), key=lambda c: len(c.members))
        against = {entity for p in small.members for entity in self._barred.get(p.entity, ())}
        return any(p.entity in against for p in large.members) if against else False

    def _one_report_apart(self, mine: Cluster, theirs: Cluster) -> bool:
        """Whether a report names both, and does not itself tie the two names."""
        small, large = sorted((mine.traits.refs, theirs.traits.refs), key=len)
        pairs = ((a, b) for ref in small if ref in large for a in small[ref] for b in large[ref])
        return any(not self._linked((min(pair), max(pair))) for pair in pairs)

    def _torn(self) -> set[str]:
        """Profiles without a full name that two anchored clusters lay claim to almost alike."""
        claims: dict[str, dict[int, float]] = {}
        for pair, found in self._evidence.items():
            for vague, other in (pair, pair[::-1]):
                cluster = self._at[other]
                if self._at[vague].anchored or not cluster.anchored or self._apart(pair):
                    continue
                best = claims.setdefault(vague, {})
                best[id(cluster)] = max(best.get(id(cluster), 0.0), found)
        ranked = {vague: sorted(best.values(), reverse=True) for vague, best in claims.items()}
        return {vague for vague, best in ranked.items() if len(best) > 1 and best[0] - best[1] < CLEAR}

    def _join(self, pair: Pair) -> None:
        mine, theirs = self._clusters(pair)
        if len(mine.members) < len(theirs.members):
            mine, theirs = theirs, mine
        mine.members += theirs.members
        mine.joined += [*theirs.joined, pair]
        mine.traits.add(theirs.traits)
        mine.anchored = mine.anchored or theirs.anchored
        for profile in theirs.members:
            self._at[profile.entity] = mine

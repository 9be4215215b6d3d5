"""From the events of many reports to incidents: blocked, compared, clustered, and put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from wireledger.records import Record
from wireledger.resolve.decisions import Pair, rulings, standing
from wireledger.resolve.incident_accounts import Account, accounts, vocabulary
from wireledger.resolve.incident_blocks import candidate_pairs
from wireledger.resolve.incident_clusters import Bounds, IndexPair, Rules, cluster
from wireledger.resolve.incident_making import made_incident
from wireledger.resolve.incident_pairs import Comparison, compare
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.reprints import printed
from wireledger.resolve.resolution import Decision, Identity, Incident, Link, OpenQuestion

_LINKED_TO = 100


def incidents(
    records: Iterable[Record], identities: Sequence[Identity], decisions: Sequence[Decision] = ()
) -> tuple[tuple[Incident, ...], tuple[OpenQuestion, ...]]:
    """The incidents that the records tell of, and pairs of them that a reviewer should decide on.

    ``decisions`` may hold undone ones. Events that were rejected, and those merely supposed, are left out.
    A report with several refs is compared once, and told under all of them. Each result is in the order of
    its ids, and the order of the records changes nothing.
    """
    given = rulings(standing(decisions))
    told_in = {e.id: (p, e) for p in printed(records) for e in p.first.events if e.id not in given.rejected}
    pairs = _Pairs(accounts(((p.first, e) for p, e in told_in.values()), identities))
    at = {a.event: i for i, a in enumerate(pairs.told)}
    rules = Rules(_indices(given.same, at), frozenset(_indices(given.different, at)))
    bounds = Bounds(settings().merge_above, settings().ask_above)
    found = cluster(len(pairs.told), pairs.candidates(), pairs.log_odds, rules, bounds)
    known = {entity: i for i in identities for entity in i.entities}
    made = [
        made_incident([told_in[pairs.told[i].event] for i in members], known, pairs.links(members))
        for members in found.clusters
    ]
    asked = [pairs.question(found.clusters[a], found.clusters[b]) for a, b in found.doubts]
    return (
        tuple(sorted(made, key=lambda i: i.id)),
        tuple(sorted(asked, key=lambda q: (q.link.a, q.link.b))),
    )


def _indices(pairs: Iterable[Pair], at: Mapping[str, int]) -> list[IndexPair]:
    """Pairs of events as indices, smaller first; what is no event here is left out."""
    return [(min(at[a], at[b]), max(at[a], at[b])) for a, b in pairs if a in at and b in at]


class _Pairs:
    """All accounts, and what any two of them have in common."""

    def __init__(self, told: Sequence[Account]) -> None:
        self.told = told
        self._vocabulary = vocabulary(told)

    def candidates(self) -> list[IndexPair]:
        """The pairs that are worth comparing."""
        return candidate_pairs(self.told, self._vocabulary)

    def log_odds(self, a: int, b: int) -> float:
        """The log-odds that two accounts are of one incident."""
        return self._compared(a, b).log_odds

    def links(self, members: Sequence[int]) -> tuple[Link, ...]:
        """For each event of an incident the strongest link to another one, among the first hundred."""
        best: dict[IndexPair, Comparison] = {}
        for i in members:
            pairs = [(min(i, j), max(i, j)) for j in members[:_LINKED_TO] if i != j]
            found = {pair: self._compared(*pair) for pair in pairs}
            if found:
                strongest = max(found, key=lambda p: (found[p].log_odds, p))
                best[strongest] = found[strongest]
        return tuple(self._link(pair, best[pair]) for pair in sorted(best))

    def question(self, a: Sequence[int], b: Sequence[int]) -> OpenQuestion:
        """The question whether two clusters are one incident, asked of their most alike events."""
        found = {(min(p), max(p)): self._compared(min(p), max(p)) for p in product(a, b)}
        best = max(found, key=lambda p: (found[p].log_odds, p))
        return OpenQuestion("incident", self._link(best, found[best]))

    def _compared(self, a: int, b: int) -> Comparison:
        return compare(self.told[a], self.told[b], self._vocabulary)

    def _link(self, pair: IndexPair, found: Comparison) -> Link:
        a, b = self.told[pair[0]].event, self.told[pair[1]].event
        return Link(a, b, round(found.probability, 4), found.reasons())

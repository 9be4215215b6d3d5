"""From the events of many reports to incidents: blocked, compared, clustered, and put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from wireledger.records import Event, Record
from wireledger.resolve.decisions import Pair, rulings, standing
from wireledger.resolve.incident_accounts import Account, accounts, vocabulary
from wireledger.resolve.incident_blocks import candidate_pairs
from wireledger.resolve.incident_clusters import Bounds, IndexPair, Rules, cluster
from wireledger.resolve.incident_making import made_incident
from wireledger.resolve.incident_pairs import compare
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.reprints import Printed, printed
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
    told_in = {
        event: report
        for report in printed(records)
        for event in report.label.events
        if event not in given.corrections.rejected
    }
    pairs = _Pairs(accounts(_told(told_in), identities))
    at = {a.event: i for i, a in enumerate(pairs.told)}
    rules = Rules(_indices(given.same, at), frozenset(_indices(given.different, at)))
    bounds = Bounds(settings().merge_above, settings().ask_above)
    found = cluster(len(pairs.told), pairs.candidates(), pairs.log_odds, rules, bounds)
    known = {entity: i for i in identities for entity in i.entities}

    def made(members: Sequence[int]) -> Incident:
        events = (pairs.told[i].event for i in members)
        return made_incident([_with_event(told_in[e], e) for e in events], known, pairs.links(members))

    # neighbours in time share reports, which need not be unpacked again
    in_time = sorted(found.clusters, key=lambda c: min(told_in[pairs.told[i].event].at for i in c))
    asked = [pairs.question(found.clusters[a], found.clusters[b]) for a, b in found.doubts]
    return (
        tuple(sorted(map(made, in_time), key=lambda i: i.id)),
        tuple(sorted(asked, key=lambda q: (q.link.a, q.link.b))),
    )


def _told(told_in: Mapping[str, Printed]) -> Iterator[tuple[Record, Event]]:
    """Every event that is told, report by report."""
    for report in dict.fromkeys(told_in.values()):
        record = report.first
        yield from ((record, e) for e in record.events if told_in.get(e.id) == report)


def _with_event(report: Printed, event: str) -> tuple[Printed, Event]:
    return report, next(e for e in report.first.events if e.id == event)


def _indices(pairs: Iterable[Pair], at: Mapping[str, int]) -> list[IndexPair]:
    """Pairs of events as indices, smaller first; what is no event here is left out."""
    return [(min(at[a], at[b]), max(at[a], at[b])) for a, b in pairs if a in at and b in at]


class _Pairs:
    """All accounts, and what any two of them have in common."""

    def __init__(self, told: Sequence[Account]) -> None:
        self.told = told
        self._vocabulary = vocabulary(told)
        self._likely: dict[IndexPair, float] = {}

    def candidates(self) -> Iterator[IndexPair]:
        """The pairs that are worth comparing."""
        return candidate_pairs(self.told, self._vocabulary)

    def log_odds(self, a: int, b: int) -> float:
        """The log-odds that two accounts are of one incident; those of likely pairs are remembered."""
        known = self._likely.get((a, b))
        if known is not None:
            return known
        found = compare(self.told[a], self.told[b], self._vocabulary).log_odds
        if found >= settings().ask_above:
            self._likely[a, b] = found
        return found

    def links(self, members: Sequence[int]) -> tuple[Link, ...]:
        """For each event of an incident the strongest link to another one, among the first hundred."""
        first = members[:_LINKED_TO]
        odds = {
            pair: self.log_odds(*pair)
            for pair in {(min(i, j), max(i, j)) for i in members for j in first if i != j}
        }
        strongest = {
            max(((min(i, j), max(i, j)) for j in first if i != j), key=lambda p: (odds[p], p))
            for i in members
            if len(members) > 1
        }
        return tuple(self._link(pair) for pair in sorted(strongest))

    def question(self, a: Sequence[int], b: Sequence[int]) -> OpenQuestion:
        """The question whether two clusters are one incident, asked of their most alike events."""
        pairs = [(min(p), max(p)) for p in product(a, b)]
        return OpenQuestion("incident", self._link(max(pairs, key=lambda p: (self.log_odds(*p), p))))

    def _link(self, pair: IndexPair) -> Link:
        a, b = self.told[pair[0]], self.told[pair[1]]
        found = compare(a, b, self._vocabulary)
        return Link(a.event, b.event, round(found.probability, 4), found.reasons())

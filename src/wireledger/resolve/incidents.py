"""From the events of many reports to incidents: blocked, compared, clustered, and put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wireledger.records import Event, Record
from wireledger.resolve.decisions import Pair, Rulings, rulings, standing
from wireledger.resolve.incident_accounts import Account
from wireledger.resolve.incident_clusters import IndexPair, Rules
from wireledger.resolve.incident_component import Cluster, Grouping
from wireledger.resolve.incident_likely import Likely
from wireledger.resolve.incident_making import made_incident
from wireledger.resolve.incident_telling import Telling
from wireledger.resolve.memo import Memo, These
from wireledger.resolve.reprints import Printed, printed
from wireledger.resolve.resolution import Decision, Identity, Incident, OpenQuestion
from wireledger.resolve.shelf import Shelf

_Told = tuple[tuple[Incident, ...], tuple[OpenQuestion, ...]]


def incidents(
    records: Iterable[Record], identities: Sequence[Identity], decisions: Sequence[Decision] = ()
) -> _Told:
    """The incidents that the records tell of, and pairs of them that a reviewer should decide on.

    ``decisions`` may hold undone ones. Events that were rejected, and those merely supposed, are left out.
    A report with several refs is compared once, and told under all of them. Each result is in the order of
    its ids, and the order of the records changes nothing.
    """
    return Joining(keeps=False).incidents(Shelf.of(records), identities, rulings(standing(decisions)))


class Joining:
    """Finds the incidents of one shelf after another; with ``keeps``, only what has changed is worked out."""

    def __init__(self, keeps: bool) -> None:
        self._telling = Telling(keeps)
        self._likely = Likely(keeps)
        self._grouping = Grouping(keeps)
        self._unlinked: Memo[Incident] = Memo(keeps)
        self._linked: Memo[Incident] = Memo(keeps)

    def incidents(self, shelf: Shelf, identities: Sequence[Identity], ruled: Rulings) -> _Told:
        """As :func:`incidents`, for decisions that are settled."""
        told_in = {
            event: report
            for report in printed(shelf)
            for event in report.label.events
            if event not in ruled.corrections.rejected
        }
        told, words = self._telling.told(told_in, identities)
        found = self._grouping.grouped(told, self._likely.pairs(told, words), _rules(told, ruled), words)
        known = {entity: i for i in identities for entity in i.entities}
        # neighbours in time share reports, which need not be unpacked again
        in_time = sorted(found.clusters, key=lambda c: min(told_in[a.event].at for a in c.members))
        made = [self._incident(c, told_in, known) for c in in_time]
        self._unlinked.turn()
        self._linked.turn()
        return (
            tuple(sorted(made, key=lambda i: i.id)),
            tuple(sorted(found.questions, key=lambda q: (q.link.a, q.link.b))),
        )

    def _incident(
        self, found: Cluster, told_in: Mapping[str, Printed], known: Mapping[str, Identity]
    ) -> Incident:
        """One incident: put together anew if a report of it has changed, or somebody whom one names."""
        events = tuple(a.event for a in found.members)
        reports = dict.fromkeys(told_in[event] for event in events)
        packed = (report.shelf.packed[at] for report in reports for at in report.at)
        named = (known.get(entity) for report in reports for entity in report.label.entities)
        bare = self._unlinked.of(
            (events, *packed, These(named)),
            lambda: made_incident([_with_event(told_in[e], e) for e in events], known, ()),
        )
        if not found.links:
            return bare
        return self._linked.of((These((bare,)), found.links), lambda: replace(bare, links=found.links))


def _with_event(report: Printed, event: str) -> tuple[Printed, Event]:
    return report, next(e for e in report.first.events if e.id == event)


def _rules(told: Sequence[Account], ruled: Rulings) -> Rules:
    """The rulings on pairs of events that are told, by their indices."""
    at = {a.event: i for i, a in enumerate(told)}
    return Rules(tuple(_indices(ruled.same, at)), frozenset(_indices(ruled.different, at)))


def _indices(pairs: Iterable[Pair], at: Mapping[str, int]) -> list[IndexPair]:
    """Pairs of events as indices, smaller first; what is no event here is left out."""
    return [(min(at[a], at[b]), max(at[a], at[b])) for a, b in pairs if a in at and b in at]

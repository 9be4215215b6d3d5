"""The accounts of all events that are told, report by report, and how rare their words are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wireledger.records import Event, Record
from wireledger.resolve.incident_accounts import Account, accounts, vocabulary
from wireledger.resolve.incident_words import Vocabulary
from wireledger.resolve.memo import Memo
from wireledger.resolve.reprints import Printed
from wireledger.resolve.resolution import Identity

_Wording = Mapping[str, tuple[frozenset[str], frozenset[str]]]


class Telling:
    """The accounts of one shelf after another.

    One that is as before, and whose words say as much as before, is the same object: what is worked out from
    some accounts and from how rare their words are is as before too.
    """

    def __init__(self, keeps: bool) -> None:
        self._keeps = keeps
        self._of_report: Memo[tuple[Account, ...]] = Memo(keeps)
        self._before: Mapping[str, Account] = {}
        self._wording: _Wording | None = None
        self._vocabulary: Vocabulary | None = None
        self._weighed: Vocabulary | None = None
        self._anew: Mapping[str, tuple[Account, Account]] = {}

    def told(
        self, told_in: Mapping[str, Printed], identities: Sequence[Identity]
    ) -> tuple[tuple[Account, ...], Vocabulary]:
        """The accounts of :meth:`accounts`, and how rare their words are."""
        found = self.accounts(told_in, identities)
        words = self.vocabulary(found)
        return self._reweighed(found, words) if self._keeps else found, words

    def _reweighed(self, found: Sequence[Account], words: Vocabulary) -> tuple[Account, ...]:
        """The accounts, each of whose words some weigh more or less than before as a new object."""
        kept = [anew[1] if (anew := self._anew.get(a.event)) and anew[0] is a else a for a in found]
        if self._weighed is not None and words is not self._weighed:
            concerns = words.reweighed(self._weighed)
            kept = [replace(a) if concerns(a.words, a.story) else a for a in kept]
        self._weighed = words
        pairs = zip(found, kept, strict=True)
        self._anew = {a.event: (a, now) for a, now in pairs if now is not a}
        return tuple(kept)

    def accounts(self, told_in: Mapping[str, Printed], identities: Sequence[Identity]) -> tuple[Account, ...]:
        """The account of each event that is told, in the order of their ids; hypothetical ones are none.

        ``told_in`` has the report of each event.
        """
        known = {entity: i.id for i in identities for entity in i.entities}
        found: list[Account] = []
        new: dict[Printed, Hashable] = {}
        for report, events in _by_report(told_in).items():
            packed = report.shelf.packed[report.at[0]]
            key: Hashable = (packed, events, tuple(map(known.get, report.label.entities)))
            made = self._of_report.get(key)
            if made is None:
                new[report] = key
            else:
                found += made
        told: dict[Printed, list[Account]] = defaultdict(list)
        for account in accounts(_told(new, told_in), identities):
            told[told_in[account.event]].append(self._as_before(account))
        for report, made_from in new.items():
            found += self._of_report.put(made_from, tuple(told.get(report, ())))
        self._of_report.turn()
        if self._keeps:
            self._before = {a.event: a for a in found}
        return tuple(sorted(found, key=lambda a: a.event))

    def vocabulary(self, told: Sequence[Account]) -> Vocabulary:
        """How rare the words of the accounts are; the same object as long as they have the same words."""
        if not self._keeps:
            return vocabulary(told)
        wording = _wording(told)
        if self._vocabulary is None or wording != self._wording:
            self._wording, self._vocabulary = wording, vocabulary(told)
        return self._vocabulary

    def _as_before(self, account: Account) -> Account:
        before = self._before.get(account.event)
        return before if before is not None and before == account else account


def _by_report(told_in: Mapping[str, Printed]) -> Mapping[Printed, tuple[str, ...]]:
    """The events that are told in each report."""
    found: dict[Printed, list[str]] = {}
    for event, report in told_in.items():
        found.setdefault(report, []).append(event)
    return {report: tuple(events) for report, events in found.items()}


def _told(reports: Iterable[Printed], told_in: Mapping[str, Printed]) -> Iterator[tuple[Record, Event]]:
    """The events that are told in some reports, report by report."""
    for report in reports:
        record = report.first
        yield from ((record, e) for e in record.events if told_in.get(e.id) == report)


def _wording(told: Iterable[Account]) -> _Wording:
    """By report all that the vocabulary is made from: its names, and the words of its events."""
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for account in told:
        words = found[account.ref][1] | account.words if account.ref in found else account.words
        found[account.ref] = (account.story, words)
    return found

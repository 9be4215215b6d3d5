"""Which accounts are worth comparing at all.

Accounts that share a key stand in one block, and only within a block are pairs compared. A block too large is
left out, since its key tells too little; what belongs together mostly shares a rarer one too. Of the pairs
that are left, each account keeps those that share most, a key counting the more the fewer share it (as in
the weighted pruning of meta-blocking: Papadakis and others, 2014). So the pairs grow with the number of
accounts, not with its square.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, partial

import numpy as np

from wireledger.extract.date_intervals import Interval
from wireledger.resolve.incident_accounts import Account
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.incident_shares import Blocks, IntArray, best_pairs
from wireledger.resolve.incident_words import Vocabulary
from wireledger.resolve.memo import Memo, These

LARGEST = 200
"""Accounts in a block: 19,900 pairs at most for one key."""
LARGEST_STORY = 60
"""Accounts in a block whose key is a name of their reports only, which says less about the events."""
BEST = 20
"""Pairs that each account keeps at least; a pair stays if either of its accounts keeps it."""
CELL_DEGREES = 0.5
"""Side of a cell of the map; accounts in neighbouring cells meet too."""
BUCKET_DAYS = 4
"""Days in a bucket; a date stands in the buckets of the day before and after it as well."""
RAREST = 15
"""Names of a report that are keys: the rarest that another report shares."""

_TIME = 24  # bits of a key for its time, a bucket of days or a year; the thing that is shared has the rest

Thing = tuple[str | int, ...]
Key = tuple[Thing, int]
"""What is shared, and when: a bucket of days, a year, or 0."""


def candidate_pairs(accounts: Sequence[Account], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Pairs of indices into ``accounts``, smaller first, in order, that share a key.

    Two accounts of one report are no candidates: the report tells them apart itself.
    """
    yield from map(tuple, Blocking(keeps=False).pairs(accounts, words).tolist())


class Blocking:
    """Finds the candidates among some accounts after others.

    Keys are kept as numbers: there may be tens of millions. With ``keeps``, an account that is the same, and
    whose report has the same rare names, has its keys from before.
    """

    def __init__(self, keeps: bool) -> None:
        self._keeps = keeps
        self._start_over()

    def _start_over(self) -> None:
        self._coded: Memo[array[int]] = Memo(self._keeps)
        self._numbers: dict[Thing, int] = {}
        self._largest = array("q")  # by the number of a thing: accounts in its block
        self._things = 0
        self._before: tuple[IntArray, ...] = ()
        self._pairs: IntArray = np.empty((0, 2), dtype=np.int64)

    def pairs(self, accounts: Sequence[Account], words: Vocabulary) -> IntArray:
        """The pairs of :func:`candidate_pairs`, as rows."""
        if not accounts:
            return np.empty((0, 2), dtype=np.int64)
        if self._things and len(self._numbers) > 2 * self._things:
            self._start_over()  # most of the things are of accounts that are gone
        names = cache(partial(words.story.rarest, count=RAREST))
        keys, sizes = array("q"), array("q")
        for account in accounts:
            coded = self._keys(account, names(account.story))
            keys.extend(coded)
            sizes.append(len(coded))
        self._coded.turn()
        self._things = self._things or len(self._numbers)
        reports = np.unique([a.ref for a in accounts], return_inverse=True)[1].astype(np.int64)
        return self._paired(_numbers(keys), _numbers(sizes), reports)

    def _keys(self, account: Account, names: Sequence[str]) -> array[int]:
        key = (These((account,)), tuple(names))
        return self._coded.of(key, lambda: array("q", sorted(map(self._code, _keys_of(account, names)))))

    def _code(self, key: Key) -> int:
        thing, time = key
        number = self._numbers.get(thing)
        if number is None:
            number = self._numbers[thing] = len(self._numbers)
            self._largest.append(LARGEST_STORY if thing[0] == "story" else LARGEST)
        return number << _TIME | time

    def _paired(self, keys: IntArray, sizes: IntArray, reports: IntArray) -> IntArray:
        """The best pairs; those of before, if every account stands under the same keys."""
        given = (keys, sizes, reports)
        if self._before and all(map(np.array_equal, given, self._before)):
            return self._pairs
        things = np.repeat(np.arange(len(sizes)), sizes)
        blocks = Blocks.of(keys, things, np.array(self._largest, dtype=np.int64)[keys >> _TIME])
        pairs = best_pairs(blocks, reports, BEST)
        if self._keeps:
            self._before, self._pairs = given, pairs
        return pairs


def _numbers(many: array[int]) -> IntArray:
    return np.frombuffer(many, dtype=np.int64)


def _keys_of(account: Account, names: Sequence[str]) -> set[Key]:
    return {*_keys_of_event(account), *_keys_of_report(account, names)}


def _keys_of_event(account: Account) -> Iterator[Key]:
    kind = settings().kind_of[account.type]
    things: list[Thing] = [("cell", *cell) for cell in _cells(account)]
    things += [("country", s.country, kind) for s in account.spots if s.country]
    things += [("group", g) for g in account.groups]
    things += [("place", n) for s in account.spots for n in s.names]
    for bucket in _buckets(account):
        yield from ((thing, bucket) for thing in things)
    for year in _years(account):
        yield from ((("person", p), year) for p in account.victims | account.people)
    yield from ((("text", *c), 0) for c in account.contexts)


def _keys_of_report(account: Account, names: Sequence[str]) -> Iterator[Key]:
    """Keys by which any two events of two reports that tell one story meet."""
    buckets, years = list(_buckets(account)), list(_years(account))
    for name in names:
        yield from ((("story", "days", name), bucket) for bucket in buckets)
        yield from ((("story", "year", name), year) for year in years)


def _covered(account: Account) -> Interval | None:
    """The days on which the event may have been: as dated, or shortly before it was told."""
    if account.day:
        return account.day
    if account.published is None:
        return None
    return Interval.days(account.published - timedelta(settings().recent_days), account.published)


def _buckets(account: Account) -> Iterator[int]:
    """Buckets of days; none for an event dated no finer than to the year."""
    days = _covered(account)
    if days and (days.high - days.low).days <= 62:
        yield from range(_bucket(days.low - timedelta(1)), _bucket(days.high + timedelta(1)) + 1)


def _bucket(day: date) -> int:
    return day.toordinal() // BUCKET_DAYS


def _years(account: Account) -> range:
    days = _covered(account)
    return range(days.low.year, days.high.year + 1) if days else range(1)


def _cells(account: Account) -> Iterator[tuple[int, int]]:
    """The cells around every place that is known to the town, so that neighbours share one."""
    for spot in account.spots:
        if spot.lat is not None and spot.lon is not None and spot.precision in ("exact", "near", "district"):
            row, column = int(spot.lat // CELL_DEGREES), int(spot.lon // CELL_DEGREES)
            yield from ((r, c) for r in (row, row + 1) for c in (column, column + 1))

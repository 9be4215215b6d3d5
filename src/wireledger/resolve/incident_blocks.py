"""Which accounts are worth comparing at all.

Accounts that share a key stand in one block, and only within a block are pairs compared. A block too large is
left out, since its key tells too little; what belongs together mostly shares a rarer one too. Of the pairs
that are left, each account keeps those that share most, a key counting the more the fewer share it (as in
the weighted pruning of meta-blocking: Papadakis and others, 2014). So the pairs grow with the number of
accounts, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, partial

import numpy as np
import numpy.typing as npt

from wireledger.extract.date_intervals import Interval
from wireledger.resolve.incident_accounts import Account
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.incident_words import Vocabulary

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

_WHOLE = 1 << 20  # what a key is worth, shared out among its block; whole numbers add up alike in any order

Key = tuple[str | int, ...]
IntArray = npt.NDArray[np.int64]


def candidate_pairs(accounts: Sequence[Account], words: Vocabulary) -> list[tuple[int, int]]:
    """Pairs of indices into ``accounts``, smaller first, in order, that share a key.

    Two accounts of one report are no candidates: the report tells them apart itself.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    names = cache(partial(words.story.rarest, count=RAREST))
    for index, account in enumerate(accounts):
        for key in {*_keys_of_event(account), *_keys_of_report(account, names(account.story))}:
            blocks[key].append(index)
    kept = [b for key, b in blocks.items() if 1 < len(b) <= (LARGEST_STORY if key[0] == "story" else LARGEST)]
    if not kept:
        return []
    codes, weights = _shared(kept, len(accounts))
    reports = np.unique([a.ref for a in accounts], return_inverse=True)[1]
    first, second = np.divmod(codes, len(accounts))
    apart = reports[first] != reports[second]  # else they would crowd out those of other reports
    first, second = np.divmod(_best(codes[apart], weights[apart], len(accounts)), len(accounts))
    return list(zip(first.tolist(), second.tolist(), strict=True))


def _shared(blocks: Sequence[Sequence[int]], size: int) -> tuple[IntArray, IntArray]:
    """Each pair that shares a block, as in :func:`_codes`, in order, and how much it shares."""
    codes = np.concatenate([_codes(block, size) for block in blocks])
    worth = np.array([_WHOLE // len(block) for block in blocks], dtype=np.int64)
    weights = np.repeat(worth, [len(block) * (len(block) - 1) // 2 for block in blocks])
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    return codes[starts], np.add.reduceat(weights[order], starts)


def _best(codes: IntArray, weights: IntArray, size: int) -> IntArray:
    """The pairs that are among the best of either account, in order; of equal ones the first."""
    first, second = np.divmod(codes, size)
    member, pair = np.concatenate([first, second]), np.tile(np.arange(len(codes)), 2)
    order = np.lexsort((pair, -weights[pair], member))
    starts = np.searchsorted(member[order], np.arange(size))
    rank = np.arange(len(order)) - starts[member[order]]
    kept: IntArray = codes[np.unique(pair[order[rank < BEST]])]
    return kept


def _codes(block: Sequence[int], size: int) -> IntArray:
    """All pairs of a block as single numbers: 64 bits a pair, since there may be tens of millions."""
    members = np.asarray(block, dtype=np.int64)
    first, second = _pairs_of(len(members))
    return members[first] * size + members[second]


@cache
def _pairs_of(size: int) -> tuple[IntArray, IntArray]:
    """All pairs of ``size`` things, by index; asked for no more than :data:`LARGEST` sizes."""
    return np.triu_indices(size, k=1)


def _keys_of_event(account: Account) -> Iterator[Key]:
    kind = settings().kind_of[account.type]
    buckets = list(_buckets(account))
    for bucket in buckets:
        yield from (("cell", bucket, *cell) for cell in _cells(account))
        yield from (("country", bucket, s.country, kind) for s in account.spots if s.country)
        yield from (("group", bucket, g) for g in sorted(account.groups))
        yield from (("place", bucket, n) for s in account.spots for n in sorted(s.names))
    for year in _years(account):
        yield from (("person", year, p) for p in sorted(account.victims | account.people))
    yield from (("text", *c) for c in sorted(account.contexts))


def _keys_of_report(account: Account, names: Sequence[str]) -> Iterator[Key]:
    """Keys by which any two events of two reports that tell one story meet."""
    times: list[Key] = [("days", bucket) for bucket in _buckets(account)]
    times += [("year", year) for year in _years(account)]
    return (("story", name, *time) for name in names for time in times)


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

"""Which pairs of accounts look like one incident, compared once and remembered from one time to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from wireledger.resolve.components import IndexPair
from wireledger.resolve.incident_accounts import Account
from wireledger.resolve.incident_blocks import Blocking
from wireledger.resolve.incident_pairs import compare
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.incident_shares import IntArray
from wireledger.resolve.incident_words import Vocabulary

_AT_ONCE = 100_000  # pairs as Python's own numbers
_Odds = npt.NDArray[np.float64]
_NUMBER = 32  # bits of an account's number in the code of a pair


class Likely:
    """The likely pairs of some accounts after others.

    Every account has a number for as long as it is the same object, so that what was compared before is found
    again. One whose words have become rarer or less rare must be another object.
    """

    def __init__(self, keeps: bool) -> None:
        self._keeps = keeps
        self._blocking = Blocking(keeps)
        self._numbered: Mapping[str, tuple[Account, int]] = {}
        self._next = 0
        self._codes: IntArray = np.empty(0, dtype=np.int64)
        self._odds: _Odds = np.empty(0)

    def pairs(self, told: Sequence[Account], words: Vocabulary) -> dict[IndexPair, float]:
        """The log-odds of all pairs worth comparing that may be one incident, by their indices, in order."""
        pairs = self._blocking.pairs(told, words)
        codes = self._coded(told, pairs)
        odds, known = self._remembered(codes)
        for start in range(0, len(pairs), _AT_ONCE):
            new = start + np.flatnonzero(~known[start : start + _AT_ONCE])
            odds[new] = [compare(told[a], told[b], words).log_odds for a, b in pairs[new].tolist()]
        if self._keeps:
            order = np.argsort(codes)
            self._codes, self._odds = codes[order], odds[order]
        likely = np.flatnonzero(odds >= settings().ask_above)
        ends = zip(pairs[likely, 0].tolist(), pairs[likely, 1].tolist(), strict=True)
        return dict(zip(ends, odds[likely].tolist(), strict=True))

    def _remembered(self, codes: IntArray) -> tuple[_Odds, npt.NDArray[np.bool_]]:
        """The log-odds that are remembered of some pairs, and of which they are."""
        if not len(self._codes):
            return np.zeros(len(codes)), np.zeros(len(codes), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        return self._odds[at], self._codes[at] == codes

    def _coded(self, told: Sequence[Account], pairs: IntArray) -> IntArray:
        """Each pair as one number, made of those of its accounts."""
        numbered: dict[str, tuple[Account, int]] = {}
        for account in told:
            before = self._numbered.get(account.event)
            if before is None or before[0] is not account:
                before = (account, self._next)
                self._next += 1
            numbered[account.event] = before
        if self._keeps:
            self._numbered = numbered
        numbers = np.array([number for _, number in numbered.values()], dtype=np.int64)
        ends = numbers[pairs] if len(pairs) else pairs
        codes: IntArray = ends.min(axis=1) << _NUMBER | ends.max(axis=1)
        return codes

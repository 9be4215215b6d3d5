"""Which matter of the review queue each reviewer is looking at, so that two are not asked the same at once.

It is kept in memory for a few minutes, and binds nobody: what somebody looks at comes later for the others,
who still get it by its address, or when nothing else is left. What is forgotten when the program ends, or
when a reviewer goes away, is only this order; that no decision overwrites another rests on
:mod:`wireledger.ledger.matters` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic

FOR = 300.0
"""Seconds for which a matter that was shown to one reviewer comes later for the others."""


class Looking:
    """Who was shown which matter last, and when."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._shown: dict[str, tuple[str, float]] = {}  # by user
        self._one = Lock()

    def by_others(self, user: str) -> frozenset[str]:
        """The ids of the matters that others than this user look at."""
        with self._one:
            return frozenset(self._others(user))

    def take(self, user: str, matter: str) -> bool:
        """This user looks at the matter now; False, without effect, where another one does already."""
        with self._one:
            if matter in self._others(user):
                return False
            self._shown[user] = (matter, self._clock())
            return True

    def _others(self, user: str) -> set[str]:
        since = self._clock() - FOR
        return {matter for who, (matter, at) in self._shown.items() if who != user and at >= since}

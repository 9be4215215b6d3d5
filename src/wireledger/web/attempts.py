"""How often somebody may try to sign in: after a few failures each further one has to wait longer."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

_FREE = 5  # failures before anybody has to wait: enough for a forgotten password
_LONGEST = 900  # seconds
_KEPT = 10_000  # names and addresses remembered


class Attempts:
    """Failures by name and by address, in memory. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, name: str, address: str) -> int:
        """Seconds until the next attempt is taken; 0 where it may be made now."""
        with self._lock:
            return max(self._left(key) for key in _keys(name, address))

    def failed(self, name: str, address: str) -> None:
        """Somebody gave a wrong name or password."""
        with self._lock:
            for key in _keys(name, address):
                count, _ = self._failures.pop(key, (0, 0.0))
                self._failures[key] = (count + 1, self._clock())
            while len(self._failures) > _KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, name: str) -> None:
        """Somebody came in: the name's failures are forgotten."""
        with self._lock:
            self._failures.pop(f"name {name}", None)

    def _left(self, key: str) -> int:
        count, last = self._failures.get(key, (0, 0.0))
        if count < _FREE:
            return 0
        pause = min(2.0 ** (count - _FREE), _LONGEST)
        return max(ceil(last + pause - self._clock()), 0)


def _keys(name: str, address: str) -> tuple[str, str]:
    return f"name {name}", f"address {address}"

"""Keeps what is shown true: resolves again in a process of its own whenever something was decided or added.

Only one resolution is worked out at a time; what is asked meanwhile is answered by the next one.
"""

from __future__ import annotations

import threading

from wireledger.web.child import Child

_MODULE = "wireledger.web.refreshing"


class Refresher:
    """The refresher of the ledger ``name``, which holds the password where it is a URL."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._changed = threading.Condition()
        self._asked = 0
        self._done = 0
        self._stopping = False
        self._child: Child | None = None
        self._thread = threading.Thread(target=self._run, name="refresher", daemon=True)
        self._failure: str | None = None

    @property
    def failure(self) -> str | None:
        """Why the last time did not succeed."""
        return self._failure

    def start(self) -> None:
        """Begin to work; what is asked before waits."""
        self._thread.start()

    def ask(self, wait: float = 0) -> bool:
        """Have what is in the ledger now resolved; whether that is done within ``wait`` seconds."""
        with self._changed:
            self._asked += 1
            number = self._asked
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._done >= number or self._stopping, wait)
            return self._done >= number

    def stop(self) -> None:
        """End at once. Decisions are kept in any case, and what follows from them is worked out next time."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
            child = self._child
        if child is not None:
            child.end()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while (number := self._next()) is not None:
            self._failure = self._once()
            with self._changed:
                self._done = number
                self._changed.notify_all()

    def _next(self) -> int | None:
        """Wait to be asked: the number of the last request, None where it is to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked > self._done or self._stopping)
            return None if self._stopping else self._asked

    def _once(self) -> str | None:
        with self._changed:
            if self._stopping:
                return None
            self._child = child = self._child or Child(_MODULE, self._name)
        try:
            child.tell("refresh")
            answered = child.answer()
        except (OSError, EOFError, ValueError):
            with self._changed:
                if not self._stopping:
                    child.end()
                self._child = None
            return "The process that works out what tells of the same was ended. Decisions are kept."
        return None if answered is None else str(answered)

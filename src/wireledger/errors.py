"""The exception tree. Every message says what is wrong, where, and what to do.

::

    WireledgerError
    ├── ReadError        a file or report that cannot be read
    ├── ModelError       the shipped model is missing or is not the one its card describes
    ├── UsageError       options that do not go together
    └── LedgerError      a ledger that cannot be opened, or does not hold what was asked for
"""

from __future__ import annotations


class WireledgerError(Exception):
    """Root of all errors that wireledger raises on purpose."""


class ReadError(WireledgerError):
    """A report that cannot be read.

    ``source`` names the file (and line, where it is a table), ``reason`` what is wrong with it,
    and ``advice`` what the reader can do about it.
    """

    def __init__(self, source: str, reason: str, advice: str) -> None:
        super().__init__(f"{source}: {reason}. {advice}")
        self.source = source
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, str]]:
        """Errors come back from worker processes."""
        return type(self), (self.source, self.reason, self.advice)


class ModelError(WireledgerError):
    """The shipped model is missing, damaged, or not the one its card describes."""


class UsageError(WireledgerError):
    """Options or arguments that do not go together."""


class LedgerError(WireledgerError):
    """A ledger that cannot be opened, or that does not hold what was asked for."""

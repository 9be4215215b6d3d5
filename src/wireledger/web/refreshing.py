"""The process that resolves again: ``python -m wireledger.web.refreshing``, asked with a line each time."""

from __future__ import annotations

from wireledger.errors import WireledgerError
from wireledger.ledger.connect import open_ledger
from wireledger.ledger.resolved import refresh
from wireledger.resolve.resolve import resolve
from wireledger.web.child import answer, asked


def main() -> None:
    """The first line names the ledger; each further one is answered with what failed, or null."""
    lines = asked()
    ledger = open_ledger(str(next(lines)))
    for _ in lines:
        try:
            refresh(ledger, resolve)
        except WireledgerError as error:
            answer(str(error))
        else:
            answer(None)


if __name__ == "__main__":
    main()

"""The process that resolves again: ``python -m wireledger.web.refreshing``, asked with a line each time."""

from __future__ import annotations

import gc

from wireledger.errors import WireledgerError
from wireledger.ledger.connect import open_ledger
from wireledger.ledger.refreshing import Refreshing
from wireledger.web.child import answer, asked


def main() -> None:
    """The first line names the ledger; each further one is answered with what failed, or null."""
    lines = asked()
    refreshing = Refreshing(open_ledger(str(next(lines))))
    for _ in lines:
        try:
            refreshing.refresh()
        except WireledgerError as error:
            answer(str(error))
        else:
            answer(None)
        gc.collect()
        gc.freeze()  # what is kept is large and has no cycles: it need not be looked through each time


if __name__ == "__main__":
    main()

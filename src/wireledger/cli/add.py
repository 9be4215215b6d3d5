"""What ``wireledger add`` does: put every report that is new into the ledger, each as soon as it is read.

A run that was ended is gone on with by running it again: reports that are known are not read a second time,
unless another model had read them and that is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from wireledger.adding import Adding, Input
from wireledger.cli.ledgers import opened_ledger, settle
from wireledger.cli.listing import tell_one
from wireledger.cli.read import tell
from wireledger.extract.model_id import model_id
from wireledger.ledger.rereading import Rereading


def add_all(sources: Sequence[Input], name: str, workers: int, again: bool = False) -> int:
    """Add the reports of ``sources``; the exit code is 1 if any could not be added.

    With ``again``, known reports that another model read are read again.
    """
    with opened_ledger(name, create=True) as ledger:
        adding = Adding(ledger, name, model_id(), Rereading(ledger) if again else None)
        try:
            with _progress() as show:
                for _ in adding.steps(sources, workers):
                    show(adding.told())
        finally:
            tell(adding.failures, adding.total())
            tell_one(adding.summary(), adding.told())
        settle(ledger)
    if adding.total() == 0:
        print("error: no report was found. Name files, folders or tables that hold reports.", file=sys.stderr)
    return 1 if adding.failures or adding.total() == 0 else 0


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on a terminal that tells how far the run is; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda told: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading …") as status:
        yield lambda told: status.update(f"{told} …")

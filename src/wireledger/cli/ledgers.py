"""Ledgers as the commands use them: opened, and with a resolution that is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.resolved import is_fresh, refresh


@contextmanager
def opened_ledger(name: str, create: bool = False) -> Iterator[Ledger]:
    """The ledger ``name`` while it is used."""
    ledger = open_ledger(name, create)
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def fresh_ledger(name: str) -> Iterator[Ledger]:
    """The ledger ``name``, whose incidents, people and groups follow from all that was added to it."""
    with opened_ledger(name) as ledger:
        settle(ledger)
        yield ledger


def settle(ledger: Ledger) -> None:
    """Resolve again where that is needed; on a terminal, say so, since it may take a while."""
    if is_fresh(ledger):
        return
    from wireledger.resolve.resolve import resolve

    if sys.stderr.isatty():
        print("Working out which reports tell of the same …", file=sys.stderr)
    refresh(ledger, resolve)

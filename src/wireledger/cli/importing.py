"""What ``wireledger restore`` does: make a ledger from the files that ``export --as jsonl`` wrote."""

from __future__ import annotations

from pathlib import Path

from wireledger.cli.ledgers import opened_ledger, settle
from wireledger.cli.listing import tell_one
from wireledger.publish.ledger_source import restore


def restore_ledger(name: str, folder: Path) -> None:
    """Add what the files hold to the ledger, which is made if it is not there, and resolve."""
    with opened_ledger(name, create=True) as ledger:
        found = restore(folder, ledger)
        settle(ledger)
    told = f"{found.reports:,} reports new, {found.known:,} known; {found.decisions:,} decisions new"
    tell_one(found, told)

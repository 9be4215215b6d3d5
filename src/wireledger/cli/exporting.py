"""What ``wireledger export`` does: write the ledger as files that others read."""

from __future__ import annotations

from pathlib import Path

from wireledger.cli.ledgers import fresh_ledger
from wireledger.ledger.resolved import records, resolution
from wireledger.publish.ledger_jsonl import write_ledger


def export_jsonl(name: str, folder: Path) -> None:
    """Records and what was resolved from them, one JSON object a line."""
    with fresh_ledger(name) as ledger:
        write_ledger(folder, records(ledger), resolution(ledger))

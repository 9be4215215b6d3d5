"""Reading back what stands beside an export."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents


def incident_lines(path: Path) -> list[dict[str, str]]:
    """The lines of ``PATH.incidents.csv``."""
    with path.with_name(f"{path.name}.incidents.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def filled_columns(path: Path) -> set[str]:
    """The columns that ``PATH.columns.json`` says are filled in some row."""
    made = json.loads(path.with_name(f"{path.name}.columns.json").read_text("utf-8"))
    return {column["name"] for column in made["columns"] if column["rows_filled"]}


def wanted_ids(ledger: Ledger, wanted: Wanted | None = None) -> list[str]:
    """Ids of the incidents wanted, oldest first."""
    return [row.id for row in incidents(ledger, wanted or Wanted(), order="oldest")]

"""Our own tables as CSV: ``incidents.csv`` and ``claims.csv`` in a folder.

Several values in a cell have ``; `` between them. A cell is empty where reports do not tell.
:mod:`wireledger.publish.csv_file` says how text is kept to one line, and harmless in spreadsheets; Parquet
has it as it is.
"""

from __future__ import annotations

from pathlib import Path

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.publish import csv_file
from wireledger.publish.tables import (
    CLAIM_COLUMNS,
    INCIDENT_COLUMNS,
    Cell,
    cells,
    claim_lines,
    incident_line,
)

BETWEEN = "; "


def export(ledger: Ledger, wanted: Wanted, folder: Path) -> None:
    """Write both tables of the incidents wanted into ``folder``, which is made where it is missing.

    Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    with (
        csv_file.table(folder / "incidents.csv", INCIDENT_COLUMNS) as incidents,
        csv_file.table(folder / "claims.csv", CLAIM_COLUMNS) as claims,
    ):
        for told in told_incidents(ledger, wanted):
            incidents([written(cell) for cell in cells(incident_line(told))])
            for line in claim_lines(told):
                claims([written(cell) for cell in cells(line)])


def written(cell: Cell) -> csv_file.Cell:
    """A cell of our tables as one of a CSV file."""
    if isinstance(cell, tuple):
        return BETWEEN.join(cell)
    return str(cell).lower() if isinstance(cell, bool) else cell

"""Our own tables as Parquet: ``incidents.parquet`` and ``claims.parquet`` in a folder, cells as lists.

Rows are written in groups, so that memory stays bounded. Needs ``pip install 'wireledger[parquet]'``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, get_type_hints

from wireledger.errors import UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.ledger.words import storable
from wireledger.publish.tables import ClaimLine, IncidentLine, claim_lines, incident_line, meanings

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000  # rows in memory and in one row group: large enough to compress, small enough to be nothing


def export(ledger: Ledger, wanted: Wanted, folder: Path) -> None:
    """Write both tables of the incidents wanted into ``folder``, which is made where it is missing.

    Raises UsageError without pyarrow, OSError where a file cannot be written, and what ``query.incidents``
    raises.
    """
    if find_spec("pyarrow") is None:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed. Run: pip install 'wireledger[parquet]'"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with (
        _Table(folder / "incidents.parquet", IncidentLine, meanings()["incidents"]) as incidents,
        _Table(folder / "claims.parquet", ClaimLine, meanings()["claims"]) as claims,
    ):
        for told in told_incidents(ledger, wanted):
            incidents.add([incident_line(told)])
            claims.add(list(claim_lines(told)))


class _Table:
    """A Parquet file that takes rows of one kind."""

    def __init__(self, path: Path, kind: type, meaning: dict[str, str]) -> None:
        import pyarrow.parquet as pq

        self._schema = _schema(kind, meaning)
        self._writer = pq.ParquetWriter(str(path), self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def __enter__(self) -> _Table:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._flush()
        self._writer.close()

    def add(self, lines: Sequence[IncidentLine | ClaimLine]) -> None:
        self._rows += [{k: _stored(v) for k, v in asdict(line).items()} for line in lines]
        if len(self._rows) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def _schema(kind: type, meaning: dict[str, str]) -> pa.Schema:
    """Columns with their types; what a column means goes with it."""
    import pyarrow as pa

    kinds = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), str: pa.string()}
    made = []
    for name, hint in get_type_hints(kind).items():
        inner = next((k for k in kinds if hint is k or hint == (k | None)), None)
        stored = kinds[inner] if inner else pa.list_(pa.string())
        made.append(pa.field(name, stored, metadata={"description": meaning[name]}))
    return pa.schema(made)


def _stored(cell: object) -> object:
    if isinstance(cell, tuple):
        return [storable(v) for v in cell]
    return storable(cell) if isinstance(cell, str) else cell

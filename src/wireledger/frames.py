"""Rows of a ledger for Python: a sequence of plain objects, and a data frame of them where one is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, is_dataclass
from importlib.util import find_spec
from typing import Any, Generic, TypeVar, overload

from wireledger.errors import UsageError

T = TypeVar("T")


class Rows(Sequence[T], Generic[T]):
    """What a ledger answers: rows in their order, each a frozen object with the columns as attributes."""

    def __init__(self, rows: Sequence[T]) -> None:
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Rows[T]: ...

    def __getitem__(self, index: int | slice) -> T | Rows[T]:
        return Rows(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows; .frame() makes a data frame of them>"

    def dicts(self) -> list[dict[str, Any]]:
        """Every row as a dictionary."""
        return [asdict(row) for row in self._rows if is_dataclass(row) and not isinstance(row, type)]

    def frame(self) -> Any:
        """A pandas DataFrame, or a polars one where pandas is not installed.

        Several values in a cell are a tuple (pandas) or a list (polars); what is unknown is missing, never
        zero. Raises UsageError where neither library is installed.
        """
        if find_spec("pandas") is not None:
            import pandas

            return pandas.DataFrame(self.dicts()).convert_dtypes()
        if find_spec("polars") is not None:
            import polars

            return polars.DataFrame(self.dicts(), infer_schema_length=None)
        raise UsageError("A data frame needs pandas or polars. Run: pip install 'wireledger[frames]'")

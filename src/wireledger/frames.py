"""Rows of a ledger for Python: a sequence of plain objects, and a data frame of them where one is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, is_dataclass
from importlib.util import find_spec
from types import UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints, overload

from wireledger.errors import UsageError

T = TypeVar("T")


class Rows(Sequence[T], Generic[T]):
    """What a ledger answers: rows in their order, each a frozen object with the columns as attributes."""

    def __init__(self, rows: Sequence[T], kind: type[T] | None = None) -> None:
        """``kind`` is the dataclass of the rows, whose columns a frame has even where there is no row."""
        self._rows = tuple(rows)
        self._kind = kind or (type(self._rows[0]) if self._rows else None)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Rows[T]: ...

    def __getitem__(self, index: int | slice) -> T | Rows[T]:
        return Rows(self._rows[index], self._kind) if isinstance(index, slice) else self._rows[index]

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
        columns = _columns(self._kind) if self._kind else {}
        if find_spec("pandas") is not None:
            import pandas

            return pandas.DataFrame(self.dicts(), columns=list(columns)).convert_dtypes()
        if find_spec("polars") is not None:
            import polars

            schema = {name: _polars_type(kind) for name, kind in columns.items()}
            return polars.DataFrame(self.dicts(), schema=schema)
        raise UsageError("A data frame needs pandas or polars. Run: pip install 'wireledger[frames]'")


def _columns(kind: Any) -> dict[str, type]:
    """The columns of a dataclass, each with the type of its known values: a plain one, or tuple."""
    return {name: _plain_type(hint) for name, hint in get_type_hints(kind).items()}


def _plain_type(hint: Any) -> type:
    """``str`` for ``str | None`` and for a Literal of texts, ``tuple`` for a tuple of texts."""
    if get_origin(hint) in (Union, UnionType):
        return _plain_type(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is Literal:
        return str
    made: type = get_origin(hint) or hint
    return made


def _polars_type(kind: type) -> Any:
    import polars

    if kind is tuple:
        return polars.List(polars.String)
    return {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}[kind]

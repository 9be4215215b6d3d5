"""Records kept small while they are resolved: a hundred thousand of them fit where ten thousand would not.

Each is packed as it comes, and unpacked when it is asked for.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from io import BytesIO
from operator import attrgetter
from typing import Any, NamedTuple

from wireledger.records import Record

_UNPACKED = 1_000  # records held unpacked: those of some weeks, which the same incidents ask for
_QUICKLY = 1  # zlib's level: a quarter of the size, and little work


class Label(NamedTuple):
    """What is asked of a record so often that it stands outside.

    ``order`` sorts by day of publication, ``events`` and ``entities`` are ids.
    """

    order: tuple[str, str, str]
    document: str
    ref: str
    events: tuple[str, ...]
    entities: tuple[str, ...]


class Stored(NamedTuple):
    """A record as it stands on a shelf; two records are equal where they are packed alike."""

    label: Label
    packed: bytes

    @classmethod
    def of(cls, record: Record) -> Stored:
        """The record, packed."""
        document = record.document
        events, entities = tuple(e.id for e in record.events), tuple(e.id for e in record.entities)
        label = Label(publication_order(record), document.id, document.ref, events, entities)
        return cls(label, _packed(record))


class Shelf:
    """Records in the order of their publication, whatever the order in which they were given.

    ``labels`` are theirs, in the same order, and ``packed`` the records themselves.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._put(map(Stored.of, records))

    @classmethod
    def of(cls, records: Iterable[Record]) -> Shelf:
        """The records on a shelf, unless they stand on one."""
        return records if isinstance(records, Shelf) else cls(records)

    @classmethod
    def holding(cls, kept: Iterable[Stored]) -> Shelf:
        """A shelf of records that are packed already."""
        made = cls(())
        made._put(kept)
        return made

    def _put(self, kept: Iterable[Stored]) -> None:
        ordered = sorted(kept, key=lambda one: one.label.order)
        self.labels = tuple(one.label for one in ordered)
        self.packed = tuple(one.packed for one in ordered)
        self._record = lru_cache(maxsize=_UNPACKED)(self._unpacked)

    def __len__(self) -> int:
        return len(self.packed)

    def __iter__(self) -> Iterator[Record]:
        return map(self._unpacked, range(len(self)))

    def __getitem__(self, at: int) -> Record:
        return self._record(at)

    def revised(self, revised: Mapping[int, Record]) -> Shelf:
        """The same shelf with other records, of the same labels, in some places."""
        made = copy(self)
        made.packed = tuple(
            _packed(revised[at]) if at in revised else packed for at, packed in enumerate(self.packed)
        )
        made._record = lru_cache(maxsize=_UNPACKED)(made._unpacked)
        return made

    def _unpacked(self, at: int) -> Record:
        record: Record = pickle.loads(zlib.decompress(self.packed[at]))  # packed by this very process
        return record


class One(Shelf):
    """A single record on a shelf of its own, which is not packed: for what works through shelves."""

    def __init__(self, record: Record) -> None:
        super().__init__(())
        self._alone = record

    def __len__(self) -> int:
        return 1

    def _unpacked(self, at: int) -> Record:
        return self._alone


def publication_order(record: Record) -> tuple[str, str, str]:
    """Sorts the earliest first, those without a date last."""
    document = record.document
    return document.published or "9999", document.ref, document.id


class _Packer(pickle.Pickler):
    """Packs our classes by their fields alone; the general way takes five times as long to unpack."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        return (kind, _fields_of(kind)(value)) if is_dataclass(kind) else NotImplemented


@cache
def _fields_of(kind: Any) -> Callable[[object], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


def _packed(record: Record) -> bytes:
    file = BytesIO()
    _Packer(file, pickle.HIGHEST_PROTOCOL).dump(record)
    return zlib.compress(file.getvalue(), _QUICKLY)

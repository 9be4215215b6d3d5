"""Records put on a shelf, with every reprint dated as its first print, and what stands there kept packed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wireledger.records import Record
from wireledger.resolve.memo import Memo
from wireledger.resolve.reprint_dates import Prints
from wireledger.resolve.shelf import Shelf, Stored


@dataclass(frozen=True, slots=True)
class Given:
    """A record as it is given to resolving, packed, and a hash of its text."""

    stored: Stored
    text: bytes

    @classmethod
    def of(cls, record: Record) -> Given:
        """The record, packed."""
        text = record.document.text.encode("utf-8", "surrogatepass")
        return cls(Stored.of(record), hashlib.sha256(text).digest())


class Settling:
    """Shelves of given records; reprints are looked at anew only where a print of their text has changed."""

    def __init__(self, keeps: bool) -> None:
        self._dated: Memo[tuple[Stored, ...]] = Memo(keeps)

    def shelf(self, given: Iterable[Given]) -> Shelf:
        """The records in the order of their publication, with the dates of first prints."""
        prints: dict[bytes, list[Stored]] = defaultdict(list)
        for one in given:
            prints[one.text].append(one.stored)
        kept = [one for alike in prints.values() for one in self._of_one_text(alike)]
        self._dated.turn()
        return Shelf.holding(kept)

    def _of_one_text(self, alike: Sequence[Stored]) -> Sequence[Stored]:
        if len({one.label.order[0] for one in alike}) == 1:
            return alike
        packed = tuple(sorted(one.packed for one in alike))
        return self._dated.of(packed, lambda: _dated(alike))


def _dated(alike: Sequence[Stored]) -> tuple[Stored, ...]:
    """Prints of one text, all of them dated as the first."""
    prints = Prints()
    shelf = prints.dated(Shelf(prints.noting(map(_unpacked, alike))))
    return tuple(map(Stored, shelf.labels, shelf.packed))


def _unpacked(one: Stored) -> Record:
    (record,) = Shelf.holding([one])
    return record

"""Records of one report under several refs, such as one story that two feeds brought.

The ids in a record are made from its content, so such records share all of them: one is looked at, and what
is found in it holds for every ref.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wireledger.records import Record


@dataclass(frozen=True, slots=True)
class Printed:
    """One report and every record of it, one a ref: the first published first, then by ref."""

    records: tuple[Record, ...]

    @property
    def first(self) -> Record:
        """The record that stands for all."""
        return self.records[0]

    @property
    def refs(self) -> tuple[str, ...]:
        """All refs, in the order of the records."""
        return tuple(r.document.ref for r in self.records)


def printed(records: Iterable[Record]) -> tuple[Printed, ...]:
    """The records with those that share all ids put together, in the order of their first ones.

    A record that is given twice under one ref counts once.
    """
    found: dict[tuple[str, ...], dict[str, Record]] = defaultdict(dict)
    for record in sorted(records, key=publication_order):
        ids = (record.document.id, *(e.id for e in record.events), *(e.id for e in record.entities))
        found[ids].setdefault(record.document.ref, record)
    return tuple(Printed(tuple(by_ref.values())) for by_ref in found.values())


def publication_order(record: Record) -> tuple[str, str, str]:
    """Sorts the earliest first, those without a date last."""
    document = record.document
    return document.published or "9999", document.ref, document.id


def all_refs(reports: Iterable[Printed]) -> Mapping[str, tuple[str, ...]]:
    """All refs of each report, by the ref of its first record."""
    return {report.first.document.ref: report.refs for report in reports}

"""Records of one report under several refs, such as one story that two feeds brought.

The ids in a record are made from its content, so such records share all of them: one is looked at, and what
is found in it holds for every ref.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wireledger.records import Record
from wireledger.resolve.shelf import Label, Shelf


@dataclass(frozen=True, slots=True)
class Printed:
    """One report and the places of all its records on the shelf, one a ref: the first published first."""

    shelf: Shelf
    at: tuple[int, ...]

    @property
    def first(self) -> Record:
        """The record that stands for all."""
        return self.shelf[self.at[0]]

    @property
    def records(self) -> tuple[Record, ...]:
        """All records."""
        return tuple(self.shelf[at] for at in self.at)

    @property
    def label(self) -> Label:
        """The label of the first record."""
        return self.shelf.labels[self.at[0]]

    @property
    def refs(self) -> tuple[str, ...]:
        """All refs, in the order of the records."""
        return tuple(self.shelf.labels[at].ref for at in self.at)


def printed(records: Iterable[Record]) -> tuple[Printed, ...]:
    """The records with those that share all ids put together, in the order of their first ones.

    A record that is given twice under one ref counts once.
    """
    shelf = Shelf.of(records)
    found: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for at, label in enumerate(shelf.labels):
        found[label.document, *label.events, *label.entities].setdefault(label.ref, at)
    return tuple(Printed(shelf, tuple(by_ref.values())) for by_ref in found.values())


def all_refs(reports: Iterable[Printed]) -> Mapping[str, tuple[str, ...]]:
    """All refs of each report, by the ref of its first record."""
    return {report.label.ref: report.refs for report in reports}

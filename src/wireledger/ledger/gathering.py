"""The records of a ledger as they are resolved, kept from one time to the next.

Reports and decisions are only ever added, so what has to be read again are new reports, and those whose parts
a new decision concerns. Where a record was replaced, one begins anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from wireledger.ledger.facts import EntityFact
from wireledger.ledger.gathered import Gathered
from wireledger.ledger.tables import report
from wireledger.plain import from_line
from wireledger.records import Record
from wireledger.resolve.decision_corrections import Corrections, corrected
from wireledger.resolve.settling import Given

_AT_ONCE = 500  # refs in one query: databases limit the number of parameters
_Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Kept:
    """One record: what is resolved, what tables need, and hashes of the ids of all its parts as read."""

    given: Given
    gathered: Gathered
    parts: _Ids


class Gathering:
    """All records of a ledger under the decisions on it."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._corrections = Corrections.of({})

    def take(self, connection: Connection, corrections: Corrections) -> None:
        """Read what is new, and what the ``corrections`` concern that were not known before."""
        refs = list(connection.execute(select(report.c.ref).order_by(report.c.ref)).scalars())
        again = self._concerned(_differing(self._corrections, corrections))
        wanted = [ref for ref in refs if ref not in self._kept or ref in again]
        for ref, record in _records(connection, wanted):
            self._kept[ref] = _kept(record, corrections)
        self._corrections = corrections

    def given(self) -> Iterator[Given]:
        """What is resolved, by ref."""
        return (self._kept[ref].given for ref in sorted(self._kept))

    def gathered(self) -> Gathered:
        """What the tables need, of all records."""
        parts = [self._kept[ref].gathered for ref in sorted(self._kept)]
        refs: dict[str, list[str]] = defaultdict(list)
        facts: dict[str, list[EntityFact]] = defaultdict(list)
        for part in parts:
            for entity, told in part.refs.items():
                refs[entity] += told
            for entity, known in part.facts.items():
                facts[entity] += known
        return Gathered(
            gists={key: gist for part in parts for key, gist in part.gists.items()},
            facts=facts,
            refs=refs,
            publishers={ref: name for part in parts for ref, name in part.publishers.items()},
            doubted=[doubted for part in parts for doubted in part.doubted],
            judged=self._corrections.items,
        )

    def _concerned(self, items: Iterable[str]) -> set[str]:
        """The refs of the records that have one of the items; now and then one more."""
        asked = np.array(sorted(map(hash, items)), dtype=np.int64)
        if not len(asked) or not self._kept:
            return set()
        kept = list(self._kept.values())
        found = np.isin(np.concatenate([one.parts for one in kept]), asked)
        ends = np.cumsum([len(one.parts) for one in kept])
        refs = list(self._kept)
        return {refs[int(at)] for at in np.searchsorted(ends, np.flatnonzero(found), side="right")}


def _kept(record: Record, corrections: Corrections) -> _Kept:
    gathered = Gathered.empty()
    (_,) = gathered.passing([record], corrections)
    ids = [part.id for many in (record.claims, record.events, record.entities) for part in many]
    parts = np.array(list(map(hash, ids)), dtype=np.int64)
    return _Kept(Given.of(corrected(record, corrections)), gathered, parts)


def _records(connection: Connection, refs: Sequence[str]) -> Iterator[tuple[str, Record]]:
    for start in range(0, len(refs), _AT_ONCE):
        some = report.c.ref.in_(refs[start : start + _AT_ONCE])
        wanted = select(report.c.ref, report.c.record).where(some).execution_options(yield_per=100)
        for ref, line in connection.execute(wanted):
            yield ref, from_line(Record, line)


def _differing(before: Corrections, now: Corrections) -> set[str]:
    """The items on which the two do not say the same."""
    fields = before.values.keys() | now.values.keys()
    corrected_otherwise = {key[0] for key in fields if before.values.get(key) != now.values.get(key)}
    return corrected_otherwise | (before.rejected ^ now.rejected) | (before.accepted ^ now.accepted)

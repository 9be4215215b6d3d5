"""What became of each incident between two releases: added, changed, merged, split or removed, and why.

An incident may have a new id where its events change, so the incidents of two releases are matched by the
events that they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wireledger.publish.release_snapshot import Snapshot, Standing
from wireledger.publish.table_csv import written
from wireledger.publish.tables import INCIDENT_COLUMNS, Cell, cells
from wireledger.resolve.resolution import Decision

Kind = Literal["added", "changed", "merged", "split", "removed"]

CHANGE_COLUMNS = ("change", "incident", "into", "field", "old", "new", "reason")
_AGAIN = "read or resolved anew"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``incident`` is the id in the new release, or the old one if gone; ``into`` its heirs.

    A changed incident has a change for every column of its row that differs. One that took in others, or
    from which others were split, and kept its id, is changed as well.
    """

    change: Kind
    incident: str
    into: tuple[str, ...]
    field: str | None
    old: str | None
    new: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """All decisions, and the ids of those that the old release knew."""

    decisions: tuple[Decision, ...]
    known: frozenset[str]


def changes(before: Snapshot, now: Snapshot, taken: Taken) -> Iterator[Change]:
    """Every change from the one release to the other."""
    told = _Told(taken)
    heirs: list[set[int]] = [set() for _ in range(len(before))]
    for event, number in before.of_event.items():
        if event in now.of_event:
            heirs[number].add(now.of_event[event])
    parents = Counter(heir for own in heirs for heir in own)
    for number, own in enumerate(heirs):
        made = sorted((now[heir] for heir in own), key=lambda one: one.line.incident)
        yield from told.fate(before[number], made, any(parents[heir] > 1 for heir in own))
    for number in range(len(now)):
        if number not in parents:
            one = now[number]
            yield Change("added", one.line.incident, (), None, None, None, told.because(None, one))


class _Told:
    """What is told of each incident, with the decisions taken since the old release."""

    def __init__(self, taken: Taken) -> None:
        effective = _effective(taken)
        self._words = [words for _, words in effective]
        self._on: dict[str, list[int]] = {}
        for number, (items, _) in enumerate(effective):
            for item in items:
                self._on.setdefault(item, []).append(number)

    def fate(self, old: Standing, heirs: Sequence[Standing], is_shared: bool) -> Iterator[Change]:
        """What became of an old incident; ``is_shared``: an heir of it holds events of another one too."""
        gone = old.line.incident
        into = tuple(heir.line.incident for heir in heirs)
        kept = next((heir for heir in heirs if heir.line.incident == gone), None)
        if not heirs:
            yield Change("removed", gone, (), None, None, None, self.because(old, None))
        elif len(heirs) > 1:
            yield Change("split", gone, into, None, None, None, self.because(old, *heirs))
        elif is_shared and kept is None:
            yield Change("merged", gone, into, None, None, None, self.because(old, heirs[0]))
        if kept is None and (is_shared or len(heirs) != 1):
            return
        made = kept or heirs[0]
        for name, was, now in _differing(old, made):
            yield Change("changed", made.line.incident, (), name, was, now, self.because(old, made))

    def because(self, old: Standing | None, *new: Standing | None) -> str:
        """The decisions on any part of the incidents, and the reports that came or went."""
        known = [one for one in (old, *new) if one is not None]
        parts = {part for one in known for part in (*one.events, *one.parts)}
        reasons = [self._words[n] for n in sorted({n for part in parts for n in self._on.get(part, ())})]
        before = set(old.line.refs) if old else set()
        after = {ref for one in new if one is not None for ref in one.line.refs}
        reasons += [f"new source {ref}" for ref in sorted(after - before)]
        if old:
            reasons += [f"source gone {ref}" for ref in sorted(before - after)]
        return "; ".join(reasons) or _AGAIN


def _differing(old: Standing, new: Standing) -> Iterator[tuple[str, str | None, str | None]]:
    for name, was, now in zip(INCIDENT_COLUMNS, cells(old.line), cells(new.line), strict=True):
        if was != now:
            yield name, _shown(was), _shown(now)


def _shown(cell: Cell) -> str | None:
    return None if cell in (None, ()) else str(written(cell))


def _effective(taken: Taken) -> list[tuple[frozenset[str], str]]:
    """What each new decision is about, an undo about what the one that it takes back was, and its words."""
    by_id = {made.id: made for made in taken.decisions}
    return [(_about(made, by_id), _words(made)) for made in taken.decisions if made.id not in taken.known]


def _about(made: Decision, by_id: dict[str, Decision]) -> frozenset[str]:
    if made.verdict != "undo":
        return frozenset(made.items)
    return frozenset(i for item in made.items if item in by_id for i in _about(by_id[item], by_id))


def _words(made: Decision) -> str:
    what = f"{made.verdict} {made.field}" if made.field else made.verdict
    return f"{made.id} ({what}{': ' if made.reason else ''}{made.reason})"

"""What became of each incident between two releases: added, changed, merged, split or removed, and why.

An incident has a new id where its events change, so the incidents of two releases are matched by the events
that they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wireledger.publish.release_snapshot import Standing
from wireledger.publish.table_csv import written
from wireledger.publish.tables import INCIDENT_COLUMNS, Cell, cells
from wireledger.resolve.resolution import Decision

Kind = Literal["added", "changed", "merged", "split", "removed"]

CHANGE_COLUMNS = ("change", "incident", "into", "field", "old", "new", "reason")
_AGAIN = "read or resolved anew"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``incident`` is the id in the new release, or the old one if gone; ``into`` its heirs.

    A changed incident has a change for every column of its row that differs.
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


def changes(before: Iterable[Standing], now: Sequence[Standing], taken: Taken) -> Iterator[Change]:
    """Every change from the one release to the other."""
    held = _Held(now, taken)
    seen: set[str] = set()
    old = list(before)
    origin: dict[str, list[Standing]] = {}
    for one in old:
        for made in held.sharing(one):
            origin.setdefault(made.line.incident, []).append(one)
    for one in old:
        heirs = held.sharing(one)
        seen.update(heir.line.incident for heir in heirs)
        yield from held.fate(one, heirs, origin)
    for made in now:
        if made.line.incident not in seen:
            reason = held.because(None, made)
            yield Change("added", made.line.incident, (), None, None, None, reason)


class _Held:
    """The incidents of the new release, by their events, and the decisions taken since the old one."""

    def __init__(self, now: Sequence[Standing], taken: Taken) -> None:
        self._of_event = {event: one for one in now for event in one.events}
        self._decisions = _effective(taken)

    def sharing(self, old: Standing) -> list[Standing]:
        """The incidents that hold events of an old one."""
        found = {
            one.line.incident: one for event in old.events if (one := self._of_event.get(event)) is not None
        }
        return [found[made] for made in sorted(found)]

    def fate(
        self, old: Standing, heirs: Sequence[Standing], origin: dict[str, list[Standing]]
    ) -> Iterator[Change]:
        """What became of an old incident."""
        gone = old.line.incident
        into = tuple(heir.line.incident for heir in heirs)
        if not heirs:
            yield Change("removed", gone, (), None, None, None, self.because(old, None))
        elif len(heirs) > 1:
            yield Change("split", gone, into, None, None, None, self.because(old, *heirs))
        elif len(origin[into[0]]) > 1:
            yield Change("merged", gone, into, None, None, None, self.because(old, heirs[0]))
        else:
            reason = self.because(old, heirs[0])
            for name, was, now in _differing(old, heirs[0]):
                yield Change("changed", into[0], (), name, was, now, reason)

    def because(self, old: Standing | None, *new: Standing | None) -> str:
        """The decisions on any part of the incidents, and the reports that came or went."""
        known = [one for one in (old, *new) if one is not None]
        parts = {part for one in known for part in (*one.events, *one.parts)}
        reasons = [text for items, text in self._decisions if items & parts]
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

"""What reviewers' decisions say once all of them are taken together.

Decisions are rows that are only ever added, so which of them stand has to be worked out: an undone row is
as if it had never been, and of two rows on one matter the later holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from wireledger.resolve.resolution import Decision

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions that stand, by what they settle. Pairs hold their smaller id first.

    ``same`` is in the order of time, latest first. ``corrections`` maps an item and field to the decision
    that gives its value.
    """

    same: tuple[Pair, ...]
    different: frozenset[Pair]
    rejected: frozenset[str]
    corrections: dict[tuple[str, str], Decision]


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that no standing ``undo`` takes back, in the order of time, without the undos.

    An undo that is itself undone has no effect. The order in which decisions are given does not matter.
    """
    taken_back: set[str] = set()
    kept: list[Decision] = []
    for decision in sorted(set(decisions), key=_when, reverse=True):
        if decision.id in taken_back:
            continue
        if decision.verdict == "undo":
            taken_back.update(decision.items)
        else:
            kept.append(decision)
    return tuple(reversed(kept))


def rulings(decisions: Sequence[Decision]) -> Rulings:
    """What ``decisions``, all of which stand, settle; on one pair, item or field the latest one holds."""
    pairs: dict[Pair, Decision] = {}
    judged: dict[str, Decision] = {}
    corrections: dict[tuple[str, str], Decision] = {}
    for decision in sorted(decisions, key=_when):
        if decision.verdict in ("same", "different"):
            pairs |= dict.fromkeys(combinations(sorted(set(decision.items)), 2), decision)
        elif decision.verdict in ("accept", "reject"):
            judged |= dict.fromkeys(decision.items, decision)
        elif decision.verdict == "correct" and decision.field:
            corrections |= {(item, decision.field): decision for item in decision.items}
    same = sorted((_when(d), p) for p, d in pairs.items() if d.verdict == "same")
    return Rulings(
        same=tuple(pair for _, pair in reversed(same)),
        different=frozenset(p for p, d in pairs.items() if d.verdict == "different"),
        rejected=frozenset(item for item, d in judged.items() if d.verdict == "reject"),
        corrections=corrections,
    )


def _when(decision: Decision) -> tuple[str, bool, str]:
    """Sorts by time; an undo comes after what was decided in the same instant."""
    return decision.time, decision.verdict == "undo", decision.id

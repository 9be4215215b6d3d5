"""What reviewers' decisions say once all of them are taken together.

Decisions are rows that are only ever added, so which of them stand has to be worked out: an undone row is
as if it had never been, and of two rows on one matter the later holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from wireledger.resolve.resolution import Decision, Verdict

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What decisions change in the records themselves; everything is named by its id.

    ``values`` maps an item and field to the decision that gives its value. ``rejected`` and ``accepted`` are
    events, entities and claims, none in both. ``items`` are all that one of these names.
    """

    values: Mapping[tuple[str, str], Decision]
    rejected: frozenset[str]
    accepted: frozenset[str]
    items: frozenset[str]

    @classmethod
    def of(
        cls,
        values: Mapping[tuple[str, str], Decision],
        rejected: Iterable[str] = (),
        accepted: Iterable[str] = (),
    ) -> Corrections:
        """The corrections, with their items."""
        no, yes = frozenset(rejected), frozenset(accepted)
        return cls(values, no, yes, no | yes | {item for item, _ in values})

    def value(self, item: str, field: str) -> str | None:
        """What a field of an item was corrected to; None where it was not."""
        decision = self.values.get((item, field))
        return decision.value if decision else None


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions that stand, by what they settle. Pairs hold their smaller id first.

    ``same`` is in the order of time, latest first.
    """

    same: tuple[Pair, ...]
    different: frozenset[Pair]
    corrections: Corrections


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
    """What ``decisions``, all of which stand, settle; on one pair, item or field the latest one holds.

    A correction of what was rejected earlier takes it up again: who corrects a thing holds the rest for true.
    """
    pairs: dict[Pair, Decision] = {}
    judged: dict[str, Verdict] = {}
    values: dict[tuple[str, str], Decision] = {}
    for decision in sorted(decisions, key=_when):
        if decision.verdict in ("same", "different"):
            pairs |= dict.fromkeys(combinations(sorted(set(decision.items)), 2), decision)
        elif decision.verdict in ("accept", "reject"):
            judged |= dict.fromkeys(decision.items, decision.verdict)
        elif decision.verdict == "correct" and decision.field:
            values |= {(item, decision.field): decision for item in decision.items}
            for item in decision.items:
                if judged.get(item) == "reject":
                    del judged[item]
    same = sorted((_when(d), p) for p, d in pairs.items() if d.verdict == "same")
    return Rulings(
        same=tuple(pair for _, pair in reversed(same)),
        different=frozenset(p for p, d in pairs.items() if d.verdict == "different"),
        corrections=Corrections.of(
            values,
            rejected=(item for item, verdict in judged.items() if verdict == "reject"),
            accepted=(item for item, verdict in judged.items() if verdict == "accept"),
        ),
    )


def _when(decision: Decision) -> tuple[str, bool, str]:
    """Sorts by time; an undo comes after what was decided in the same instant."""
    return decision.time, decision.verdict == "undo", decision.id

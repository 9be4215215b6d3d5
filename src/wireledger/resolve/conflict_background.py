"""What has to be known beside the values that reports give, to say whether they contradict each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wireledger.resolve.conflict_values import Told
from wireledger.resolve.place_distance import Spot


@dataclass(frozen=True, slots=True)
class Background:
    """What has to be known beside the values.

    ``spots`` are the places by report and words, ``published`` the days of the reports as ISO dates, and
    ``told_apart`` the pairs of identities that some report names side by side as two. ``prints`` has for each
    report of several that copy each other the first one; it is empty where nothing is copied. ``breaths`` are
    the names of places that some report gives in one breath; they follow from ``spots``.
    """

    spots: Mapping[tuple[str, str], Spot]
    published: Mapping[str, str]
    told_apart: frozenset[frozenset[str]]
    prints: Mapping[str, str] = field(default_factory=dict)
    breaths: frozenset[frozenset[str]] = frozenset()

    def first_print(self, ref: str) -> str:
        """The report that stands for one and all its copies."""
        return self.prints.get(ref, ref)

    def order(self, told: Told) -> tuple[bool, str, str]:
        """Sorts what a first print tells before what its copies do."""
        return told.ref != self.first_print(told.ref), self.published.get(told.ref) or "9999", told.ref


def of_first_prints(told: Sequence[Told], background: Background) -> list[Told]:
    """What first prints tell, and their copies with them: a value that only a copy gives is nobody else's."""
    if not background.prints:
        return list(told)
    first: dict[str, str] = {}
    for one in sorted(told, key=background.order):
        first.setdefault(background.first_print(one.ref), one.ref)
    own = {(background.first_print(t.ref), t.value) for t in told if t.ref in first.values()}
    return [t for t in told if (background.first_print(t.ref), t.value) in own]

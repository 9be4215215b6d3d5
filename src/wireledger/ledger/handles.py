"""Short handles: the beginning of an id, long enough that no other id of its kind begins so."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, takewhile

SHORTEST = 4  # characters after the kind: shorter ones soon stand for two things as a ledger grows


def handles(ids: Iterable[str]) -> dict[str, str]:
    """The handle of each id: ``incident-3fa2`` for ``incident-3fa2c81d9e…``."""
    ordered = sorted(set(ids))
    needed = {made: made.rfind("-") + 1 + SHORTEST for made in ordered}
    for before, after in pairwise(ordered):
        # in their order, an id shares most with a neighbour
        telling = 1 + _shared(before, after)
        needed[before] = max(needed[before], telling)
        needed[after] = max(needed[after], telling)
    return {made: made[:length] for made, length in needed.items()}


def _shared(a: str, b: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))

"""What each event type is called, how it is done, and its equivalents in the codebooks (event_types.yml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from wireledger.extract.word_lists import lists

_AGREEING = frozenset({frozenset({"ground", "gunfire"})})
"""Methods that describe one thing from two sides: gunfire is what a raid or clash is made of."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type; ``method`` None where the type does not say how it was done.

    ``harms``: people are killed or hurt by it, so casualties told beside its trigger are its own.
    """

    name: str
    label: str
    harms: bool
    method: str | None
    acled: str | None
    plover: str | None
    muc: str | None


@functools.cache
def event_types() -> dict[str, EventType]:
    """All event types by name, in the order of the file."""
    return {name: EventType(name, **row) for name, row in lists("event_types").items()}


def methods_contradict(a: str, b: str) -> bool:
    """Whether two event types cannot both be how one incident was done."""
    first, second = event_types()[a].method, event_types()[b].method
    if first is None or second is None or first == second:
        return False
    return frozenset({first, second}) not in _AGREEING

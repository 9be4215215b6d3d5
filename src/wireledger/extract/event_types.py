"""What each event type is called, how it is done, and its equivalents in the codebooks (event_types.yml)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from wireledger.extract.word_lists import any_of, lists

_AGREEING = frozenset({frozenset({"ground", "gunfire"})})
"""Methods that describe one thing from two sides: gunfire is what a raid or clash is made of."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type; ``method`` None where the type does not say how it was done.

    ``harms``: people are killed or hurt by it, so casualties told beside its trigger are its own.
    ``words``: trigger words that name it by themselves.
    """

    name: str
    label: str
    harms: bool
    method: str | None
    acled: str | None
    plover: str | None
    muc: str | None
    words: tuple[str, ...] = ()


@functools.cache
def event_types() -> dict[str, EventType]:
    """All event types by name, in the order of the file."""
    return {name: EventType(name, **row) for name, row in lists("event_types").items()}


def told_types(probabilities: Mapping[str, float], trigger: str) -> dict[str, float]:
    """The tagger's probabilities of event types for one trigger, moved halfway to a method its words name.

    The tagger reads the whole report, and so takes a "raid" for a drone strike where another paragraph
    tells of one. What a report contradicts shows only if each trigger is first taken at its word.
    """
    named = next((t.name for t in event_types().values() if t.words and _words(t.name).search(trigger)), None)
    if named is None:
        return dict(probabilities)
    return {name: p / 2 + (0.5 if name == named else 0.0) for name, p in probabilities.items()}


@functools.cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(event_types()[name].words)})(?!\w)", re.IGNORECASE)


def methods_contradict(a: str, b: str) -> bool:
    """Whether two event types cannot both be how one incident was done."""
    first, second = event_types()[a].method, event_types()[b].method
    if first is None or second is None or first == second:
        return False
    return frozenset({first, second}) not in _AGREEING

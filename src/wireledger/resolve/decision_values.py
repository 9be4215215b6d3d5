"""What a reviewer may write as a value: the forms of each field, checked in one place."""

from __future__ import annotations

import re
from typing import get_args

from wireledger.extract.event_types import event_types
from wireledger.records import EventField, Fate, Modality, Span, Status
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.dates import interval_in

EVENT_FIELDS: tuple[EventField, ...] = get_args(EventField)
STATUS_FIELD = "status"
CLAIM_FIELDS = ("value", "speaker", "modality", "words")
"""``words`` are where in the report a claim stands: the first character's offset, a space, and the words."""
ENTITY_FIELDS = ("name",)
FATES: tuple[Fate, ...] = tuple(fate for fate in get_args(Fate) if fate != "unknown")
_ONE_OF: dict[str, tuple[str, ...]] = {
    "fate": FATES,
    "modality": get_args(Modality),
    "status": get_args(Status),
}


def understood(field: str, value: str) -> bool:
    """Whether ``value`` can stand in ``field``: a field of an event or claim, or what a claim says."""
    if field == "words":
        return words_at(value) is not None
    if field == "date":
        return interval_in(value) is not None
    if field in ("killed", "injured"):
        return count_in(value) is not None
    words = words_of(field)
    return value in words if words else bool(value.strip())


def words_of(field: str) -> tuple[str, ...]:
    """The only values that a field can have; empty where it takes any words."""
    return tuple(event_types()) if field == "type" else _ONE_OF.get(field, ())


def words_at(value: str) -> Span | None:
    """The span that a value of ``words`` means."""
    found = re.fullmatch(r"(\d{1,9}) (\S.*)", value, re.DOTALL)
    return Span(int(found[1]), int(found[1]) + len(found[2]), found[2]) if found else None


def placed(words: str, text: str, near: int) -> str | None:
    """Words of ``text`` as a value of ``words``, where they stand nearest to ``near``; None if nowhere.

    Spaces and line ends count as alike: who selects words on a page does not see which it was.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = re.finditer(pattern, text) if pattern else ()
    best = min(places, key=lambda m: abs(m.start() - near), default=None)
    return f"{best.start()} {best[0]}" if best else None

"""Where a report says that nobody was killed or hurt: a count of 0, told by the statement that says so.

Reading gives no number where none is told, so "nobody was hurt" would pass for silence beside the dead of
another report. A statement belongs to the event that was told last before it. What is said of civilians or of
one side only is no count of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from wireledger.extract.event_types import event_types
from wireledger.records import Claim, Event, Record

_FILE = Path(__file__).with_suffix(".yml")
_CUSTODY = frozenset({"arrest_capture", "abduction"})

Toll = Literal["killed", "injured"]

_TOLLS: dict[str, tuple[Toll, ...]] = {
    "killed": ("killed",),
    "injured": ("injured",),
    "both": ("killed", "injured"),
}


def unharmed(record: Record, event: Event) -> Iterator[tuple[Toll, Claim]]:
    """The counts of an event that a report says to be 0, each with the statement that says so."""
    if not (event_types()[event.type].harms or event.type in _CUSTODY):
        return
    for claim in record.claims:
        if claim.predicate == "states" and claim.modality == "asserted":
            start = claim.span.start
            own = (of for of, at in _said(claim.span.text) if _told_last(record, start + at) == event.id)
            yield from ((toll, claim) for toll in dict.fromkeys(toll for of in own for toll in _TOLLS[of]))


@lru_cache(maxsize=50_000)
def _said(words: str) -> tuple[tuple[str, int], ...]:
    """Of whom words say that there was nobody, and where in the words."""
    return tuple((of, found.start()) for of, p in _patterns().items() for found in p.finditer(words))


def _told_last(record: Record, at: int) -> str | None:
    """The event whose trigger stands nearest before a place in the text."""
    before = [(t.start, e.id) for e in record.events for t in e.triggers if t.start < at]
    return max(before)[1] if before else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """How to say that nobody was killed, nobody injured, or neither."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _FILE.open(encoding="utf-8") as file:
        words: dict[str, Any] = yaml.load(file, Loader=loader)
    nobody = rf"(?:{_any(words['nobody'])})\s+(?:was|were|has been|have been|had been)"
    without, of_others = _any(words["without"]), _any([*words["of_some"], *words["not_before"]])
    return {
        tolls: re.compile(
            rf"\b(?:{nobody}\s+(?:{_any(done)})|(?:{without})\s+(?:{_any(words['counted'][tolls])}))"
            rf"\b(?!\s+(?:{of_others})\b)",
            re.IGNORECASE,
        )
        for tolls, done in words["done"].items()
    }


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

"""Dates of a report that are no days of what happened: when something was said, and since when it lasts.

"Killed in a strike, the command said on Friday" does not say that the strike was on Friday. Reading takes
such a date where it finds no better one.
"""

from __future__ import annotations

import re

from wireledger.extract.date_intervals import Interval
from wireledger.records import Claim, Event, Record
from wireledger.resolve.dates import interval_in, interval_of, to_the_day

_BEFORE = 60  # characters before a date in which it is told what it dates
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|announced|reported|stated|confirmed|declared|claimed|commented|issued|published|released"
    r"|statement|communiqu[eé]|broadcast|told\s+(?:\S+\s+){0,2}\S+)"
    r"\s+(?:(?:late|early)\s+)?(?:on\s+|last\s+|this\s+)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:^|\n)[^a-z\n]{2,40}(?:,\s[A-Z][\w.'’ -]{1,30})?,\s*$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?[-–—]")
_SINCE = re.compile(r"\s*(?:ever\s+)?since\b", re.IGNORECASE)
_SURE = 1.0  # of a claim that a reviewer accepted or corrected


def day_of(record: Record, event: Event) -> Interval | None:
    """The days on which an event is said to have happened; None where that is not known.

    They are those of the event's date, unless that is only when the report says that it was told.
    """
    shown = interval_of(event.date)
    claims = {c.id: c for c in record.claims if c.subject == event.id and c.predicate == "date"}
    told = set[Interval]()
    held = list[Interval]()
    for value in event.values:
        interval = interval_in(value.value) if value.field == "date" else None
        if interval is not None:
            claim = claims.get(value.claim)
            held += [] if claim and is_of_telling(record, claim) else [interval]
            told.add(interval)
    if shown is None or shown not in told or shown in held:
        return shown
    return next((i for i in held if to_the_day(i)), next(iter(held), None))


def is_of_telling(record: Record, claim: Claim) -> bool:
    """Whether the words of a claim for a date say when something was said, or since when it lasts.

    What a reviewer accepted or corrected stands.
    """
    if claim.confidence == _SURE:
        return False
    text, words = record.document.text, claim.span
    before = text[max(0, words.start - _BEFORE) : words.start]
    if _SINCE.match(words.text) or _SAID.search(before):
        return True
    return bool(_DATELINE.search(before) and _AFTER_DATELINE.match(text, words.end))

"""Dates of a report that are no days of what happened: of telling it, since when it lasts, of dying of it.

"Killed in a strike, the command said on Friday" does not say that the strike was on Friday, and neither does
"died of her wounds on Friday". Reading takes such a date where it finds no better one. Only who is held since
Friday was taken on that day.
"""

from __future__ import annotations

import re

from wireledger.extract.date_intervals import Interval
from wireledger.records import Claim, Event, Record
from wireledger.resolve.dates import interval_in, interval_of, to_the_day

_BEFORE = 100  # characters before a date in which it is told what it dates
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|announced|reported|stated|confirmed|declared|claimed|commented|issued|published|released"
    r"|statement|communiqu[eé]|broadcast|told\s+(?:\S+\s+){0,2}\S+)"
    r"\s+(?:(?:late|early)\s+)?(?:on\s+|last\s+|this\s+)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:^|\n)[^a-z\n]{2,40}(?:,\s[A-Z][\w.'’ -]{1,30})?,\s*$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?[-–—]")
_SINCE = re.compile(r"\s*(?:ever\s+)?since\b", re.IGNORECASE)
_DIED_OF_IT = re.compile(
    r"\b(?:died|dies|succumbed)\s(?:\w+\s)?(?:of|from|to)\s(?:[^.;,\s]+\s){0,4}(?:wounds?|injury|injuries|burns)\b[^.;]*$",
    re.IGNORECASE,
)
_CUSTODY = frozenset({"arrest_capture", "abduction"})
_SURE = 1.0  # of a claim that a reviewer accepted or corrected


def day_of(record: Record, event: Event) -> Interval | None:
    """The days on which an event is said to have happened; None where that is not known.

    They are those of the event's date, unless that is only when the report says that it was told. Who is held
    since a day was taken then.
    """
    shown = interval_of(event.date)
    claims = {c.id: c for c in record.claims if c.subject == event.id and c.predicate == "date"}
    told = set[Interval]()
    held = list[Interval]()
    for value in event.values:
        interval = interval_in(value.value) if value.field == "date" else None
        if interval is not None:
            claim = claims.get(value.claim)
            if claim and event.type in _CUSTODY and _SINCE.match(claim.span.text):
                taken = interval_in(value.value.partition("/")[0])
                held += [taken] if taken else []
            elif not (claim and is_of_telling(record, claim)):
                held.append(interval)
            told.add(interval)
    if shown is None or shown not in told or shown in held:
        return shown
    return next((i for i in held if to_the_day(i)), next(iter(held), None))


def is_of_telling(record: Record, claim: Claim) -> bool:
    """Whether a claim for a date says when something was told, since when it lasts, or when one died of it.

    What a reviewer accepted or corrected stands.
    """
    if claim.confidence == _SURE:
        return False
    text, words = record.document.text, claim.span
    before = text[max(0, words.start - _BEFORE) : words.start]
    if _SINCE.match(words.text) or _SAID.search(before) or _DIED_OF_IT.search(before):
        return True
    return bool(_DATELINE.search(before) and _AFTER_DATELINE.match(text, words.end))

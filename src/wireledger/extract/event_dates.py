"""When an event was: the dates around its trigger, less those on which somebody only spoke of it."""

from __future__ import annotations

import re
from functools import lru_cache

from wireledger.extract.dates import find_dates, resolve
from wireledger.extract.telling import Telling
from wireledger.extract.word_lists import any_of, lists
from wireledger.records import EventDate, Span

_SAID_ON = re.compile(
    r"\b(?:announced|reported|confirmed|published|released|disclosed|posted|issued)"
    r"(?:\s(?:on|late|early|late on|early on))?\s$"
)
_ORDINAL = re.compile(r"(?:the\s)?(\d{1,3}(?:st|nd|rd|th))")
_AFTER_DATELINE = re.compile(r"\s*\([^()\n]{2,40}\)\s*[-–—]{1,2}\s")


def event_dates(
    told: tuple[Span, ...], trigger: Span, sentence: Span, telling: Telling
) -> tuple[tuple[Span, EventDate], ...]:
    """The dates of a trigger, whole phrases, without the day on which somebody only said it.

    In "announced on Sunday that it killed him two days ago" Sunday is the announcement's: a date before the
    words that are reported counts only where there is none in or after them. So it is in "a strike announced
    on Sunday" if the sentence has another.
    """
    dates = (moved(d, sentence.start) for d in _dates_of(sentence.text))
    every = [d for d in dates if not _is_of_body(d, telling)]
    saying = [d for d in every if _is_of_saying(d, sentence)]
    # a dateline is the day of writing, nearer to what is said than to what happened
    phrases = (
        [d for d in every if d not in saying and not (saying and _is_dateline(d, sentence))]
        or saying
        or every
    )
    marked = [t for t in told if not _is_of_body(t, telling)]
    kept = [t for t in marked if not any(meet(t, d) for d in every) or any(meet(t, d) for d in phrases)]
    whole = [next((p for p in phrases if meet(p, t)), t) for t in kept]
    found = whole or sorted(phrases, key=lambda d: (abs(d.start - trigger.start), d.start))[:1]
    content = next(
        (
            s.content
            for s in telling.statements
            if s.content.start <= trigger.start and trigger.end <= s.content.end
        ),
        None,
    )
    if content:
        told_inside = [d for d in found if d.start >= content.start]
        beside = sorted(
            (d for d in phrases if d.start >= content.start), key=lambda d: abs(d.start - trigger.start)
        )
        found = told_inside or beside[:1] or found
    return tuple((d, resolve(d.text, telling.published)) for d in dict.fromkeys(found))


def _is_of_saying(words: Span, sentence: Span) -> bool:
    """Whether a date is the day on which something was said: "announced last Friday"."""
    return _SAID_ON.search(sentence.text[: words.start - sentence.start]) is not None


def _is_dateline(words: Span, sentence: Span) -> bool:
    """Whether a date opens a wire report: "NAIROBI, Nov 12 (Meridian) - "."""
    return _AFTER_DATELINE.match(sentence.text, words.end - sentence.start) is not None


def _is_of_body(words: Span, telling: Telling) -> bool:
    """Whether an ordinal alone is short for a body that the report names: "the 18th Front"."""
    match = _ORDINAL.fullmatch(words.text)
    return match is not None and any(_bodies(match[1]).search(s.text) for s in telling.sentences)


@lru_cache(maxsize=64)
def _bodies(ordinal: str) -> re.Pattern[str]:
    nouns = any_of(lists("names_of_groups")["numbered"])
    small = r"(?!(?:the|of|a|an|in|at|on|by|and|to|for|from|with|as|when|after|before|he|she|they|it)\s)"
    return re.compile(rf"(?<!\b[Oo]n\sthe\s)\b{ordinal}(?:\s{small}[\w-]+){{0,3}}\s(?i:{nouns})\b")


def meet(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.start < b.end and b.start < a.end


def moved(span: Span, by: int) -> Span:
    """A span of a part of a text as one of the whole text."""
    return Span(span.start + by, span.end + by, span.text)


# One sentence is asked about once for each of its triggers.
_dates_of = lru_cache(maxsize=512)(find_dates)

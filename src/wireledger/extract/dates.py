"""Date expressions in news English, and what day they mean.

Dates are the Gregorian calendar's, written ISO 8601 at the precision the words give: ``2013`` for
"mid-2013", ``2011-11`` for "early November 2011". Relative words count from the day of publication
("last night" is the day before; a weekday or a bare "7 October" is the latest such day on or before
it), or, where the caller gives one, from the day last spoken of ("two days later"). What cannot be
resolved stays unknown with its words: nothing is guessed.

An expression is made of phrases: :mod:`wireledger.extract.date_phrases` finds them;
:mod:`wireledger.extract.date_calendar` and :mod:`wireledger.extract.date_relative` read each.
"""

from __future__ import annotations

import re
from datetime import date

from wireledger.extract.date_calendar import CALENDAR_READERS
from wireledger.extract.date_intervals import Interval, Reference, from_first_to_last
from wireledger.extract.date_phrases import DatePhrase, date_phrases, word_before
from wireledger.extract.date_relative import RELATIVE_READERS
from wireledger.extract.word_lists import lists
from wireledger.records import EventDate, Span

_JOIN = re.compile(
    r"\s*(?:-|–|—|and|to|until|till|through|or)\s*(?:the\s+|on\s+|early\s+|late\s+|mid-)?", re.I
)
_APPOSED = re.compile(r"\s*,?\s*(?:on\s+)?", re.I)
_TAIL = re.compile(
    r"(?:['’]s)?(?:\s+(?:night|morning|afternoon|evening|dawn|noon|midday|midnight|daybreak|dusk))?"
    r"(?:,?\s+at(?:\s+(?:about|around))?\s+\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?)?",
    re.I,
)
_SINCE = re.compile(r"\bsince\b", re.I)
_READERS = {**CALENDAR_READERS, **RELATIVE_READERS}  # "vague" and "foreign" phrases nobody can place
_MOST_CERTAIN_LAST = (
    "year",
    "month",
    "relative",
    "weekday",
    "ordinal",
    "feast",
    "calendar",
    "numeric",
    "iso",
)
_CERTAINTY = {rule: i for i, rule in enumerate(_MOST_CERTAIN_LAST)}
_ISO_LENGTH = {"day": 10, "week": 10, "month": 7, "year": 4}


def find_dates(text: str) -> tuple[Span, ...]:
    """Every date expression of ``text``, in order; bare clock times are left out.

    Neighbours that make one date or range ("Sunday, 3 March", "between 11 and 13 May") are one span,
    with the words that sharpen it ("early", "night", "at 7.52").
    """
    spans: list[list[int]] = []
    for phrase in date_phrases(text):
        gap = text[spans[-1][1] : phrase.start] if spans else ""
        near = bool(spans) and len(gap) <= 20 and (_JOIN.fullmatch(gap) or _APPOSED.fullmatch(gap))
        tail = _TAIL.match(text, phrase.end)
        end = tail.end() if tail else phrase.end
        if near:
            spans[-1][1] = end
        else:
            spans.append([_opening(text, phrase.start, spans[-1][1] if spans else 0), end])
    return tuple(Span(start, end, text[start:end]) for start, end in spans)


def _opening(text: str, start: int, floor: int) -> int:
    """Where the words that belong to the date begin: "late" of "late on Sunday", "end" of "end of May"."""
    w, best, at = lists("dates"), start, start
    for _ in range(6):
        word = word_before(text, at, floor)
        if not word or word[1].lower() not in w["before"]:
            break
        at = word.start()
        if word[1].lower() in w["kept_before"]:
            best = at
    return best


def resolve(words: str, published: date | None, anchor: date | None = None) -> EventDate:
    """What ``words`` mean as a date, in a report of the day ``published``.

    ``anchor`` is the day last spoken of, for "two days later" and "that evening"; without it these
    stay unknown. The words are always kept in ``text``.
    """
    phrases = date_phrases(words)
    if len(phrases) == 2 and re.search(r"(?:after|before)$", words[: phrases[0].end].lower()):
        base = _meaning(phrases[1], Reference(published, anchor))
        if base is not None and base.precision == "day":
            anchor, phrases = base.low, phrases[:1]
    read = _read(phrases, published, anchor)
    parts = _parts(words, read)
    if not parts:
        return EventDate(None, None, "unknown", words)
    found = from_first_to_last(parts)
    start, end = _written(found.low, found), _written(found.high, found)
    since = _SINCE.search(words[: read[0][0].start])
    if published and len(parts) == 1 and since and found.low <= published:
        end = published.isoformat()
    return EventDate(start, end, found.precision, words)


def _meaning(phrase: DatePhrase, known: Reference) -> Interval | None:
    """The days that ``phrase`` means; None where they cannot be known."""
    reader = _READERS.get(phrase.rule)
    try:
        return reader(phrase, known) if reader else None
    except (ValueError, OverflowError):  # 31 June, or a year out of the calendar's range
        return None


def _read(
    phrases: list[DatePhrase], published: date | None, anchor: date | None
) -> list[tuple[DatePhrase, Interval]]:
    """The phrases that can be read, each with its days; a year said later dates those before it, too."""
    years = [(p.start, int(p.part("year"))) for p in phrases if p.part("year") and p.rule != "foreign"]
    read: list[tuple[DatePhrase, Interval]] = []
    for phrase in phrases:
        later = next((year for start, year in years if start >= phrase.start), None)
        found = _meaning(phrase, Reference(published, anchor, later))
        if found is not None:
            read.append((phrase, found))
    return read


def _parts(words: str, read: list[tuple[DatePhrase, Interval]]) -> list[Interval]:
    """The days of each member of a range; of two phrases for one day, "Sunday, 3 March", the surer."""
    parts: list[Interval] = []
    last: DatePhrase | None = None
    for phrase, found in read:
        if last is None or not _APPOSED.fullmatch(words[last.end : phrase.start]):
            parts.append(found)
        elif _certainty(phrase) > _certainty(last):
            parts[-1] = found
        last = phrase
    return parts


def _certainty(phrase: DatePhrase) -> int:
    return _CERTAINTY.get(phrase.rule, _CERTAINTY["weekday"])


def _written(day: date, found: Interval) -> str:
    return day.isoformat()[: _ISO_LENGTH[found.precision]]

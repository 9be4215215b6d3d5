"""Date phrases: the smallest pieces of a text that date something, each found by a named rule.

"late on Sunday, 3 March" holds two, "Sunday" and "3 March". What they mean is told in
:mod:`wireledger.extract.date_calendar` and :mod:`wireledger.extract.date_relative`. The words are data, in
``dates.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from wireledger.extract.date_intervals import Interval, Reference
from wireledger.extract.spelling import plain
from wireledger.extract.word_lists import any_of, lists
from wireledger.read.months import months

_LANGUAGES = ("english", "levantine_in_latin_letters")  # of months: reports are read in English
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\d,]\d|\d)"
_ANY_YEAR = r"(?:1[89]|20)\d\d"
_LAST = r"\s(?P<past>last)\b(?!\s\w)"  # "in May last", not "May last month"
_WORD_BEFORE = re.compile(r"([\w’']+)[\s\-–(]{0,2}$")
_REACH = 20  # characters on either side that are looked at
_Rule = tuple[str, int, str]  # its name, its row where it is one of a list, its pattern


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """One date phrase: the rule that found it, the row of a rule that is a list, and where it stands."""

    rule: str
    row: int
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where it begins, in characters from the start of the text."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends, in characters from the start of the text."""
        return self.match.end()

    def part(self, name: str) -> str:
        """The words of its part ``name``, as "wd" (weekday) or "year"; "" where it has none."""
        return self.match.groupdict().get(name) or ""

    def said(self, name: str) -> str:
        """The words of a part as ``plain`` spells them, "" where it has none."""
        return re.sub(r"\s", " ", plain(self.part(name)))

    def value(self, name: str, key: str) -> Any:
        """What ``dates.yml`` gives for the words of a part in its list ``key``; None where it has none."""
        return _values(key).get(self.said(name))


Reader = Callable[[DatePhrase, Reference], Interval | None]
"""What a phrase of one rule means: the days, or None where they cannot be known."""


def date_phrases(text: str) -> list[DatePhrase]:
    """The date phrases of ``text`` in order, none overlapping."""
    found: list[DatePhrase] = []
    taken = bytearray(len(text))
    for rule, row, pattern in _rules():
        for m in pattern.finditer(text):
            if not any(taken[m.start() : m.end()]) and _plausible(rule, m, text):
                taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
                found.append(DatePhrase(rule, row, m))
    return sorted(found, key=lambda p: p.start)


def word_before(text: str, at: int, floor: int = 0) -> re.Match[str] | None:
    """The word right before ``at`` (its group 1), of what lies after ``floor``."""
    return _WORD_BEFORE.search(text, max(floor, at - _REACH), at)


@cache
def _values(key: str) -> dict[str, Any]:
    return {plain(name): value for name, value in lists("dates")[key].items()}


@cache
def _rules() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """The rules in order of trust: where two match the same words, the earlier holds."""
    rows = [*_calendar_dates(), *_years(), *_listed("anchored"), *_listed("relative"), *_listed("vague")]
    rows += [*_counted(), *_named()]
    return tuple((name, row, re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.I)) for name, row, p in rows)


def _calendar_dates() -> list[_Rule]:
    """Days and months that are written out, in figures or by name."""
    w, month = lists("dates"), _month()
    day = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:.]\d|\d)|(?:{any_of(w['ordinals'])})\b)"
    other = r"\s*(?:,\s?and|,|and|&|to|or|through|-|–|/)\s*"
    days = rf"(?P<days>{day}(?:{other}{day}){{0,4}})"
    small = "at|in|on|and|by|when|near|while|during|of|as|the|with|before|after|last|this|next"
    no_noun = rf"(?!\w|\s+(?!{small})[a-z])"  # "July 3 and 5 people" holds one day
    more = rf"(?P<days>{day}(?:{other}{day}{no_noun}){{0,4}})"
    of_year = rf"(?:,?\s(?:of\s|in\s)?{_YEAR}|\s(?:of\s|in\s)?{_that_year()})"
    relative = r"(?P<rel>this|last|next|the\s(?:same|current|previous|following))"
    return [
        ("iso", 0, r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:]+)?(?![\d-]*\d)"),
        (
            "numeric",
            0,
            r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/-]|\.\d)",
        ),
        ("calendar", 0, rf"{days}\s?(?:of\s)?(?:last\s)?{month}(?:{of_year}|{_LAST})?"),
        ("calendar", 0, rf"{month}\s(?:the\s)?{more}(?:{of_year}|{_LAST})?"),
        ("calendar", 0, rf"{month}{of_year}"),
        ("day_month", 0, r"(?<![\d./-])(?P<a>\d\d?)/(?P<b>\d\d?)(?![\d./-]*\d)"),
        ("monthday", 0, rf"{days}\s(?:of\s)?{relative}\smonth"),
        ("feast", 0, rf"(?P<feast>{any_of(w['feasts'])})(?:,?\s(?:of\s)?{_YEAR})?"),
        ("foreign", 0, rf"(?:\d{{1,2}}\s)?(?:{any_of(w['foreign_months'])})\b(?:,?\s(?P<year>1[34]\d\d)\b)?"),
    ]


def _years() -> list[_Rule]:
    """Spans of years, and seasons of a year."""
    return [
        ("years", 0, rf"(?P<y>{_ANY_YEAR})\s?(?:-|–|/|to|until)\s?(?P<z>{_ANY_YEAR}|\d\d)(?![\d-])"),
        ("decade", 0, r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<y>(?:1[89]|20)\d0)['’]?s"),
        ("season", 0, rf"(?:{any_of(lists('dates')['seasons'])})(?:\sof)?\s(?:{_YEAR}|{_that_year()})"),
    ]


def _listed(key: str) -> list[_Rule]:
    """The phrases of a list, each of which is a pattern, or a row that opens with one."""
    patterns = [row if isinstance(row, str) else row[0] for row in lists("dates")[key]]
    return [(key, i, pattern.replace(" ", r"\s")) for i, pattern in enumerate(patterns)]


def _counted() -> list[_Rule]:
    """Days, weeks and so on that are counted from another day: "two days ago"."""
    w = lists("dates")
    count = rf"(?P<n>\d{{1,3}}|{any_of(w['numbers'])}|half\san?|a\scouple\sof)"
    unit = rf"(?P<unit>{any_of(w['units'])})s?"
    way = r"(?P<way>later|after(?:wards)?|earlier|before(?:hand)?|previously)"
    return [
        ("ago", 0, rf"{count}\s{unit}\sago"),
        (
            "within",
            0,
            rf"(?:last|past|previous|preceding)\s(?P<n>\d{{1,3}}|{any_of(w['numbers'])})\s{unit}",
        ),
        ("later", 0, rf"{count}\s{unit}\s{way}"),
    ]


def _named() -> list[_Rule]:
    """Seasons, weekdays, months, days of the month and years that stand alone."""
    w = lists("dates")
    weekday, lead = rf"(?P<wd>{any_of(w['weekdays'])})", r"(?P<lead>last|this|next|this\spast|past)"
    season = rf"(?P<season>(?:{any_of(w['seasons'])}))"
    return [
        ("night_to", 0, rf"night\s(?:in)?to\s{weekday}"),
        ("season_last", 0, rf"(?P<lead>last|in|since|this\spast)\s(?:the\s)?{season}(?!\sof\b)"),
        ("weekday", 0, rf"(?:{lead}\s)?{weekday}\b(?:{_LAST})?"),
        ("month", 0, rf"(?:{lead}\s)?{_month()}(?:{_LAST})?"),
        ("ordinal", 0, r"the\s(?P<days>(?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th|31st))(?!-)"),
        ("year", 0, r"(?<![\d$€£#.,/:])(?<!\d-)" + _YEAR),
    ]


def _month() -> str:
    names = months(*_LANGUAGES)
    short = "|".join(m for m in names if len(m) == 3 and m != "may")
    return rf"(?P<month>(?:{any_of(names)})\b)(?:(?<=\b(?:{short}))\.|(?<=\bsept)\.)?"


def _that_year() -> str:
    return r"(?P<which>last|this|next|that|(?:the\s)?same|the\s(?:previous|following|past|current))\syear"


def _plausible(rule: str, m: re.Match[str], text: str) -> bool:
    """Whether words that fit a rule stand as a date: "may", "Sat" and 2013 need their surroundings."""
    w, alone = lists("dates"), m.start() == 0 and m.end() == len(text)
    if "month" in m.re.groupindex and m["month"].islower() and m["month"] in w["doubtful_months"]:
        return False
    before = word_before(text, m.start())
    led = alone or bool(before and before[1].lower() in w["year_words"])
    if rule == "month":
        return m["month"].lower() not in w["doubtful_months"] or led or bool(m["lead"] or m["past"])
    if rule == "weekday" and m["wd"].lower() in w["short_weekdays"]:
        return m["wd"][0].isupper() and (alone or bool(re.match(r"[.,]?\s+\d", text[m.end() : m.end() + 4])))
    if rule == "foreign":
        return m["year"] is not None or m[0].lower() == "ramadan" or led
    after = re.match(r"[\s-]{1,2}(\w+)", text[m.end() : m.end() + _REACH])
    if rule == "ordinal":
        return led and not (after and (after[1][0].isupper() or after[1] in w["not_days"]))
    if rule == "year":
        noun = after[1].lower() if after else ""
        return noun not in w["clock_words"] and (led or noun not in w["not_years"])
    return True

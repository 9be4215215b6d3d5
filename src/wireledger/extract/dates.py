"""Date expressions in news English, and what day they mean.

Dates are the Gregorian calendar's, written ISO 8601 at the precision the words give: ``2013`` for
"mid-2013", ``2011-11`` for "early November 2011". Relative words count from the day of publication
("last night" is the day before; a weekday or a bare "7 October" is the latest such day on or before
it), or, where the caller gives one, from the day last spoken of ("two days later"). What cannot be
resolved stays unknown with its words: nothing is guessed. The words are data, in ``dates.yml``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wireledger.records import DatePrecision, EventDate, Span

_RANK: dict[DatePrecision, int] = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
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
_WORD_BEFORE = re.compile(r"([\w’']+)[\s\-–(]{0,2}$")


@dataclass(frozen=True, slots=True)
class _When:
    """An interval of days, and how fine the words are."""

    low: date
    high: date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class _Atom:
    """One date phrase: where it stands, which rule found it, and its parts."""

    start: int
    end: int
    rule: str
    match: re.Match[str]


@cache
def _words() -> dict[str, Any]:
    text = files("wireledger.extract").joinpath("dates.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def small_numbers() -> dict[str, int]:
    """Number words from "a" to "thirty", with their values."""
    return dict(_words()["numbers"])


def _any(names: Any) -> str:
    return "|".join(re.escape(n).replace("\\ ", r"\s") for n in sorted(names, key=len, reverse=True))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules in order of trust: where two match the same words, the earlier holds."""
    w = _words()
    short = "|".join(m for m in w["months"] if len(m) == 3 and m != "may")
    month = rf"(?P<month>(?:{_any(w['months'])})\b)(?:(?<=\b(?:{short}))\.|(?<=\bsept)\.)?"
    year = r"(?P<year>(?:1[89]|20)\d\d)(?![\d,]\d|\d)"
    day = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:.]\d|\d)|(?:{_any(w['ordinals'])})\b)"
    other = r"\s*(?:,\s?and|,|and|&|to|or|through|-|–|/)\s*"
    days = rf"(?P<days>{day}(?:{other}{day}){{0,4}})"
    small = "at|in|on|and|by|when|near|while|during|of|as|the|with|before|after|last|this|next"
    no_noun = rf"(?!\w|\s+(?!{small})[a-z])"
    more = rf"(?P<days>{day}(?:{other}{day}{no_noun}){{0,4}})"
    that = r"(?P<which>last|this|next|that|(?:the\s)?same|the\s(?:previous|following|past|current))\syear"
    of_year = rf"(?:,?\s(?:of\s|in\s)?{year}|\s(?:of\s|in\s)?{that})"
    count = rf"(?P<n>\d{{1,3}}|{_any(w['numbers'])}|half\san?|a\scouple\sof)"
    unit = rf"(?P<unit>{_any(w['units'])})s?"
    lead = r"(?P<lead>last|this|next|this\spast|past)"
    season = rf"(?:{_any(w['seasons'])})"
    phrase: Callable[[str], list[tuple[str, str]]] = lambda key: [  # noqa: E731 - a table of rules
        (f"{key}{i}", r"\s".join(p[0].split(" "))) for i, p in enumerate(w[key])
    ]
    table = [
        ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:]+)?(?![\d-]*\d)"),
        (
            "numeric",
            r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/-]|\.\d)",
        ),
        ("calendar", rf"{days}\s?(?:of\s)?(?:last\s)?{month}(?:{of_year}|\s(?P<past>last)\b(?!\s\w))?"),
        ("calendar", rf"{month}\s(?:the\s)?{more}(?:{of_year}|\s(?P<past>last)\b(?!\s\w))?"),
        ("calendar", rf"{month}{of_year}"),
        ("day_month", r"(?<![\d./-])(?P<a>\d\d?)/(?P<b>\d\d?)(?![\d./-]*\d)"),
        (
            "monthday",
            rf"{days}\s(?:of\s)?(?P<rel>this|last|next|the\s(?:same|current|previous|following))\smonth",
        ),
        ("feast", rf"(?P<feast>{_any(w['feasts'])})(?:,?\s(?:of\s)?{year})?"),
        ("foreign", rf"(?:\d{{1,2}}\s)?(?:{_any(w['foreign_months'])})\b(?:,?\s(?P<year>1[34]\d\d)\b)?"),
        ("years", r"(?P<y>(?:1[89]|20)\d\d)\s?(?:-|–|/|to|until)\s?(?P<z>(?:1[89]|20)\d\d|\d\d)(?![\d-])"),
        ("decade", r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<y>(?:1[89]|20)\d0)['’]?s"),
        ("season", rf"{season}(?:\sof)?\s(?:{year}|{that})"),
        *phrase("anchored"),
        *phrase("relative"),
        *[(f"vague{i}", r"\s".join(p.split(" "))) for i, p in enumerate(w["vague"])],
        ("ago", rf"{count}\s{unit}\sago"),
        ("within", rf"(?:last|past|previous|preceding)\s(?P<n>\d{{1,3}}|{_any(w['numbers'])})\s{unit}"),
        ("later", rf"{count}\s{unit}\s(?P<way>later|after(?:wards)?|earlier|before(?:hand)?|previously)"),
        ("night_to", rf"night\s(?:in)?to\s(?P<wd>{_any(w['weekdays'])})"),
        ("season_last", rf"(?:last|in|since|this\spast)\s(?:the\s)?(?P<season>{season})(?!\sof\b)"),
        ("weekday", rf"(?:{lead}\s)?(?P<wd>{_any(w['weekdays'])})\b(?:\s(?P<past>last)\b(?!\s\w))?"),
        ("month", rf"(?:{lead}\s)?{month}(?:\s(?P<past>last)\b(?!\s\w))?"),
        ("ordinal", r"the\s(?P<days>(?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th|31st))(?!-)"),
        ("year", r"(?<![\d$€£#.,/:])(?<!\d-)" + year),
    ]
    return tuple((name, re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.I)) for name, p in table)


def _plausible(rule: str, m: re.Match[str], text: str) -> bool:
    """Whether words that fit a rule stand as a date: "may", "Sat" and 2013 need their surroundings."""
    w, alone = _words(), m.start() == 0 and m.end() == len(text)
    if "month" in m.re.groupindex and m["month"].islower() and m["month"] in w["doubtful_months"]:
        return False
    before = _WORD_BEFORE.search(text, max(0, m.start() - 20), m.start())
    led = alone or bool(before and before[1].lower() in w["year_words"])
    if rule == "month":
        named = m["month"].lower()
        return named not in w["doubtful_months"] or led or bool(m["lead"] or m["past"])
    if rule == "weekday" and m["wd"].lower() in w["short_weekdays"]:
        return m["wd"][0].isupper() and (alone or bool(re.match(r"[.,]?\s+\d", text[m.end() : m.end() + 4])))
    if rule == "foreign":
        return m["year"] is not None or m[0].lower() == "ramadan" or led
    after = re.match(r"[\s-]{1,2}(\w+)", text[m.end() : m.end() + 20])
    if rule == "ordinal":
        return led and not (after and (after[1][0].isupper() or after[1] in w["not_days"]))
    if rule == "year":
        noun = after[1].lower() if after else ""
        return noun not in w["clock_words"] and (led or noun not in w["not_years"])
    return True


def _atoms(text: str) -> list[_Atom]:
    """Date phrases in order, none overlapping."""
    found: list[_Atom] = []
    taken = bytearray(len(text))
    for rule, pattern in _rules():
        for m in pattern.finditer(text):
            if not any(taken[m.start() : m.end()]) and _plausible(rule, m, text):
                taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
                found.append(_Atom(m.start(), m.end(), rule, m))
    return sorted(found, key=lambda a: a.start)


def find_dates(text: str) -> tuple[Span, ...]:
    """Every date expression of ``text``, in order; bare clock times are left out.

    Neighbours that make one date or range ("Sunday, 3 March", "between 11 and 13 May") are one span,
    with the words that sharpen it ("early", "night", "at 7.52").
    """
    spans: list[list[int]] = []
    for a in _atoms(text):
        gap = text[spans[-1][1] : a.start] if spans else ""
        near = bool(spans) and len(gap) <= 20 and (_JOIN.fullmatch(gap) or _APPOSED.fullmatch(gap))
        tail = _TAIL.match(text, a.end)
        end = tail.end() if tail else a.end
        if near:
            spans[-1][1] = end
        else:
            spans.append([_opening(text, a.start, spans[-1][1] if spans else 0), end])
    return tuple(Span(s, e, text[s:e]) for s, e in spans)


def _opening(text: str, start: int, floor: int) -> int:
    """Where the words that belong to the date begin: "late" of "late on Sunday", "end" of "end of May"."""
    w, best, at = _words(), start, start
    for _ in range(6):
        m = _WORD_BEFORE.search(text, max(floor, at - 20), at)
        if not m or m[1].lower() not in w["before"]:
            break
        at = m.start()
        if m[1].lower() in w["kept_before"]:
            best = at
    return best


# ---------------------------------------------------------------- what day the words mean


def _month(year: int, month: int) -> _When:
    return _When(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _year(year: int, last: int | None = None) -> _When:
    return _When(date(year, 1, 1), date(last or year, 12, 31), "year")


def _step(base: date, unit: str, first: int, last: int) -> _When:
    """The days, week, month or year that lie ``first`` to ``last`` steps from ``base``."""
    if unit == "day":
        return _When(base + timedelta(first), base + timedelta(last), "day")
    if unit == "week":
        monday = base - timedelta(base.weekday())
        return _When(monday + timedelta(7 * first), monday + timedelta(7 * last + 6), "week")
    if unit == "weekend":
        saturday = base - timedelta((base.weekday() - 5) % 7)
        return _When(saturday, saturday + timedelta(1), "day")
    if unit == "month":
        low, high = base.year * 12 + base.month - 1 + first, base.year * 12 + base.month - 1 + last
        return _When(_month(*_divide(low)).low, _month(*_divide(high)).high, "month")
    return _year(base.year + first, base.year + last)


def _divide(months: int) -> tuple[int, int]:
    return months // 12, months % 12 + 1


def _days(words: str) -> list[int]:
    """Days of the month, in figures or ordinal words."""
    ordinals = _words()["ordinals"]
    found = re.findall(r"\d+|[a-z]+-?[a-z]+", words.lower())
    return [int(d) if d.isdigit() else ordinals.index(d) + 1 for d in found if d.isdigit() or d in ordinals]


def _count(words: str) -> int | None:
    if words.lower() in ("a couple of",):
        return 2
    return int(words) if words.isdigit() else _words()["numbers"].get(words.lower())


def _away(n: int, unit: str, base: date, ago: bool) -> _When:
    """The time ``n`` units from ``base``, as fine as the unit: weeks to the week, months to the month."""
    sign = -1 if ago else 1
    if unit == "hour":
        return _step(base, "day", sign * (n // 24), sign * (n // 24))
    if unit in ("day", "week", "fortnight"):
        days = n * {"day": 1, "week": 7, "fortnight": 14}[unit]
        when = base + timedelta(sign * days)
        return _When(when, when, "day" if unit == "day" or (n == 1 and unit == "week") else "week")
    if unit == "month":
        return _step(base, "month", sign * n, sign * n)
    if unit == "year" and n == 1:
        return _step(base, "month", 12 * sign, 12 * sign)
    n = n * 10 if unit == "decade" else n
    return _step(base, "year", sign * n, sign * n)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads phrases against the day of publication and the day last spoken of; both may be unknown."""

    published: date | None
    anchor: date | None
    hint: int | None  # a year that stands later in the same words

    def read(self, a: _Atom) -> _When | None:
        rule = a.rule.rstrip("0123456789")
        handler = getattr(self, f"_{rule}", None)
        try:
            found: _When | None = handler(a) if handler else None
        except (ValueError, OverflowError):  # 31 June, or a year out of the calendar's range
            return None
        return found

    def _iso(self, a: _Atom) -> _When:
        day = date(int(a.match["y"]), int(a.match["m"]), int(a.match["d"]))
        return _When(day, day, "day")

    def _numeric(self, a: _Atom) -> _When | None:
        m = a.match
        first, second, year = int(m["a"]), int(m["b"]), int(m["y"]) + (2000 if len(m["y"]) == 2 else 0)
        if first <= 12 and second <= 12 and first != second and m["sep"] != ".":
            return None  # day first or month first: the words do not say
        day = date(year, first, second) if second > 12 else date(year, second, first)
        return _When(day, day, "day")

    def _calendar(self, a: _Atom) -> _When | None:
        m, groups = a.match, a.match.groupdict()
        month = _words()["months"][re.sub(r"\s", " ", m["month"].lower())]
        days = _days(groups.get("days") or "")
        year = int(m["year"]) if groups.get("year") else self._named_year(groups.get("which"))
        if year is None and groups.get("which"):
            return None
        if year is None:
            year = self.hint or self._latest_year(month, days[0] if days else None)
        if year is None:
            return None
        if not days:
            return _month(year, month)
        return _When(date(year, month, min(days)), date(year, month, max(days)), "day")

    def _named_year(self, which: str | None) -> int | None:
        if which is None:
            return None
        name = re.sub(r"\s", " ", which.lower())
        spoken = {"last": -1, "the past": -1, "this": 0, "the current": 0, "next": 1}
        if name in spoken:
            return self.published.year + spoken[name] if self.published else None
        steps = {"that": 0, "same": 0, "the same": 0, "the previous": -1, "the following": 1}
        return self.anchor.year + steps[name] if self.anchor else None

    def _latest_year(self, month: int, day: int | None) -> int | None:
        """The year of the latest such day or month on or before publication."""
        if self.published is None:
            return None
        if month == 2 and day == 29:
            return next(y for y in range(self.published.year, 0, -1) if monthrange(y, 2)[1] == 29)
        return self.published.year - ((month, day or 1) > (self.published.month, self.published.day))

    def _month(self, a: _Atom) -> _When | None:
        month, m = _words()["months"][re.sub(r"\s", " ", a.match["month"].lower())], a.match
        year = self.hint or self._latest_year(month, None)
        if year is None or self.published is None:
            return _month(year, month) if year else None
        lead = (m["lead"] or m["past"] or "").lower()
        if lead == "last" and (year, month) == (self.published.year, self.published.month):
            year -= 1
        return _month(year + (lead == "next"), month)

    def _feast(self, a: _Atom) -> _When | None:
        month, day = _words()["feasts"][re.sub(r"\s", " ", a.match["feast"].lower())]
        year = int(a.match["year"]) if a.match["year"] else self._latest_year(month, day)
        return _When(date(year, month, day), date(year, month, day), "day") if year else None

    def _year(self, a: _Atom) -> _When:
        return _year(int(a.match["year"]))

    def _years(self, a: _Atom) -> _When | None:
        low, z = int(a.match["y"]), a.match["z"]
        high = int(z) if len(z) == 4 else low // 100 * 100 + int(z)
        return _year(low, high) if high >= low else _year(low)

    def _decade(self, a: _Atom) -> _When:
        return _year(int(a.match["y"]), int(a.match["y"]) + 9)

    def _season(self, a: _Atom) -> _When | None:
        year = int(a.match["year"]) if a.match["year"] else self._named_year(a.match["which"])
        return _year(year) if year else None

    def _season_last(self, a: _Atom) -> _When | None:
        """The latest such season begun before the month of publication; northern seasons, to the year."""
        first = _words()["seasons"][a.match["season"].lower()]
        lead = a.match[0].lower().startswith(("last", "this"))
        if self.published is None:
            return None
        return _year(self.published.year - (self.published.month < first + 3 * lead))

    def _day_month(self, a: _Atom) -> _When | None:
        """Day and month in figures, where one of them can only be the day."""
        first, second = int(a.match["a"]), int(a.match["b"])
        if min(first, second) > 12 or (max(first, second) <= 12 and first != second):
            return None
        day, month = max(first, second), min(first, second)
        year = self._latest_year(month, day)
        return _When(date(year, month, day), date(year, month, day), "day") if year else None

    def _monthday(self, a: _Atom) -> _When | None:
        rel = re.sub(r"\s", " ", a.match["rel"].lower())
        base = self.published if rel in ("this", "last", "next", "the current") else self.anchor
        step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(rel, 0)
        if base is None:
            return None
        month = _step(base, "month", step, step).low
        days = _days(a.match["days"])
        return _When(month.replace(day=min(days)), month.replace(day=max(days)), "day")

    def _weekday(self, a: _Atom) -> _When | None:
        if self.published is None:
            return None
        back = (self.published.weekday() - _words()["weekdays"][a.match["wd"].lower()]) % 7
        lead = (a.match.groupdict().get("lead") or "").lower()
        if lead == "next":
            back -= 7
        day = self.published - timedelta(7 if lead == "last" and back == 0 else back)
        return _When(day, day, "day")

    def _night_to(self, a: _Atom) -> _When | None:
        night = self._weekday(a)
        return _When(night.low - timedelta(1), night.high, "day") if night else None

    def _ordinal(self, a: _Atom) -> _When | None:
        if self.published is None:
            return None
        number = int(re.sub(r"\D", "", a.match["days"]))
        month = (
            self.published if number <= self.published.day else self.published.replace(day=1) - timedelta(1)
        )
        day = month.replace(day=number)
        return _When(day, day, "day")

    def _relative(self, a: _Atom) -> _When | None:
        _, unit, first, last = _words()["relative"][int(a.rule[8:])]
        return _step(self.published, unit, first, last) if self.published else None

    def _anchored(self, a: _Atom) -> _When | None:
        _, unit, first, last = _words()["anchored"][int(a.rule[8:])]
        return _step(self.anchor, unit, first, last) if self.anchor else None

    def _ago(self, a: _Atom) -> _When | None:
        n = _count(a.match["n"])
        return _away(n, a.match["unit"].lower(), self.published, True) if n and self.published else None

    def _within(self, a: _Atom) -> _When | None:
        n = _count(a.match["n"])
        if not n or self.published is None:
            return None
        low = _away(n, a.match["unit"].lower(), self.published, True)
        return _When(low.low, self.published, "day" if low.precision == "week" else low.precision)

    def _later(self, a: _Atom) -> _When | None:
        n, back = _count(a.match["n"]), a.match["way"].lower().startswith(("earlier", "before", "prev"))
        return _away(n, a.match["unit"].lower(), self.anchor, back) if n and self.anchor else None


def _written(when: _When, words: str) -> EventDate:
    size = {"day": 10, "week": 10, "month": 7, "year": 4}[when.precision]
    return EventDate(when.low.isoformat()[:size], when.high.isoformat()[:size], when.precision, words)


def resolve(words: str, published: date | None, anchor: date | None = None) -> EventDate:
    """What ``words`` mean as a date, in a report of the day ``published``.

    ``anchor`` is the day last spoken of, for "two days later" and "that evening"; without it these
    stay unknown. The words are always kept in ``text``.
    """
    atoms = _atoms(words)
    if len(atoms) == 2 and re.search(r"(?:after|before)$", words[: atoms[0].end].lower()):
        base = _Reader(published, anchor, None).read(atoms[1])
        if base is not None and base.precision == "day":
            anchor, atoms = base.low, atoms[:1]
    years = [a for a in atoms if a.match.groupdict().get("year") and a.rule != "foreign"]
    parts: list[_When] = []
    kinds: list[tuple[int, _Atom]] = []
    for a in atoms:
        later = [int(y.match["year"]) for y in years if y.start >= a.start]
        when = _Reader(published, anchor, later[0] if later else None).read(a)
        if when is None:
            continue
        if kinds and _APPOSED.fullmatch(words[kinds[-1][1].end : a.start]):
            if _certainty(a) > _certainty(kinds[-1][1]):
                parts[-1] = when
        else:
            parts.append(when)
        kinds.append((len(parts), a))
    if not parts:
        return EventDate(None, None, "unknown", words)
    when = _interval(parts)
    if published and len(parts) == 1 and _SINCE.search(words[: kinds[0][1].start]) and when.low <= published:
        return EventDate(_written(when, words).start, published.isoformat(), when.precision, words)
    return _written(when, words)


def _certainty(a: _Atom) -> int:
    """Of two phrases for one day ("Sunday, 3 March"), which to believe."""
    order = ("year", "month", "relative", "weekday", "ordinal", "feast", "calendar", "numeric", "iso")
    rule = a.rule.rstrip("0123456789")
    return order.index(rule) if rule in order else 3


def _interval(parts: list[_When]) -> _When:
    """The days from the first part to the last; a weekday range runs forward ("Saturday to Sunday")."""
    first, last = parts[0], parts[-1]
    low, high = first.low, last.high
    if low > high and first.precision == "day" and (low - high).days < 7:
        low -= timedelta(7)
    coarse = max((p.precision for p in parts), key=lambda p: _RANK[p])
    return _When(min(low, high), max(low, high), coarse)

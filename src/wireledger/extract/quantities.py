"""Quantities in news English: figures, number words, vague amounts and ranges, as least and most.

"at least four" is 4 and no bound above; "more than 60" begins at 61; "about 30" is 30; "dozens" is at
least 24 and "hundreds" at least 200, as the annotation guidelines read them. Dates, ages, clock times,
money, shares, distances, calibres and numbered names ("Article 5") are left out. The words are data, in
``quantities.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from wireledger.extract.dates import find_dates
from wireledger.extract.spelling import plain
from wireledger.extract.word_lists import any_of, lists
from wireledger.records import Span

_FIGURES = r"\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,9}(?:\.\d{1,3}(?=\s(?:thousand|million)))?(?!\.\d)"
_OR_MORE = re.compile(r"(?:\s[\w'’-]+){1,3}?\sor\smore\b")  # "26 hostages or more"
_AS_MANY = re.compile(r"\b(?:just )?as\smany\b(?!\sas\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s")
_FEW_WORDS = 5  # a noun phrase after a number is cut here


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people or things: least and most (None where unbounded), and the noun it counts."""

    span: Span
    min: int | None
    max: int | None
    noun: str | None


def _words() -> dict[str, Any]:
    return lists("quantities")


@cache
def _amounts() -> dict[str, tuple[int | None, int | None]]:
    return {plain(words): (low, high) for words, (low, high) in _words()["amounts"].items()}


@cache
def person_nouns() -> frozenset[str]:
    """Singular nouns for a human being, lower case."""
    return frozenset(_words()["persons"])


@cache
def _pattern() -> re.Pattern[str]:
    w = _words()
    units, multipliers = any_of(w["units"]), any_of(w["multipliers"])
    spelt = rf"(?:{units}|{any_of(['a hundred', 'a thousand', 'a dozen', 'a million'])})"
    spelt += rf"(?:(?:\s|-|\sand\s)(?:{units}|{multipliers})\b){{0,7}}"
    number = rf"(?:(?:{_FIGURES})(?:\s(?:hundred|thousand|million|dozen)\b)?|{spelt})(?![\w%]|-year)"
    ways = "|".join(f"(?P<{k}>{any_of(w[k])})" for k in ("least", "above", "most", "below", "about"))
    dash = rf"(?P<r1>{_FIGURES})\s?[-–]\s?(?P<r2>{_FIGURES})(?![\w%])"
    spelled = rf"(?:from\s)?(?P<w1>{number})\s(?:to|or)\s(?P<w2>{number})"
    ranges = rf"(?:between\s(?P<b1>{number})\sand\s(?P<b2>{number})|{dash}|{spelled})"
    single = rf"(?P<one>(?:{any_of(w['persons'])}))"
    article = (
        rf"(?P<article>an?|another|a\s(?:second|third|fourth|fifth))(?=(?:\s[\w'’-]+){{0,3}}?\s{single}\b)"
    )
    third = r"(?P<nth>a\s(?:second|third|fourth|fifth|sixth|seventh)(?!\s\w)|another(?=[.,;]|$))"
    amount = rf"(?P<amount>{any_of(w['amounts'])})(?![\w-])"
    body = rf"(?P<range>{ranges})|{amount}|(?P<number>{number})|{third}|{article}"
    return re.compile(
        rf"(?<![\w.,:/$€£-])(?:(?:{ways})\s){{0,2}}(?:{body})(?!\w)(?P<more>\s(?:{any_of(w['or_more'])})\b)?",
        re.I,
    )


def number(words: str) -> int | None:
    """The whole number that ``words`` write, in figures or words: "1,200", "1.2 million", "forty-one"."""
    w, parts = _words(), re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words.lower())
    total, current, seen = 0.0, 0.0, False
    for part in parts:
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part in w["units"]:
            current += w["units"][part]
        elif part in w["multipliers"]:
            size = w["multipliers"][part]
            current = (current or 1) * size
            if size >= 1000:
                total, current = total + current, 0.0
        elif part not in ("and", "a", "an"):
            return None
        seen = seen or part not in ("and", "a", "an")
    return int(total + current) if seen else None


def _bounds(m: re.Match[str]) -> tuple[int | None, int | None]:
    low, high = _plain(m)
    if low is not None and m["above"] and not m["range"]:
        return low + 1, None
    if m["least"] or (m["more"] and m["more"].strip() != "or so"):
        return low, None
    if m["most"]:
        return None, high
    if m["below"]:
        near = m["below"].lower() in ("nearly", "almost", "close to")
        return None, high if near or high is None else high - 1
    return low, high


def _plain(m: re.Match[str]) -> tuple[int | None, int | None]:
    if m["range"]:
        return number(m["b1"] or m["r1"] or m["w1"]), number(m["b2"] or m["r2"] or m["w2"])
    if m["amount"]:
        return _amounts()[plain(re.sub(r"\s", " ", m["amount"]))]
    if m["number"]:
        value = number(m["number"])
        return value, value
    return 1, 1


def _noun(text: str, end: int) -> str | None:
    """The words after a number up to a verb, preposition or mark: "Nigerian soldiers"."""
    stops = _words()["stops"]
    kept: list[re.Match[str]] = []
    for m in re.finditer(r"\s(?:of\s(?:the|his|her|its|their)\s)?([\w'’-]+)", text[end : end + 80]):
        if m.start() != (kept[-1].end() if kept else 0) or m[1].lower() in stops or len(kept) == _FEW_WORDS:
            break
        kept.append(m)
    return text[end : end + kept[-1].end()].strip() if kept else None


def _counts(text: str, m: re.Match[str], dated: bytearray) -> bool:
    """Whether the number counts something, rather than dating, measuring, ageing or naming it."""
    if any(dated[m.start() : m.end()]):
        return False
    w, before = _words(), text[max(0, m.start() - 24) : m.start()]
    word = re.search(r"([\w.]+|[$€£₦¥])[\s-]?$", before)
    figure = m["number"] or m["range"]
    if figure and _inhabited().search(before):
        return False
    if figure and word and (word[1].lower() in w["labels"] or word[1] in w["money"]):
        return False
    after = re.match(r"[\s-]?(%|[\w'’.-]+)", text[m.end() : m.end() + 20])
    if figure and after and (after[1].rstrip(".").lower() in w["measures"] or after[1] == "%"):
        return False
    if figure and figure.isdigit() and _is_age(before, text[m.end() : m.end() + 2], figure):
        return False
    return not (figure and re.match(r"[:.]\d|[-/]\w|(?:st|nd|rd|th)\b", text[m.end() : m.end() + 3]))


@cache
def _inhabited() -> re.Pattern[str]:
    """What comes before a number of inhabitants: "a city of some"."""
    w = _words()
    return re.compile(rf"\b(?:{any_of(w['inhabited'])})\s(?:{any_of(w['about'])}|\s)*$", re.IGNORECASE)


def _is_age(before: str, after: str, figure: str) -> bool:
    """ ", 39," and "(39)" after a name are ages, and so is what "he was" comes before."""
    if int(figure) > 110:
        return False
    if re.search(r"\b(?:who|he|she)\s(?:was|is)\s$", before, re.IGNORECASE):
        return True
    if re.search(r"\bage[ds]\s\d{1,3}(?:,\s\d{1,3})?,?\s(?:and|to|or)\s$", before):
        return True
    return bool(
        (re.search(r"[A-Za-z’']{2},\s?$", before) and re.match(r"[,.;]?$|[,.;)]", after.strip()))
        or (re.search(r"[a-z]\s?\($", before) and after[:1] in ("", ")", ","))
    )


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of people or things in ``text``, in order."""
    dated = bytearray(len(text))
    for s in find_dates(text):
        dated[s.start : s.end] = b"\x01" * (s.end - s.start)
    found: list[Quantity] = []
    for m in _pattern().finditer(text):
        if _counts(text, m, dated):
            low, high = _bounds(m)
            high = None if _OR_MORE.match(text, m.end()) else high
            if low is not None or high is not None:
                span = Span(m.start(), m.end(), m[0])
                found.append(Quantity(span, low, high, _noun(text, m.end())))
    return tuple(sorted([*found, *_as_many(text, found)], key=lambda q: q.span.start))


def _as_many(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "Two were killed and as many wounded": the number before, once more."""
    made = []
    for m in _AS_MANY.finditer(text):
        before = [
            q
            for q in found
            if q.span.end <= m.start() and not _SENTENCE_END.search(text, q.span.end, m.start())
        ]
        if before:
            made.append(
                Quantity(Span(m.start(), m.end(), m[0]), before[-1].min, before[-1].max, _noun(text, m.end()))
            )
    return made

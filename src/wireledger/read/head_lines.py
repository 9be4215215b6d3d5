"""What one line of the head of a saved article is: a date, a by-line, a section, an outlet, or furniture.

A line is furniture only where nothing of it is left over: prose that mentions a date is prose. The words are
data, in ``head.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from wireledger.read import lines as kinds
from wireledger.read.dates import find_date
from wireledger.read.header import field_of
from wireledger.read.words import words

LONGEST = 120
"""Characters of a line of the head that is not the headline."""
_TIME = re.compile(
    r"(?<![\w.])T?\d{1,2}(?:[:.h]\d{2}){1,2}(?:Z|[ \t]?[+-]\d{2}:?\d{2})?|(?<!\w)\d{1,2}(?=\s?[ap]\.?m\b)"
)
_ZONE = re.compile(r"(?:GMT|UTC|Z|ET|PT|CT|[A-Z]{1,4}T)(?:[+-]\d{1,2}(?::?\d{2})?)?")
_FIGURES = re.compile(r"\d{1,4}(?:[./-]\d{1,2}){0,2}\Z")
_LAST_WORD = re.compile(r"\b([^\W\d_]{3,10})\.?,?\s{1,3}\Z")
_TOKEN = re.compile(r"[^\W_]+(?:[.'’:/+-][^\W_]+)*")
_PARTS = re.compile(r"\s*[|·•∙]\s*|\s+[–—/]\s+|\s*[>»]\s*")
_HANDLE = re.compile(r"\(?@\w{2,30}\)?")
_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|media|tv|int|gov|[a-z]{2})/?"
)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*")
_STAMPED = re.compile(r"(?P<name>[^\n\[\]]{2,60}?),?\s\[(?P<date>[^\[\]\n]{6,40})\]:?")
_STAMP_FIRST = re.compile(r"\[(?P<date>[^\[\]\n]{6,40})\]\s?(?P<name>[^\n\[\]:]{2,60}):?")
_GLUED = re.compile(r"(?<=\b(?:19|20)\d{2})(?=\d{1,2}:\d{2})|(?<=\d)(?=[A-Z][a-z])")
_REFERENCE = re.compile(
    r"(?:(?:ref(?:erence)?|pr|our ref|press release|release)\W{1,3})?(?:n[or]|n\.?\s?[º°]|ref|pr)\W{1,3}"
    r"[\w/.-]*\d[\w/.-]*",
    re.IGNORECASE,
)
"""The number of a release, alone on its line: "No PR-312/2023-ISPR"."""
_LONGEST_NAME = 60
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What a line of the head says: ``dates`` in its words, ``later`` those of a change, ``outlet`` a name.

    All are empty for a by-line, a section and other furniture.
    """

    dates: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    outlet: str | None = None


def head_line(line: str, today: date) -> HeadLine | None:
    """What ``line`` says as a line of a head, or None where it may be a headline, an outlet or prose."""
    if len(line) > LONGEST:
        return None
    if line.casefold() in words("head", "known_outlets"):
        return HeadLine(outlet=line)
    stamped = _STAMPED.fullmatch(line) or _STAMP_FIRST.fullmatch(line)
    if stamped and (dated := _dated(stamped["date"], today)):
        return HeadLine(dated.dates, dated.later, stamped["name"].strip())
    whole = _plain(line, today)
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(line) if part]
    return _together(parts, today) if len(parts) > 1 else None


def _plain(line: str, today: date) -> HeadLine | None:
    said = _keyed(line, today) or _dated(_GLUED.sub(" ", line), today) or _dated_byline(line, today)
    if said is not None:
        return said
    plain = _is_furniture(line) or is_byline(line) or _REFERENCE.fullmatch(line) is not None
    return HeadLine() if plain else None


def _dated_byline(line: str, today: date) -> HeadLine | None:
    """A by-line with a whole date in it: "by Ann Lee August 21, 2023 in News"."""
    found = find_date(line, today)
    if found is None or found.iso is None:
        return None
    rest = f"{line[: found.start].rstrip()} {line[found.end :].lstrip(' ,-–|')}".strip()
    return HeadLine((line[found.start : found.end],)) if is_byline(rest) else None


def _keyed(line: str, today: date) -> HeadLine | None:
    """A line such as "Source: Halyard News" or "Location: Gonaives", which prose with a colon is not."""
    field, value = field_of(line) or ("", "")
    if not value or field == "title" or kinds.ends_sentence(value):
        return None
    if field in ("date", "later"):
        return _dated(line, today)
    if field == "publisher":
        return HeadLine(outlet=value) if is_name_shaped(value) else None
    return HeadLine() if value[0].isupper() or field == "url" or len(value.split()) < 3 else None


def _together(parts: list[str], today: date) -> HeadLine | None:
    """A line of several parts ("Halyard News | 3 May 2021 | 5 min read"): one at most may name the outlet."""
    parts = [_HANDLE.sub("", part).strip() or part for part in parts]
    told = [_plain(part, today) for part in parts]
    names = [part for part, said in zip(parts, told, strict=True) if said is None]
    if len(names) > 1 or not all(map(is_name_shaped, names)) or not any(told):
        return None
    dated = any(said and (said.dates or said.later) for said in told)
    if names and not dated and not is_outlet(names[0]):
        return None
    return HeadLine(
        tuple(d for said in told if said for d in said.dates),
        tuple(d for said in told if said for d in said.later),
        names[0] if names else next((said.outlet for said in told if said and said.outlet), None),
    )


def _dated(line: str, today: date) -> HeadLine | None:
    """A line of dates, clock times and the words that go with them; None where any other word is left."""
    dates: list[str] = []
    later: list[str] = []
    rest, left = line, ""
    while found := find_date(rest, today):
        label = rest[: found.start]
        into = later if words("head", "later") & set(_tokens(label)) else dates
        weekday = _LAST_WORD.search(label)
        named = weekday is not None and weekday[1].casefold() in words("head", "date_words")
        into.append(rest[weekday.start() if weekday and named else found.start : found.end])
        left += label + "\n"
        rest = rest[found.end :]
    tokens = [t for t in _TOKEN.findall(_TIME.sub(" ", left + rest)) if not _ZONE.fullmatch(t)]
    low = {t.casefold() for t in tokens}
    figures = {t for t in low if _FIGURES.fullmatch(t)}
    if low - figures - _beside_dates():
        return None
    if dates or later:
        return HeadLine(tuple(dates), tuple(later)) if len(figures) < 2 else None
    said = low & words("head", "relative") or (figures and low == figures)
    return HeadLine((line.strip(),)) if said else None


def _tokens(line: str) -> list[str]:
    return [t.casefold() for t in _TOKEN.findall(line)]


def _is_furniture(line: str) -> bool:
    low = line.casefold().strip(" .:()[]|·•-–—*#>_")
    if (
        not any(map(str.isalnum, low))
        or low in words("head", "sections")
        or low in words("head", "furniture")
    ):
        return True
    if _HANDLE.fullmatch(line) or any(low.startswith(mark) for mark in words("head", "forwarding")):
        return True
    tokens = set(_tokens(line))
    return bool(tokens) and all(t.isdigit() or t in _beside_dates() for t in tokens)


@cache
def _beside_dates() -> frozenset[str]:
    return words("head", "date_words") | words("head", "labels") | words("head", "later")


def is_byline(line: str) -> bool:
    """Who wrote the report, and no more: "By Ali Obad in Aden", "Ann Lee, Correspondent"."""
    bare = line.strip(" ()[]–—-*_")
    low = bare.casefold()
    if len(bare) > LONGEST or kinds.ends_sentence(bare) or not bare:
        return False
    opened = any(
        low.startswith(b) and (b[-1] == ":" or not low[len(b) : len(b) + 1].isalnum()) for b in _bylines()
    )
    credited = any(low.endswith((f", {c}", f" | {c}", f"- {c}", f"– {c}")) for c in words("head", "credits"))
    if not opened and not credited and low not in words("head", "credits"):
        return False
    rest: list[str] = re.findall(r"[^\W\d_][\w.'’-]*", bare)
    small = {t.casefold().rstrip(".") for t in rest if not t[0].isupper() and t[0].isalpha()}
    return not small - words("head", "byline_words") - words("head", "particles")


@cache
def _bylines() -> tuple[str, ...]:
    return tuple(sorted(words("head", "bylines")))


def is_name_shaped(line: str) -> bool:
    """Whether a line has the shape of a name, not of a sentence: "Le Relais du Nord (English desk)"."""
    bare = _BRACKET.sub(" ", line).strip()
    if _SITE.fullmatch(bare):
        return True
    tokens = bare.split()
    if not tokens or len(bare) > _LONGEST_NAME or len(tokens) > _MOST_WORDS or bare[-1] in ".!?:;,…":
        return False
    small = [t for t in tokens if not t[0].isupper() and not t[0].isdigit()]
    return any(t[0].isupper() for t in tokens) and all(
        t.casefold() in words("head", "particles") or not t[0].isalpha() for t in small
    )


def is_outlet(line: str) -> bool:
    """Whether a line names a newspaper, station, agency or site by words that only such names have."""
    low = line.casefold().strip()
    if low in words("head", "known_outlets") or _SITE.fullmatch(low):
        return True
    tokens = _tokens(line)
    named = (
        bool(words("head", "outlets") & set(tokens)) or tokens[-1:] == ["news"] or tokens[-1:] == ["press"]
    )
    return is_name_shaped(line) and len(tokens) > 1 and named


def place_and_date(line: str, today: date) -> HeadLine | None:
    """A line that is a place with a whole date and no more: "PORT-AU-PRINCE, 3 September 2023"."""
    if len(line) > LONGEST or kinds.ends_sentence(line):
        return None
    found = kinds.place_and_date(line, today)
    return HeadLine((line,)) if found is not None and found.iso else None

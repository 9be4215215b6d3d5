"""What a line that stands alone is: dateline, byline, signature, list item, quote, end mark or cut mark."""

from __future__ import annotations

import re
from datetime import date

from wireledger.read.dates import DateReading, find_date
from wireledger.read.words import words

TERMINALS = ".!?…؟۔।。！？"
CLOSERS = "\"'”’»›)]」』*_"
_OPENERS = "\"'“‘«‹„「『"
_ITEM = re.compile(r"(?![A-Z]\.[A-Z]\.)(?:[-*•·▪◦–—‣>]|\.\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s?\S")
_SEPARATOR = re.compile(r"\s?(?:--|[–—]|\.-|(?<=\s)-(?=\s)|:(?=\s))")
_FIELD = re.compile(r"[^\s:][^:]{0,40}:\s+\S")
_PARENTHESIS = re.compile(r"\([^()]{1,60}\)?")
_PLACE_WORD = re.compile(
    r"[A-ZÀ-ÞĀ-ſ'’][\w.'’/-]*,?$|(?:of|the|de|la|el|al-?\w+|du|and|region|province|district),?$"
)
_URL = re.compile(r"\S*(?:https?://|www\.|@)\S*")
_DATELINE_REACH = 110
_LONGEST_CREDIT = 300  # characters of an address; longer lines are prose, and slow to compare


def dateline(line: str, today: date) -> DateReading | None:
    """The date of a line that opens with a dateline, such as ``BAGHDAD (Outlet, 3 May 2021) —``.

    A date without a problem is whole; one with the problem "gives no year" has day and month. None is
    no dateline, or one that gives no day.
    """
    head = line[:_DATELINE_REACH]
    separator = _SEPARATOR.search(head)
    while separator is not None:
        reading = place_and_date(head[: separator.start()], today)
        if reading is not None:
            return reading
        separator = _SEPARATOR.search(head, separator.end())
    return place_and_date(line, today) if len(line) <= 80 else None


def place_and_date(head: str, today: date) -> DateReading | None:
    """The date of words that are the name of a place and a date, and nothing else."""
    reading = find_date(head, today)
    if reading is None or reading.start == 0:
        return None
    place = _PARENTHESIS.sub(" ", head[: reading.start] + "," + head[reading.end :])
    names = [word for word in place.replace("(", " ").replace(",", " ").split() if word not in "–—-|"]
    if not 1 <= len(names) <= 8 or not names[0][0].isupper():
        return None
    opening = names[0].casefold()
    if opening in words("sentences", "starters") or opening in words("head", "labels") | words(
        "head", "later"
    ):
        return None
    if not all(map(_PLACE_WORD.match, names)):
        return None
    return reading


def is_byline(line: str) -> bool:
    """Who wrote the report, not what it says."""
    low = line.casefold().lstrip("(—–- ")
    return any(low.startswith(start) for start in words("lines", "bylines")) or (
        len(line) < 60 and low.endswith(("correspondent", "- special", "– special", "- private"))
    )


def is_signature(line: str) -> bool:
    """A name, with or without an office, as it stands under a statement."""
    if len(line) > 120 or line[-1] in ".!?;,":
        return False
    low = re.findall(r"[^\W\d_]+", line.casefold())
    named = [word for word in line.split() if word[0].isalpha()]
    capitals = bool(named) and sum(word[0].isupper() for word in named) * 2 >= len(named)
    return capitals and (line[0] in "-–—" or not words("lines", "offices").isdisjoint(low))


def is_credit(line: str) -> bool:
    """Initials of agencies such as ``MNA/TTA``, an address of the web, or an end mark."""
    if len(line) > _LONGEST_CREDIT:
        return False
    return (
        bool(re.fullmatch(r"[A-Z]{2,6}(?:[/ ,-]+[A-Z]{2,6}){0,3}", line))
        or bool(_URL.fullmatch(line))
        or line.casefold() in words("lines", "endings")
    )


def is_item(line: str) -> bool:
    """An item of a list."""
    return _ITEM.match(line) is not None


def is_field(line: str) -> bool:
    """A line of a key, a colon and a value."""
    return _FIELD.match(line) is not None


def is_quoted(line: str) -> bool:
    """A line wholly in quotation marks or brackets."""
    return line[0] in _OPENERS + "([" and line.rstrip(TERMINALS + ",")[-1:] in CLOSERS


def is_invocation(line: str) -> bool:
    """A formula that opens a communiqué."""
    return line.casefold().startswith(tuple(words("lines", "invocations")))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence ends, closing quotes and brackets aside."""
    return line.rstrip(CLOSERS)[-1:] in TERMINALS and bool(line.rstrip(CLOSERS))


def is_unfinished(line: str) -> bool:
    """Whether the last word is one that neither a heading nor a sentence ends with."""
    return line.split()[-1].casefold() in words("lines", "unfinished")

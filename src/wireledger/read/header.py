"""The header of a plain text: lines such as ``Date: 9 July 2023`` before the body, or a date as prefix.

A header is recognised only at the very start, only by the keys listed here, and only where it gives a
date, a title, an address or at least two keys, so that prose such as "Source: five killed" stays prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wireledger.read.dates import find_date

_FIELDS = {
    "title": "title, headline, subject",
    "publisher": "publisher, source, outlet, publication, from",
    "date": "date, published, published on, publication date, posted, posted on, pubdate, date published, "
    "first published, sent",
    "url": "url, link, address",
    "other": "author, authors, byline, by, editor, reporter, language, section, location, tags, keywords, "
    "copyright, country, topic, to, cc, bcc, reply-to, importance, attachments, mime-version, "
    "content-type, message-id",
    "later": "updated, last updated, last update, modified",
}  # fmt: skip
_KEYS = {key: field for field, keys in _FIELDS.items() for key in keys.split(", ")}
_DATES = {key for key, field in _KEYS.items() if field == "date"}
_ENOUGH_ALONE = frozenset({"title", "headline", "publisher", "url", "link"} | _DATES) - {"sent"}
_LINE = re.compile(r"([A-Za-z][A-Za-z -]{0,20}?)[ \t]*:(?!//)[ \t]*([^\n]*)")
_DATE_KEY = re.compile(
    r"(?:publication date|pubdate|date|(?:published|posted)(?: on)?)(?:[ \t]*[:=][ \t]*|[ \t]+)", re.I
)
_WEEKDAY = re.compile(r"[^\W\d]{3,10}\.?,?[ \t]+(?=\d)")
_TIME = re.compile(
    r"[T \t,|·–—-]{0,4}(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?[ \t]*(?:[ap]\.?m\b\.?)?[ \t]*"
    r"(?:Z|UTC|GMT|[A-Z]{3,4}\b)?(?:[+-]\d{2}:?\d{2})?",
)
_ADDRESS = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>")
_FORWARDED = re.compile(r"[-\s]*(?:begin forwarded|forwarded|original) message[-:\s]*\n", re.IGNORECASE)
_AFTER_DATE = re.compile(r"[ \t]*[|·–—:.,-]?[ \t]*")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; ``length`` characters of the text belong to it. None is not said.

    ``later`` is a date on which the report was changed.
    """

    length: int = 0
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    later: str | None = None


def read_header(text: str, today: date) -> Header:
    """The header at the start of ``text``; of length 0 where there is none."""
    position = _skip_space(text, 0)
    if forwarded := _FORWARDED.match(text, position):
        position = _skip_space(text, forwarded.end())
    found: dict[str, str] = {}
    keys = []
    while line := _dated(text, position, today) or _keyed(text, position):
        keys.append(line.key)
        if line.value:
            found.setdefault(_KEYS.get(line.key, "date"), line.value)
        position = _skip_space(text, line.end)
        if line.prose_follows:
            break
    if len(keys) < 2 and not _ENOUGH_ALONE & set(keys):
        return Header()
    fields = (found.get(name) for name in ("title", "publisher", "url", "date", "later"))
    return Header(position, *fields)


@dataclass(frozen=True, slots=True)
class _HeaderLine:
    key: str
    value: str
    end: int
    prose_follows: bool = False


def _dated(text: str, start: int, today: date) -> _HeaderLine | None:
    """A line that opens with a date key and a whole date; prose may follow in the same line."""
    key = _DATE_KEY.match(text, start)
    if key is None:
        return None
    line = text[key.end() : _line_end(text, start)][:100]
    weekday = _WEEKDAY.match(line)
    offset = weekday.end() if weekday else 0
    reading = find_date(line[offset:], today)
    if reading is None or reading.start > 0 or reading.year is None:
        return None
    end = offset + reading.end
    time = _TIME.match(line, end)
    after = _AFTER_DATE.match(line, time.end() if time else end)
    behind = key.end() + (after.end() if after else end)
    return _HeaderLine("date", line[:end].strip(), behind, behind < _line_end(text, start))


def _keyed(text: str, start: int) -> _HeaderLine | None:
    """A line of a known key, a colon and its value."""
    match = _LINE.match(text, start)
    if match is None or match[1].casefold() not in _KEYS:
        return None
    return _HeaderLine(match[1].casefold(), _ADDRESS.sub("", match[2]).strip(' \t"'), match.end())


def field_of(line: str) -> tuple[str, str] | None:
    """The field (title, publisher, date, later, url, other) and value of a line with a known key."""
    keyed = _keyed(line, 0)
    return (_KEYS[keyed.key], keyed.value) if keyed else None


def _line_end(text: str, start: int) -> int:
    newline = text.find("\n", start)
    return len(text) if newline < 0 else newline


_SPACE = re.compile(r"[\s\ufeff]*")


def _skip_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start

"""RSS and Atom feeds saved as files: every entry is a report. Nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from xml.sax import SAXException

import feedparser

from wireledger.errors import ReadError
from wireledger.read.content import Content, DateWords, joined
from wireledger.read.markup import fragment_blocks
from wireledger.settings import Limits

_ENTITY = re.compile(rb"<!ENTITY", re.I)


def read(data: bytes, place: str, ref: str, limits: Limits) -> Iterator[Content | ReadError]:
    """The entries of a feed. Raises ReadError where there are none, or where it declares XML entities."""
    if _ENTITY.search(data.replace(b"\x00", b"")):
        raise ReadError(
            place, "declares XML entities, which can swell to gigabytes", "Remove the <!ENTITY …> lines."
        )
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (SAXException, ValueError, LookupError, AttributeError, RecursionError) as error:
        raise ReadError(place, f"is not a feed that can be read ({error})", "Save the feed again.") from error
    if not parsed.entries:
        problem = getattr(parsed, "bozo_exception", None)
        reason = f"the feed has no entries ({problem})" if problem else "the feed has no entries"
        raise ReadError(place, reason, "Give an RSS or Atom file with items.")
    warning = ("the feed is not well-formed XML: entries may be missing",) if parsed.bozo else ()
    for number, entry in enumerate(parsed.entries, 1):
        yield _content(entry, parsed.feed, f"{place}, entry {number}", f"{ref}-{number}", warning)


def _content(
    entry: Mapping[str, object], feed: Mapping[str, object], place: str, ref: str, warnings: tuple[str, ...]
) -> Content:
    full = _full_text(entry)
    text, headings = joined(fragment_blocks(full or _words(entry, "summary") or ""))
    if text and not full:
        warnings += ("the feed gives no full text, only its summary",)
    source = entry.get("source")
    publisher = _words(source, "title") if isinstance(source, Mapping) else None
    published = _words(entry, "published")
    return Content(
        place,
        _words(entry, "id") or ref,
        text,
        title=_title(entry),
        publisher=publisher or _words(feed, "title"),
        url=_words(entry, "link"),
        dates=(DateWords(published, "field"),) if published else (),
        headings=headings,
        warnings=warnings,
    )


def _words(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _title(entry: Mapping[str, object]) -> str | None:
    title = _words(entry, "title")
    return " ".join(block.text for block in fragment_blocks(title)) if title else None


def _full_text(entry: Mapping[str, object]) -> str | None:
    """The longest content element, where the entry has one."""
    contents = entry.get("content")
    if not isinstance(contents, list):
        return None
    values = [
        value for content in contents if isinstance(content, Mapping) and (value := _words(content, "value"))
    ]
    return max(values, key=len, default=None)

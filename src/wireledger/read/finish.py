"""From the content that a format reader found to a Document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from wireledger.errors import ReadError
from wireledger.ids import content_id
from wireledger.read.agency import agency
from wireledger.read.blocks import find_blocks
from wireledger.read.clean import clean
from wireledger.read.completeness import break_off
from wireledger.read.content import Content, DateWords
from wireledger.read.header import Header, read_header
from wireledger.read.language import language_of
from wireledger.read.masthead import read_masthead
from wireledger.read.published import Publication, publication
from wireledger.records import Document
from wireledger.settings import Limits


def finish(content: Content, today: date, limits: Limits) -> Document:
    """The Document of ``content``.

    Raises ReadError where it holds no text, or more than ``limits.report_chars`` characters.
    """
    cleaned = clean(content.text)
    header = Header() if content.headings is not None else read_header(cleaned.text, today)
    text = _body(cleaned.text[header.length :], content.headings is not None)
    _check_length(text, content, header, limits)
    title = _field(content.title or header.title)
    head = read_masthead(text, title, today)
    text = text[head.length :]
    headings = content.headings and frozenset(start - head.length for start in content.headings)
    url = content.url or header.url
    stated = [*filter(None, [header.date]), *head.dates]
    dates = content.dates + tuple(DateWords(words, "header") for words in dict.fromkeys(stated))
    published = _published(dates, [*filter(None, [header.later]), *head.later], text, url, today)
    blocks = find_blocks(text, headings, title or head.headline, today, head.lines)
    publisher = _field(content.publisher or header.publisher or head.publisher or agency(blocks.paragraphs))
    title = title or (blocks.title.text if blocks.title else None)
    language = language_of(text)
    broken = break_off(blocks)
    found = (*content.warnings, *cleaned.warnings, *published.warnings, _language_warning(language), broken)
    return Document(
        ref=content.ref,
        id=content_id(title, publisher, published.date, url, text, kind="doc"),
        title=title,
        publisher=publisher,
        url=url,
        published=published.date,
        published_from=published.origin,
        language=language,
        complete=broken is None,
        warnings=tuple(warning for warning in found if warning),
        text=text,
        headings=blocks.headings,
        paragraphs=blocks.paragraphs,
    )


_EDGE = " \t\n\ufeff"


def _body(text: str, marked: bool) -> str:
    """The text without white space around it; marked headings have offsets, so those only lose the end."""
    return text.rstrip(_EDGE + "\u00a0") if marked else unwrap(text.strip(_EDGE + "\u00a0"))


def _check_length(text: str, content: Content, header: Header, limits: Limits) -> None:
    if not any(map(str.isalnum, text)):
        held = "only a header" if header.length else "only white space" if not text.strip() else "no words"
        raise ReadError(content.place, f"holds {held}", "Give the text of the report.")
    if len(text) > limits.report_chars:
        raise ReadError(
            content.place,
            f"the report has {len(text):,} characters, more than the limit of {limits.report_chars:,}",
            "Split it into one file a report.",
        )


def _field(value: str | None) -> str | None:
    """A title or publisher on one line, without control characters; None where it is empty."""
    return (" ".join(clean(value).text.split()) if value else None) or None


def _published(
    dates: tuple[DateWords, ...], later: list[str], text: str, url: str | None, today: date
) -> Publication:
    """When the report was published; where its head tells only of a change, that day, with a warning."""
    found = publication(dates, text, url, today)
    if found.date or not later:
        return found
    changed = publication((DateWords(later[0], "header"),), "", None, today)
    if changed.date is None:
        return replace(found, warnings=found.warnings + changed.warnings)
    warning = (
        f"the header tells only when the report was changed, {changed.date}, which was taken for its date"
    )
    return replace(changed, warnings=(*found.warnings, warning))


def _language_warning(language: str | None) -> str | None:
    if language in ("en", None):
        return None
    return f'the language is "{language}", but extraction is trained on English: expect little of it'


_WIDEST = 100  # characters a line: hard-wrapped text is 60 to 80 wide, a paragraph on one line is longer
_NARROWEST = 50


def unwrap(text: str) -> str:
    """Text that was wrapped at a fixed width, with the newlines inside its paragraphs made spaces.

    A paragraph counts as wrapped where every line but its last is so full that the next line's first
    word would not have fitted. Nothing moves: every character keeps its offset.
    """
    width = max(map(len, text.split("\n")), default=0)
    if not _NARROWEST <= width <= _WIDEST or text.count("\n") < 4:
        return text
    parts = re.split(r"(\n[ \t]*\n\s*)", text)
    return "".join(part.replace("\n", " ") if _is_wrapped(part, width) else part for part in parts)


def _is_wrapped(paragraph: str, width: int) -> bool:
    lines = paragraph.split("\n")
    if len(lines) < 2 or not all(line.strip() for line in lines):
        return False
    return all(
        len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
        for line, following in pairwise(lines)
    )

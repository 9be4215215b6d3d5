"""Headings and paragraphs of a text as spans. Every line is one, but blank ones and the head's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wireledger.read import lines as kinds
from wireledger.records import Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
HEADING_CHARS = 90
HEADING_WORDS = 12
TITLE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Blocks:
    """The lines of a text in order: its title if it stands there, headings, paragraphs."""

    title: Span | None
    headings: tuple[Span, ...]
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    blank_before: bool
    blank_after: bool
    markdown: bool = False


def find_blocks(
    text: str,
    marked: frozenset[int] | None,
    title: str | None,
    today: date,
    head: frozenset[int] = frozenset(),
) -> Blocks:
    """The blocks of ``text``. ``marked`` are the offsets of headings that its format marks, None where
    it marks none; ``title`` is the report's title where a field or header gives it; ``head`` are the starts
    of lines that are no blocks."""
    found = _lines(text, head)
    first = _title(found, title, today) if found else None
    if marked is None:
        headings = _shaped(found, today)
    else:
        headings = {line.span.start for line in found if line.span.start in marked}
    if first is not None:
        headings.add(first.start)
    return Blocks(
        first,
        tuple(line.span for line in found if line.span.start in headings),
        tuple(line.span for line in found if line.span.start not in headings),
    )


def _lines(text: str, head: frozenset[int]) -> list[_Line]:
    lines = (match for match in _LINE.finditer(text) if match.start() not in head)
    spans = [Span(match.start(), match.end(), match.group()) for match in lines]
    found = []
    for index, span in enumerate(spans):
        before = index == 0 or text.count("\n", spans[index - 1].end, span.start) > 1
        after = index + 1 == len(spans) or text.count("\n", span.end, spans[index + 1].start) > 1
        mark = _MARKDOWN.match(span.text)
        if mark:
            start = span.start + mark.end()
            span = Span(start, span.end, text[start : span.end])
        found.append(_Line(span, before, after, bool(mark)))
    return found


def _title(found: list[_Line], title: str | None, today: date) -> Span | None:
    """The first line, where it is the title given or has the shape of a headline over a text."""
    line = found[0]
    if title is not None:
        same = " ".join(line.span.text.split()).casefold() == " ".join(title.split()).casefold()
        return line.span if same else None
    words = line.span.text
    if len(found) < 2 or not line.blank_after or len(words) > TITLE_CHARS:
        return None
    if words.rstrip(kinds.CLOSERS)[-1:] in ".!…:;,۔।。":
        return None
    return None if _is_other(words, today) else line.span


def _shaped(found: list[_Line], today: date) -> set[int]:
    """Starts of the lines that have the shape of a heading; three or more in a row are a list."""
    spaced = any(line.blank_after for line in found[:-1])
    shaped = [
        line.markdown or (_stands_alone(found, index, spaced) and _is_heading(line.span.text, today))
        for index, line in enumerate(found)
    ]
    headings: set[int] = set()
    for is_shaped, group in groupby(range(len(found)), key=shaped.__getitem__):
        run = list(group)
        if is_shaped:
            kept = [i for i in run if found[i].markdown or len(run) < 3]
            headings.update(found[i].span.start for i in kept)
    last = found[-1]
    if last.span.text[-1] in "?؟" and len(headings) == 1 and not last.markdown:
        headings.discard(last.span.start)  # a text without headings may close with a question
    return headings


def _stands_alone(found: list[_Line], index: int, spaced: bool) -> bool:
    line = found[index]
    if len(found) - index < 4 and _signed([other.span.text for other in found[index + 1 :]]):
        return False  # a name above the office that signs
    if line.span.text[-1] in "?؟":
        return line.blank_before and line.blank_after and index > 0
    if index + 1 == len(found):
        return index > 0 and (line.blank_before or not spaced) and not kinds.is_signature(line.span.text)
    return line.blank_before or kinds.ends_sentence(found[index - 1].span.text)


def _signed(lines: list[str]) -> bool:
    """Whether these last lines are a signature without a sentence over it."""
    return bool(lines) and kinds.is_signature(lines[-1]) and not any(map(kinds.ends_sentence, lines))


def _is_heading(words: str, today: date) -> bool:
    if len(words) > HEADING_CHARS or len(words.split()) > HEADING_WORDS or kinds.is_unfinished(words):
        return False
    if words[-1] in ".!…:;,۔।。-–—" or kinds.is_field(words) or not any(map(str.isalpha, words)):
        return False
    return not kinds.ends_sentence(words[:-1] if words[-1] in "?؟" else words) and not _is_other(words, today)


def _is_other(words: str, today: date) -> bool:
    return (
        kinds.is_byline(words)
        or kinds.is_item(words)
        or kinds.is_quoted(words)
        or kinds.is_credit(words)
        or kinds.is_invocation(words)
        or kinds.dateline(words, today) is not None
    )

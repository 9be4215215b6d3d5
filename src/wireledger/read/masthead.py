"""The head of a saved article that has no keys: outlet, section, headline, by-line and date lines.

What stands above the headline is read and removed, as a header is. What stands between the headline and the
text stays, so that no offset moves, but is neither heading nor paragraph. Nothing is taken from a text that
opens with prose, nor a date from a chronicle, whose dates head its entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from wireledger.read import lines as kinds
from wireledger.read.head_lines import HeadLine, head_line, is_name_shaped, is_outlet, place_and_date
from wireledger.read.words import words
from wireledger.records import Document

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_VISIBLE = re.compile(r"[^\n]")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_MARKDOWN = re.compile(r"^#{1,6}\s+")
_MOST_LINES = 14  # a list or a table of contents is longer than a head
_AUTHOR_WORDS = 5
_SECTION_WORDS = 4
"""Words of a line above the headline that names an outlet, desk or section."""
_SHORTEST_HEADLINE = 5
"""Words of a headline that short names above it do not hide."""
_LONGEST_HEADLINE = 200
_CHRONICLE_CHARS = 50_000  # searched for dates that head further entries


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head says. ``length`` characters above the headline belong to it; ``lines`` are the starts of
    those of its lines that stay, counted from there. ``later`` are dates on which the report was changed."""

    length: int = 0
    lines: frozenset[int] = frozenset()
    headline: str | None = None
    publisher: str | None = None
    dates: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


def without_head(document: Document) -> str:
    """The text of a document with the lines between its title and its text made spaces: no offset moves."""
    text = document.text
    first = document.paragraphs[0].start if document.paragraphs else 0
    shown = [h for h in document.headings if h.start < first]
    at, parts = 0, []
    for heading in shown:
        parts += [_VISIBLE.sub(" ", text[at : heading.start]), heading.text]
        at = heading.end
    return "".join([*parts, _VISIBLE.sub(" ", text[at:first]), text[first:]])


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    said: HeadLine | None


def read_masthead(text: str, title: str | None, today: date) -> Masthead:
    """The head at the start of ``text``; ``title`` is the report's where a field or header gives it."""
    head, rest = _head(text, today)
    said = [line.said for line in head if line.said]
    if rest >= len(text) or not (said or (len(head) > 1 and is_outlet(head[0].text))):
        return Masthead()
    dates = tuple(d for s in said for d in s.dates)
    if dates and _heads_entries(text[rest : rest + _CHRONICLE_CHARS], today):
        return Masthead()
    names = [line for line in head if line.said is None]
    outlet, headline = _named(head, names, title)
    publisher = outlet.text.split(" | ")[0] if outlet else next((s.outlet for s in said if s.outlet), None)
    if publisher is None and headline is not None:
        publisher = next((n.text for n in names if n.start > headline.start and is_outlet(n.text)), None)
    top = headline or next((line for line in names if line is not outlet), None)
    length = top.start if top else rest if dates or publisher else 0
    below = [line for line in head if line.said or _is_author(line, headline, head)]
    return Masthead(
        length,
        frozenset(line.start - length for line in below if line.start >= length),
        _MARKDOWN.sub("", headline.text) if headline else None,
        publisher,
        dates,
        tuple(d for s in said for d in s.later),
    )


def _head(text: str, today: date) -> tuple[list[_Line], int]:
    """The lines of the head, and where the text below it begins."""
    found: list[_Line] = []
    for match in islice(_LINE.finditer(text), _MOST_LINES):
        line = match.group()
        said = head_line(line, today) or place_and_date(line, today)
        if said is None and _is_prose(line, today):
            return found, match.start()
        found.append(_Line(match.start(), line, said))
    return [], len(text)


def _is_prose(line: str, today: date) -> bool:
    if len(line) > _LONGEST_HEADLINE or kinds.is_item(line) or (line[0].islower() and not is_outlet(line)):
        return True
    if line.rstrip(kinds.CLOSERS)[-1:] in ".!…:;,۔।。":
        return True
    return kinds.dateline(line, today) is not None or kinds.is_invocation(line)


def _named(
    head: Sequence[_Line], names: Sequence[_Line], title: str | None
) -> tuple[_Line | None, _Line | None]:
    """Which of the lines that are no furniture names the outlet, and which is the headline."""
    if not names:
        return None, None
    first = names[0]
    same = next((n for n in names if title and _same(n.text, title)), None)
    if same is not None:
        before = names[names.index(same) - 1] if same is not first else None
        return (before if before and is_name_shaped(before.text) else None), same
    following = head[head.index(first) + 1] if first is not head[-1] else None
    if len(names) == 1:
        return (first, None) if _is_alone_outlet(first, following) else (None, first)
    parted = following is not None and following.said is not None
    if first is not head[0] and following is names[1] and len(first.text.split()) < 3:
        return None, names[1]  # a country under the section
    under = _under_names(head, names)
    if under is not None:
        return first, under
    if is_outlet(first.text) or (parted and is_name_shaped(first.text)):
        if _heads_a_part(first.text, names[1].text):
            return None, first
        section = len(names) > 2 and is_name_shaped(names[1].text) and len(names[1].text.split()) < 4
        return first, names[2 if section else 1]
    return None, first


def _under_names(head: Sequence[_Line], names: Sequence[_Line]) -> _Line | None:
    """The headline under short names alone: outlet, desk or town. Where no date stands above it, the first of
    the names must be shorter still, since it may be a headline with another under it."""
    above = list(takewhile(lambda line: _is_short_name(line.text), names))
    if not above or above[0] is not head[0]:
        return None
    dated = next((line.start for line in head if line.said and line.said.dates), 0)
    over = [line for line in above if line.start < dated]
    if len(over) > 1:  # outlet and desk over the date: what is under it may be in capitals like a name
        return next((n for n in names[len(over) :] if len(n.text.split()) >= _SHORTEST_HEADLINE), None)
    if len(above) == len(names):
        return None
    headline = names[len(above)]
    if len(headline.text.split()) < _SHORTEST_HEADLINE or is_name_shaped(headline.text):
        return None
    said = [line for line in head if line.said]
    if any(line.said and line.said.dates and line.start < headline.start for line in said):
        return headline
    tokens = _BRACKET.sub(" ", above[0].text).casefold().split()
    large = [t for t in tokens if t not in words("head", "particles")]
    return headline if said and len(large) < 3 and not words("head", "of_headlines") & set(tokens) else None


def _heads_a_part(first: str, second: str) -> bool:
    """Whether the first line is the title of a digest and the second heads its first part: "Weekly digest of
    the north, 14-20 August", "Borno"."""
    return len(first.split()) > _SHORTEST_HEADLINE and len(second.split()) < 3


def _is_short_name(line: str) -> bool:
    tokens = _BRACKET.sub(" ", line).split()
    if not tokens or len(tokens) > _SECTION_WORDS:
        return False
    section = tokens[0][:1].isupper() and tokens[-1].casefold() in words("head", "section_nouns")
    return section or is_name_shaped(line)


def _is_author(line: _Line, headline: _Line | None, head: Sequence[_Line]) -> bool:
    """Whether a name between the headline and a date is the writer's, without "by": "Ann Lee in Gonaives"."""
    if headline is None or line.start <= headline.start or len(line.text.split()) > _AUTHOR_WORDS:
        return False
    following = next((other.said for other in head if other.start > line.start), None)
    return is_name_shaped(line.text) and following is not None and bool(following.dates or following.later)


def _is_alone_outlet(name: _Line, following: _Line | None) -> bool:
    """Whether the only line that is no furniture names the outlet: by its words, or a handle under it."""
    handled = following is not None and following.text.lstrip("(").startswith("@")
    return is_outlet(name.text) or (handled and is_name_shaped(name.text))


def _same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(title.split()).casefold()


def _heads_entries(text: str, today: date) -> bool:
    """Whether further lines of a date alone stand in the text, as over the entries of a chronicle."""
    for match in _LINE.finditer(text):
        line = match.group()
        if len(line) <= 40 and (said := head_line(line, today)) and said.dates:
            return True
    return False

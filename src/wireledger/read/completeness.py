"""Whether a text breaks off: a last heading with nothing under it, a cut sentence, a mark of a cut."""

from __future__ import annotations

import re

from wireledger.read import lines as kinds
from wireledger.read.blocks import Blocks
from wireledger.read.words import lists, words
from wireledger.records import Span

_CUT_MARK = re.compile(
    r"(?:\[\s?\+?\s?\d+ (?:more )?(?:chars|characters|words)\s?\]|\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.)\Z"
)
_NO_STOPS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer use none
_QUOTED_WORDS = 8


def break_off(blocks: Blocks) -> str | None:
    """The warning that says where the text breaks off, or None where it looks complete."""
    last = _last(blocks)
    if last is None:
        return None
    mark = _cut_mark(last.text)
    if mark:
        return f'the text breaks off: it ends with "{mark}"'
    if last in blocks.headings:
        if last == blocks.title or not blocks.paragraphs:
            return None
        return f'the text breaks off: the last heading "{last.text}" has nothing under it'
    return _cut(last.text) if _is_cut(last, blocks) else None


def _last(blocks: Blocks) -> Span | None:
    """The last line that is not an end mark such as ENDS or ###."""
    lines = blocks.headings[-3:] + blocks.paragraphs[-3:]
    kept = [line for line in lines if line.text.casefold() not in words("lines", "endings")]
    return max(kept, default=None)


def _cut_mark(line: str) -> str | None:
    """The words or dots at the end of the line that stand for a text left out."""
    end = line[-60:].rstrip(" \u00a0…»>→")
    for phrase in lists("lines")["cuts"]:
        start = len(end) - len(phrase)
        if not end.casefold().endswith(phrase) or end[start].islower():
            continue
        if start == 0 or not end[start - 1].isalnum():
            return end[start:]
    found = _CUT_MARK.search(line[-60:])
    return found.group() if found else None


def _is_cut(last: Span, blocks: Blocks) -> bool:
    line = last.text
    if kinds.ends_sentence(line) or line[-1] in ")]}" or _NO_STOPS.match(line[-1]):
        return False
    if kinds.is_credit(line) or kinds.is_byline(line) or kinds.is_signature(line):
        return False
    if kinds.is_item(line) or kinds.is_field(line):
        return line[-1] in ",:" or kinds.is_unfinished(line)
    alone = len(blocks.paragraphs) == 1 and len(line.split()) <= 25
    return not alone or line[-1] in ",:;-" or kinds.is_unfinished(line)


def _cut(line: str) -> str:
    tail = line.split()
    quoted = " ".join(tail[-_QUOTED_WORDS:])[-100:]
    return f'the text breaks off: its last words are "{quoted}"'

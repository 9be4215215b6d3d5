"""Where sentences begin and end in news prose.

A newline always ends a sentence, and so does a full stop, question mark or ellipsis (Latin, Arabic,
CJK) with the quotes and brackets that close after it, unless what stands around it says otherwise:
an abbreviation ("Lt. Gen.", "U.S.", "Dec. 5"), an initial ("John F. Kelly"), a list number, or a next
word in lower case (“Why?” he asked). The abbreviations are in ``sentences.yml``. Time is linear in the
length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireledger.read.words import words
from wireledger.records import Span

_STOPS = ".!?…؟۔"
_CLOSERS = "\"'”’»›)\\]"
_BREAK = re.compile(
    rf"(?<![{_STOPS}])[{_STOPS}]++[{_CLOSERS}]*+(?:\[\d{{1,3}}\])?(?=\s|$)|[。！？]++[」』”’）]*+",
    re.MULTILINE,
)
_NEXT_WORD = re.compile(r"\s+[\"'“‘«‹(\[—–-]*\s?([^\s\"'“‘«‹(\[—–-][^\s]{0,40})")
_LAST_WORD = re.compile(r"[^\s\"'“‘«‹(\[/—–]+\Z")
_ARTICLE = re.compile(r"(?:al|el|ar|as|ash|ad|an|at|az|ul|de|ibn|bin)[-'’ ][A-ZÀ-Þ]")
_WORD_END = re.compile(r"[.,;:!?\"'”’»)\]]+\Z|['’]s\Z")
_LIST_MARK = re.compile(
    r"\s*\d{0,3}"
)  # what stands before the full stop of ". Near Bayji" or "3. Background"
_REACH = 24  # characters looked back for an abbreviation: longer than any of them


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, in order, without the white space around them.

    Offsets are those of ``text``. All characters but white space are in exactly one sentence.
    """
    stop = len(text) if end is None else min(end, len(text))
    found = []
    for line_start, line_end in _lines(text, start, stop):
        begin = line_start
        for cut in _cuts(text, line_start, line_end):
            found.append((begin, cut))
            begin = cut
        found.append((begin, line_end))
    spans = (_trimmed(text, begin, finish) for begin, finish in found)
    return tuple(span for span in spans if span.text)


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop:
        newline = text.find("\n", start, stop)
        finish = stop if newline < 0 else newline
        yield start, finish
        start = finish + 1


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    """Where sentences end in the line ``text[start:stop]``, its own end left out."""
    for match in _BREAK.finditer(text, start, stop):
        if match.end() < stop and _ends(text, start, match, stop):
            yield match.end()


def _ends(text: str, line_start: int, match: re.Match[str], stop: int) -> bool:
    mark = match.group()
    if mark[0] in "。！？":
        return True
    following = _NEXT_WORD.match(text, match.end(), stop)
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower() and not _ARTICLE.match(word):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    return not _goes_on(text, line_start, match.start(), word)


def _goes_on(text: str, line_start: int, dot: int, next_word: str) -> bool:
    """Whether the full stop at ``dot`` belongs to an abbreviation, an initial or a list number."""
    if _LIST_MARK.fullmatch(text, line_start, min(dot, line_start + _REACH)) and dot <= line_start + _REACH:
        return True
    before = _LAST_WORD.search(text[max(line_start, dot - _REACH) : dot])
    if before is None:
        return False
    token = before.group()
    key = token.casefold()
    if key in words("sentences", "titles"):
        return key not in ("no", "sec") or next_word[0].isdecimal()
    if key in words("sentences", "soft") or _is_initial(token):
        return _WORD_END.sub("", next_word).casefold() not in words("sentences", "starters")
    return False


def _is_initial(token: str) -> bool:
    """A capital letter, or several with full stops between: "F", "J.R", "Ю"."""
    return all(len(part) == 1 and part.isupper() for part in token.split("."))


def _trimmed(text: str, start: int, end: int) -> Span:
    words_ = text[start:end]
    start += len(words_) - len(words_.lstrip())
    kept = words_.strip()
    return Span(start, start + len(kept), kept)

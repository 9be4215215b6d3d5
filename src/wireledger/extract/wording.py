"""Where words begin and end: written words, and contents without the marks around them."""

from __future__ import annotations

import re
from functools import cache

from wireledger.extract.encoding import Words
from wireledger.extract.spelling import undotted
from wireledger.extract.tagger import WordRange
from wireledger.extract.titles import split_title
from wireledger.extract.word_lists import word_set
from wireledger.records import Span

_QUOTES = "\"“”„«»‘’'‹›"
_OPENING = frozenset('"“„«‘‹')
_CLOSING = frozenset('"”»’›')


_INSIDE_NAME = frozenset("-‐‑'’ʼ`.")
"""Marks that join the parts of one written word: "Al-Bab", "Bza’a", "U.S"."""
_MOST_PARTS = 4
_MOST_TITLES = 4
_MOST_OPENED = 60
_OPENED = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*\s)?[\"“][\w’' .-]{0,30}\Z")


def span_of(words: Words, found: WordRange) -> Span:
    """The characters of a word range, with the rest of a word that is written with a hyphen or apostrophe."""
    first, last, text = found.first, found.last, words.text
    if (
        first
        and text[words.starts[first]] in _INSIDE_NAME
        and last - first > 1
        and _touching(words, first - 1)
    ):
        first -= 1
    for _ in range(_MOST_PARTS):
        if first >= 2 and text[words.starts[first - 1]] in _INSIDE_NAME and _touching(words, first - 2):
            first -= 2
    for _ in range(_MOST_PARTS):
        if last + 1 < len(words) and text[words.starts[last]] in _INSIDE_NAME and _touching(words, last - 1):
            if words.word(last) != "-" and words.word(last + 1) == "s":
                break  # a possessive is no part of the name
            last += 2
    return _longest_line(
        Span(words.starts[first], words.ends[last - 1], text[words.starts[first] : words.ends[last - 1]])
    )


def _longest_line(span: Span) -> Span:
    """The longest of the lines that a span runs over: no name or phrase goes on past a line end."""
    if "\n" not in span.text:
        return span
    line = max(re.finditer(r"[^\n]+", span.text), key=lambda m: len(m.group().strip()))
    start = span.start + line.start() + len(line.group()) - len(line.group().lstrip())
    kept = line.group().strip()
    return Span(start, start + len(kept), kept)


def outlet(text: str, channel: Span) -> Span:
    """The outlet that a channel phrase leads to or holds: 'exclusive statements to “Sky News Arabia”'."""
    match = _LEADS_TO.match(text, channel.end) or _QUOTED_NAME.search(text, channel.start, channel.end + 1)
    if match is None:
        return channel
    return Span(match.start("name"), match.end("name"), match["name"])


_LEADS_TO = re.compile(r"\s+(?:to|with)\s+[“\"«](?P<name>[^“”\"«»\n]{2,60})[”\"»]")
_QUOTED_NAME = re.compile(r"[“\"«](?P<name>[^“”\"«»\n]{2,60})(?:[”\"»]|\Z)")


def _touching(words: Words, index: int) -> bool:
    """Whether word ``index``, a mark and a word stand together without white space."""
    close = words.ends[index] == words.starts[index + 1] and words.ends[index + 1] == words.starts[index + 2]
    if words.word(index + 1) == "." and len(words.word(index + 2)) > 1:
        return False  # a full stop without a space after it
    return close and words.word(index)[-1:].isalnum() and words.word(index + 2)[:1].isalnum()


def trimmed(text: str, span: Span) -> Span | None:
    """``span`` without the marks around it and a leading "that"; None when nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start] in _QUOTES or text[start] in " ,:;.-–—\n"):
        start += 1
    that = re.match(r"that\s+", text[start:end], re.IGNORECASE)
    if that:
        start += that.end()
    while start < end and text[start] in _OPENING and text[start:end].count(text[start]) == 1:
        start += 1
    while end > start and (
        text[end - 1] in " ,:;–—\n"
        or (text[end - 1] in _CLOSING and not _opened(text[start : end - 1], text[end - 1]))
    ):
        end -= 1
    return Span(start, end, text[start:end]) if start < end else None


def _opened(before: str, mark: str) -> bool:
    """Whether a closing mark has its opening one in ``before``."""
    pairs = {"”": "“", "»": "«", "’": "‘", "›": "‹"}
    if mark == '"':
        return before.count('"') % 2 == 1
    if mark == "’" and before[-1:].isalpha() and "‘" not in before:
        return False
    return pairs[mark] in before


def is_quoted(text: str, span: Span) -> bool:
    """Whether the content stands in quotation marks."""
    before = text[max(0, span.start - 3) : span.start].rstrip()[-1:]
    if (before and before in _OPENING - {'"'}) or span.text[:1] in _OPENING:
        return True
    start_of_line = text.rfind("\n", 0, span.start) + 1
    prefix = text[start_of_line : span.start]
    return prefix.count("“") > prefix.count("”") or prefix.count('"') % 2 == 1


_OF_ANOTHER = re.compile(
    r"(?:\b(?:of|for|by|to|from|with|near|at|in|against|than)(?: the| an?)?|['’]s?)\s*[\"“‘«]?\Z",
    re.IGNORECASE,
)


def names(words: Span, mention: Span) -> bool:
    """Whether ``words`` name what ``mention`` names: they begin or end with it, as their head.

    "the researcher Ahmed Sultan" names Ahmed Sultan; "the brother of Ahmed Sultan" and "the brother of Mr
    Sultan" do not, nor does "Sultan's house".
    """
    if not (words.start <= mention.start and mention.end <= words.end):
        return False
    before = words.text[: mention.start - words.start]
    after = words.text[mention.end - words.start :]
    if before.strip():
        return not after.strip(' "”’»),') and not is_of_another(before, mention.text)
    return not re.match(r"['’]s?\s+\w", after) and not re.match(r"\s+(?:and|or)\s", after)


def is_of_another(before: str, name: str) -> bool:
    """Whether the words before a name say that it is the name of somebody else: "a relative of Mr" does.

    "the head of the army General" does not: what it is the head of stands before the title.
    """
    return _OF_ANOTHER.search(_without_title(before, name)) is not None


def _without_title(before: str, name: str) -> str:
    """The words before a name less the title that belongs to it."""
    words = list(re.finditer(r"\S+", before))[-_MOST_TITLES:]
    if not words or before[-1:] != " ":
        return before
    for at, first in enumerate(words):
        lead = before[first.start() :]
        if any(undotted(w.group()) in _bodies() | FUNCTION_WORDS for w in words[at:]):
            continue
        if split_title(f"{lead}{name}") == (lead.strip(" ,"), name):
            return before[: first.start()]
    return before


@cache
def _bodies() -> frozenset[str]:
    """Words of an office that are no title by themselves: "army" in "the head of the army General Lee"."""
    return frozenset(w for w in word_set("person_names", "offices") if split_title(f"{w} Lee")[0] is None)


PRONOUNS = frozenset("he she him his her hers they them their it its we us our who whom i me my".split())
FUNCTION_WORDS = frozenset(
    "a an and as at by for from had has have in into is of on or that the their to was were which who "
    "with".split()
)


def without_function_words(span: Span) -> Span | None:
    """``span`` without marks and function words at its ends but a first article; None if none is left.

    "of ISIS" is "ISIS", "three leaders in" is "three leaders", "the" and "-" are nothing.
    """
    found = list(re.finditer(r"[^\s,;:()\"“”«»]+", span.text))
    while found and (found[-1].group().casefold() in FUNCTION_WORDS or not _has_letter(found[-1].group())):
        found.pop()
    while found and found[0].group().casefold() in FUNCTION_WORDS - {"a", "an", "the"}:
        found.pop(0)
    if not found or not any(_has_letter(m.group()) for m in found):
        return None
    start, end = span.start + found[0].start(), span.start + found[-1].end()
    return Span(start, end, span.text[start - span.start : end - span.start])


def _has_letter(word: str) -> bool:
    return any(c.isalnum() for c in word)


def unquoted(span: Span) -> Span:
    """``span`` without quotation marks and brackets around it."""
    text = span.text
    start = len(text) - len(text.lstrip("\"“”‘’'«»( "))
    end = max(start, len(text.rstrip("\"“”‘’'«») ,")))
    return Span(span.start + start, span.start + end, text[start:end])


def opened(text: str, span: Span) -> Span:
    """A name with the nickname that closes in it and what is before: 'Dheere" Ali' is 'Abdi "Dheere" Ali'."""
    if span.text.count('"') % 2 == 0 and span.text.count("”") <= span.text.count("“"):
        return span
    match = _OPENED.search(text, max(0, span.start - _MOST_OPENED), span.start)
    return Span(match.start(), span.end, text[match.start() : span.end]) if match else span


def closed(text: str, span: Span) -> Span:
    """``span`` with the mark that closes it: 'Abdi "Dheere' and "Salt Brigade (SB" take in the next one."""
    open_quote = span.text.count('"') % 2 == 1 or span.text.count("“") > span.text.count("”")
    open_bracket = span.text.count("(") > span.text.count(")")
    after = text[span.end : span.end + 1]
    if (open_quote and after in ('"', "”")) or (open_bracket and after == ")"):
        return Span(span.start, span.end + 1, text[span.start : span.end + 1])
    return span

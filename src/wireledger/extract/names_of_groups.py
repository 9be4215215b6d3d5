"""The written names of bodies: what belongs to one, and what names none.

"ISIL-held" names ISIL, "Somali Transitional Federal Government (TFG)" is one name with all its words, and
"the", "forces" and "Syrian" name no body. The words are data, in ``names_of_groups.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wireledger.extract.acronyms import acronym_of
from wireledger.extract.countries import country_code
from wireledger.extract.person_naming import without_scraps
from wireledger.extract.word_lists import any_of, lists, word_set
from wireledger.records import Span

_BRACKETED = re.compile(r"\s?\(([A-Z][\w.&-]{1,9})\)")
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_BREAKS_OFF = re.compile(
    r"(?:\A|\s)(?:Abu|Abou|Ibn|Umm|Bani|Banu|Jaysh|Jaish|Harakat|Ansar|Liwa|Katibat|[A-Z]\w+-[eiou]|al|el)\Z"
)
_NAME_GOES_ON = re.compile(r"[\s-][A-ZÀ-Þ][\w’'-]+|\s(?:al|ul|el|as|ash)-[\w’'-]+")
_IS_PERSONAL = re.compile(r"[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ](?:\s[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ])?")
_LONGEST = 10
"""Words of a name before its acronym."""


def group_name(span: Span) -> Span | None:
    """The name of a body in words that the tagger took for one; None where they name none."""
    kept = without_scraps(span)
    if kept.text.endswith("-based"):
        return None  # what is joined to it is a place
    joined = _joined().search(kept.text)
    text = (kept.text[: joined.start()] if joined else kept.text).rstrip("-'’ ")
    bare = _ARTICLE.sub("", text)
    if not any(map(str.isalpha, bare)) or bare.casefold() in word_set("names_of_groups", "generic"):
        return None
    if bare.islower() and " " not in bare:
        return None
    if country_code(bare) or country_code(bare.removesuffix("s")):
        return None
    return Span(kept.start, kept.start + len(text), text)


def widened(text: str, name: Span) -> Span:
    """A name with the words that it breaks off before: "Abu" of "Abu Sayyaf", "Jaish-e" of "Jaish-e Din",
    and with the noun that tells it from a man's: "the band of Ali Obad", "Ali Obad gang"."""
    rest = _NAME_GOES_ON.match(text, name.end) if _BREAKS_OFF.search(name.text) else None
    if rest is None and _IS_PERSONAL.fullmatch(name.text):
        rest = _led().match(text, name.end)
    before = _led_by().search(text, max(0, name.start - 40), name.start)
    start, end = before.start() if before else name.start, rest.end() if rest else name.end
    return Span(start, end, text[start:end])


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(lists('names_of_groups')['of_leaders'])})\b")


@cache
def _led_by() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=\bthe\s)(?:{any_of(lists('names_of_groups')['of_leaders'])})\sof\s\Z", re.IGNORECASE
    )


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"-(?:{any_of(lists('names_of_groups')['joined'])})?\Z")


def spelled_out(text: str) -> list[Span]:
    """The names that stand with all their words before an acronym in brackets."""
    return [name for match in _BRACKETED.finditer(text) if (name := _spelled(text, match))]


def _spelled(text: str, match: re.Match[str]) -> Span | None:
    line = text.rfind("\n", 0, match.start()) + 1
    words = list(_WORD.finditer(text, max(line, match.start() - 150), match.start()))[-_LONGEST:]
    for first in reversed(words[:-1]):
        phrase = text[first.start() : match.start()]
        if first.group()[0].isupper() and acronym_of(match[1], phrase):
            return Span(first.start(), match.start(), phrase)
    return None


def whole(span: Span, names: Sequence[Span]) -> Span:
    """A span with the rest of the spelled-out name that it is a piece of: "Somali" of "Somali Army (SA)"."""
    name = next((n for n in names if n.start < span.end and span.start < n.end), None)
    if name is None:
        return span
    before = span.text[: max(0, name.start - span.start)]
    return Span(name.start - len(before), name.end, before + name.text)

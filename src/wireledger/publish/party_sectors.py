"""What kind of body or people a party is, by the words it is called (``parties.yml``).

The words decide, not knowledge of who is who: an unknown stays None. What one side calls the other is kept as
a label, apart from the sector.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from wireledger.extract.countries import countries_of
from wireledger.extract.spelling import fold
from wireledger.publish.coded_parts import Sector

_FILE = Path(__file__).with_name("parties.yml")
_LISTED = re.compile(r",|\band\b|\bwith\b|\bplus\b")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_DIGITS = re.compile(r"\d+\s*")
_MEMBERS = re.compile(r"(?P<people>(?:[\w-]+ ){1,3})of (?P<name>(?:the )?(?:\w+ ){0,2}[A-Z].*)", re.DOTALL)
_FORCES = re.compile(
    r"(?P<name>(?:[Tt]he )?(?:[A-Z]\S* ){2,})(?P<people>forces|troops|soldiers|fighters|men)$"
)
_NAMED = re.compile(r"^(?:the )?(?:[a-z]\w* )*")


@dataclass(frozen=True, slots=True)
class _Words:
    """The file's lists as patterns that match whole words of folded text."""

    sectors: tuple[tuple[Sector, re.Pattern[str]], ...]
    counted: tuple[tuple[Sector, re.Pattern[str]], ...]
    labels: re.Pattern[str]
    cuts: re.Pattern[str]
    formerly: re.Pattern[str]
    objects: re.Pattern[str]
    carriers: re.Pattern[str]
    institutional: re.Pattern[str]
    numbers: re.Pattern[str]


@lru_cache(maxsize=10_000)
def sector_of(words: str) -> Sector | None:
    """The sector that a party's words name; None where they name none.

    The words up to the first verb or preposition decide: "an armed group fighting the military government" is
    unidentified. After "of", the whole decides where its part does not: "a convoy of a separatist militia".
    """
    told = _words()
    for part in _named_parts(words):
        if told.formerly.search(part):
            return None
        found = next((name for name, pattern in told.sectors if pattern.search(part)), None)
        if found:
            return found
    return None


@lru_cache(maxsize=10_000)
def is_object(words: str) -> bool:
    """Whether words name a thing or a place: "a police vehicle guarding polio vaccinators"."""
    told = _words()
    parts = _named_parts(words)
    return bool(parts) and told.objects.fullmatch(" ".join(parts[0].split()[-1:])) is not None


@lru_cache(maxsize=10_000)
def is_number(words: str) -> bool:
    """Whether words say how many and not who: "Eleven", "Two of his escorts" no, "all three bodies" yes."""
    left = _DIGITS.sub(" ", fold(words))
    return bool(fold(words)) and not _words().numbers.sub(" ", left).split()


@lru_cache(maxsize=10_000)
def body_in(words: str) -> str | None:
    """The named body whose people the words are: "the soldiers of Hasken Tafki", "Salt Command forces".

    None where the words name no body, or a state's by its name: "soldiers of the national army".
    """
    found = _MEMBERS.match(words) or _FORCES.match(words)
    if found is None:
        return None
    first, name = found["people"].split()[-1], _NAMED.sub("", found["name"]).strip()
    if not _words().carriers.fullmatch(fold(first)) or countries_of(name) or is_number(name):
        return None
    return name if name[:1].isupper() and has_own_name(f"the {name}") else None


@lru_cache(maxsize=10_000)
def labels_in(words: str) -> tuple[str, ...]:
    """The words by which one side calls another, in their order: "terrorist"."""
    return tuple(dict.fromkeys(_words().labels.findall(fold(words))))


@lru_cache(maxsize=10_000)
def country_in(words: str) -> str | None:
    """The one country, ISO 3166-1 alpha-2, that words name or whose adjective they use; else None."""
    found = countries_of(words)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=10_000)
def only_sector(words: str) -> Sector | None:
    """The one sector of all people whom words list: "two soldiers and a child" are of two, and so of none."""
    found = {sector_of(part) or _counted_as(part) for part in listed(words)}
    return found.pop() if len(found) == 1 else None


def _counted_as(words: str) -> Sector | None:
    return next((name for name, pattern in _words().counted if pattern.search(fold(words))), None)


def listed(words: str) -> list[str]:
    """The members of a list of people: "two soldiers and a child" has two."""
    return [part for part in _LISTED.split(words) if fold(part)]


@lru_cache(maxsize=10_000)
def core_of(words: str) -> str:
    """The words that name a party: "a convoy of a separatist militia" is a "separatist militia"."""
    parts = _named_parts(words)
    core = _ARTICLE.sub("", parts[0]) if parts else ""
    told = words.split()
    pieces = (" ".join(told[i:j]) for i in range(len(told)) for j in range(len(told), i, -1))
    return next((piece for piece in pieces if core and fold(piece) == core), words)


@lru_cache(maxsize=10_000)
def has_own_name(words: str) -> bool:
    """Whether a proper name stands in the words beside those of sectors and countries.

    "forces of the Combined Northern Task Force" may be of any state, which "the National Guard" are not.
    """
    told = _words()
    names = [word for word in words.split()[1:] if word[:1].isupper() and not countries_of(word)]
    matched = (m[0] for _, pattern in told.sectors for m in pattern.finditer(fold(words)))
    known = {word for phrase in matched for word in phrase.split()}
    return any(fold(n) not in known and not told.institutional.fullmatch(fold(n)) for n in names)


def _named_parts(words: str) -> list[str]:
    """The part of the words that names a party, then what it is a part of.

    "seven of the guards" are guards; in "a chief of police" the chief comes first.
    """
    told = _words()
    head = told.cuts.split(_DIGITS.sub("", fold(words)), maxsplit=1)[0].strip()
    parts = [part.strip() for part in head.split(" of ")]
    last = parts[0].split()[-1:]
    if len(parts) > 1 and (not last or told.carriers.fullmatch(last[0])):
        parts = [*parts[1:], parts[0]]
    return [part for part in parts if part]


@cache
def _words() -> _Words:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _FILE.open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    return _Words(
        sectors=_patterns(loaded["sectors"]),
        counted=_patterns(loaded["counted"]),
        labels=_any_of(loaded["labels"]),
        cuts=_any_of(loaded["cuts"]),
        formerly=_any_of(loaded["formerly"]),
        objects=_any_of(loaded["objects"]),
        carriers=_any_of(loaded["carriers"]),
        institutional=_any_of(loaded["institutional"]),
        numbers=_any_of(loaded["numbers"]),
    )


def _patterns(lists: dict[Sector, list[str]]) -> tuple[tuple[Sector, re.Pattern[str]], ...]:
    return tuple((name, _any_of(words)) for name, words in lists.items())


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

"""What kind of source a publisher or a speaker is, by the words it is called: ``origin_kinds.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from wireledger.extract.spelling import fold
from wireledger.resolve.incident_words import word_keys
from wireledger.resolve.resolution import OriginKind

_FILE = Path(__file__).with_name("origin_kinds.yml")
_BRACKETED = re.compile(r"\(.*?\)")

SpeakerKind = Literal["found", "agency", "official", "group", "force"]


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The file's lists as patterns that match a whole word or phrase, in the order of the file."""

    publishers: dict[OriginKind, re.Pattern[str]]
    speakers: dict[SpeakerKind, re.Pattern[str]]
    unspecific: frozenset[str]


def publisher_kind(name: str) -> OriginKind:
    """What a publisher is by its name; ``unknown`` for a newspaper, and for most groups."""
    words = fold(name)
    return next((kind for kind, found in _kinds().publishers.items() if found.search(words)), "unknown")


def speaker_kind(name: str) -> SpeakerKind | None:
    """What the words for a speaker say it is: people whom a reporter found, or a body; None where neither."""
    words = fold(name)
    return next((kind for kind, found in _kinds().speakers.items() if found.search(words)), None)


def own_words(name: str) -> frozenset[str]:
    """Keys of the words that tell a publisher from others; those in brackets say what it is."""
    return word_keys(_BRACKETED.sub(" ", name), _kinds().unspecific)


@cache
def _kinds() -> _Kinds:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _FILE.open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    return _Kinds(
        publishers={kind: _any_of(words) for kind, words in loaded["publishers"].items()},
        speakers={kind: _any_of(words) for kind, words in loaded["speakers"].items()},
        unspecific=frozenset(loaded["unspecific"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")

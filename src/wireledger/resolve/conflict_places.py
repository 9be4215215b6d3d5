"""Which words for a place name a spot in a town rather than the town: ``conflict_places.yml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_suffix(".yml")


def is_spot(words: str) -> bool:
    """Whether words are for a road, a shop or the like: on a map these are their town, if they are known."""
    return bool(_spots().search(words))


@cache
def _spots() -> re.Pattern[str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _FILE.open(encoding="utf-8") as file:
        words = yaml.load(file, Loader=loader)["spots"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)

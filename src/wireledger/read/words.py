"""Word lists of the reading stage: they lie beside this file as YAML, one list of words a key."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_HERE = Path(__file__).parent


@cache
def lists(name: str) -> dict[str, list[str]]:
    """All lists of ``name``.yml, in the order of the file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (_HERE / f"{name}.yml").open(encoding="utf-8") as file:
        loaded: dict[str, list[str]] = yaml.load(file, Loader=loader)
    return loaded


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words under ``key`` in ``name``.yml."""
    return frozenset(lists(name)[key])

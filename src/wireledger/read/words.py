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


@cache
def months() -> dict[str, int]:
    """Every spelling of a month's name in dates.yml, casefolded, with its number 1 to 12."""
    numbered = lists("dates")["months"]
    return {name.casefold(): number for number, names in enumerate(numbered, 1) for name in names.split()}

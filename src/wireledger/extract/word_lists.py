"""Word lists of the extracting stage: they lie beside this file as YAML, one file a topic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wireledger.extract.spelling import undotted

_HERE = Path(__file__).parent


@cache
def lists(name: str) -> dict[str, Any]:
    """All lists of ``name``.yml by their keys. They are shared: read them, and change nothing."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (_HERE / f"{name}.yml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    return loaded


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words under ``key`` in ``name``.yml, in lower case and without dots."""
    return frozenset(undotted(word) for word in lists(name)[key])


def any_of(names: Iterable[str]) -> str:
    """A regular expression for any of ``names``, longer ones first; a space stands for any white space."""
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace("\\ ", r"\s") for name in longest_first)

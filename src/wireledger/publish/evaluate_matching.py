"""When two names or phrases are one, and how items of a reading are paired with those of a coder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import yaml

from wireledger.errors import UsageError

A = TypeVar("A")
B = TypeVar("B")
_WORD = re.compile(r"\w+")


@cache
def rules() -> dict[str, Any]:
    """``evaluate.yml``. Shared: change nothing."""
    with Path(__file__).with_name("evaluate.yml").open(encoding="utf-8") as file:
        made: dict[str, Any] = yaml.safe_load(file)
    return made


@lru_cache(maxsize=100_000)
def telling_words(text: str) -> frozenset[str]:
    """The words of a phrase that tell it from others; all of them where none does."""
    words = _WORD.findall(text.casefold())
    return frozenset(w for w in words if w not in rules()["small_words"]) or frozenset(words)


def alike(a: str, b: str) -> bool:
    """Whether two phrases share at least half of the words of the longer one."""
    left, right = telling_words(a), telling_words(b)
    return bool(left & right) and 2 * len(left & right) >= max(len(left), len(right))


def any_alike(text: str, many: Iterable[str]) -> bool:
    """Whether a phrase is like any of some."""
    return any(alike(text, one) for one in many)


def overlap(a: str, b: str) -> float:
    """The share of all their words that two texts have in common (Jaccard)."""
    left, right = telling_words(a), telling_words(b)
    return len(left & right) / len(left | right) if left | right else 0.0


def paired(found: Sequence[A], wanted: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """The one-to-one pairing with the greatest sum of weights; a pair of weight 0 is none.

    Raises UsageError without SciPy, whose assignment this is.
    """
    if not found or not wanted:
        return []
    if find_spec("scipy") is None:
        raise UsageError(
            "evaluate needs SciPy, which is not installed. Run: pip install 'wireledger[evaluate]'"
        )
    from scipy.optimize import linear_sum_assignment

    weights = np.array([[float(weight(one, other)) for other in wanted] for one in found])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weights[i, j] > 0]

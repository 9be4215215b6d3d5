"""What the evidence for one identity weighs: points, from ``identity_evidence.yml``."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wireledger.resolve.resolution import IdentityKind


@cache
def points(kind: IdentityKind) -> dict[str, float]:
    """Points of each piece of evidence on two persons or groups. Shared: change nothing."""
    return {name: float(value) for name, value in _read()[kind].items()}


@cache
def bound(name: str) -> float:
    """The points from which two are held to be one (``link``), or a reviewer is asked (``question``)."""
    return float(_read()[name])


@cache
def general_words(name: str) -> frozenset[str]:
    """Words of titles (``posts``) that tell nobody from anybody."""
    return frozenset(_read()["general_words"][name])


def sureness(total: float) -> float:
    """Points as a number from 0 to 1 that grows with them: a rank, no measured probability.

    0.5 lies halfway between a question and a link.
    """
    return 1 / (1 + math.exp((bound("link") + bound("question")) / 2 - total))


@cache
def _read() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with Path(__file__).with_name("identity_evidence.yml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    return loaded

"""How much each piece of evidence weighs, and which event types are kin: ``incident_evidence.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("incident_evidence.yml")


@dataclass(frozen=True, slots=True)
class Settings:
    """The file's content. Weights and thresholds are log-odds; ``kind_of`` maps an event type to its kind."""

    weights: dict[str, float]
    merge_above: float
    ask_above: float
    recent_days: int
    soon_days: int
    later_days: int
    kind_of: dict[str, str]
    kin: frozenset[frozenset[str]]
    stop_words: frozenset[str]


@cache
def settings() -> Settings:
    """The settings, read once. They are shared: read them, and change nothing."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _FILE.open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    kinds = loaded.pop("kinds")
    kin = loaded.pop("kin")
    stop_words = loaded.pop("stop_words")
    recent, soon, later = (int(loaded.pop(f"{name}_days")) for name in ("recent", "soon", "later"))
    merge, ask = float(loaded.pop("merge_above")), float(loaded.pop("ask_above"))
    return Settings(
        weights=_flat(loaded),
        merge_above=merge,
        ask_above=ask,
        recent_days=recent,
        soon_days=soon,
        later_days=later,
        kind_of={name: kind for kind, names in kinds.items() for name in names},
        kin=frozenset(frozenset(pair) for pair in kin),
        stop_words=frozenset(stop_words),
    )


def _flat(tree: dict[str, Any]) -> dict[str, float]:
    """``{"date": {"same_day": 2}}`` as ``{"date.same_day": 2.0}``."""
    flat: dict[str, float] = {}
    for key, value in tree.items():
        inner = value if isinstance(value, dict) else {"": value}
        flat |= {f"{key}.{name}".rstrip("."): float(weight) for name, weight in inner.items()}
    return flat

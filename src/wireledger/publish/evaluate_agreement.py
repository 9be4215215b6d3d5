"""Krippendorff's alpha between a coder and the reading, field by field, over the items that both have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import krippendorff
import numpy as np

from wireledger.publish.evaluate_incidents import Couple

Level = Literal["nominal", "ratio"]

_LEVELS: dict[str, Level] = {
    "type": "nominal",
    "status": "nominal",
    "civilian_harm": "nominal",
    "date": "nominal",
    "killed": "ratio",
    "injured": "ratio",
    "fate": "nominal",
    "claim.modality": "nominal",
}
"""By field, the level of measurement: names, or numbers of people (the lower bound) with a true zero."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha of a field over so many units that both have a value for: 1 full agreement, 0 that of chance.

    None where it is not defined: fewer than two units, or no value but one.
    """

    name: str
    level: Level
    alpha: float | None
    units: int


class Pairs:
    """Gathers the values of both, over reports."""

    def __init__(self) -> None:
        self._values: dict[str, list[tuple[str | float, str | float]]] = {name: [] for name in _LEVELS}

    def add(self, name: str, read: str | float | None, told: str | float | None) -> None:
        """A value of the reading and the coder's; it counts where both have one."""
        if read is not None and told is not None:
            self._values[name].append((read, told))

    def add_incident(self, couple: Couple) -> None:
        """The fields of an incident that both have."""
        event, gold = couple.event, couple.gold
        if event is None or gold is None:
            return
        # an event that the coder gives two types is of the one that was read, if it is among them
        self.add("type", event.type, event.type if event.type in gold.types else gold.type)
        self.add("status", event.status, gold.status)
        harm = None if event.civilian_harm == "not_mentioned" else event.civilian_harm
        self.add("civilian_harm", harm, gold.civilian_harm)
        if event.date.start and gold.dates:
            agreed = next((d for d in gold.dates if event.date.start[: len(d)] == d), None)
            self.add("date", agreed or event.date.start, agreed or gold.dates[0])
        self.add("killed", event.killed.min, gold.killed.min)
        self.add("injured", event.injured.min, gold.injured.min)

    def agreement(self) -> tuple[Agreement, ...]:
        """Alpha for every field."""
        return tuple(
            Agreement(name, level, _alpha(self._values[name], level), len(self._values[name]))
            for name, level in _LEVELS.items()
        )


def _alpha(pairs: list[tuple[str | float, str | float]], level: Level) -> float | None:
    values = sorted({value for pair in pairs for value in pair}, key=lambda v: (str(type(v)), v))
    if len(pairs) < 2 or len(values) < 2:
        return None
    codes = {value: float(value) if level == "ratio" else n for n, value in enumerate(values)}
    data = np.array([[codes[pair[coder]] for pair in pairs] for coder in (0, 1)], dtype=float)
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))

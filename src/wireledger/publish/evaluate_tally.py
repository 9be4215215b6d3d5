"""Counts of what was read, what is there, and what is right in both, by measure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and F1 (0 to 1, None where nothing was read or nothing is there), and the counts."""

    name: str
    precision: float | None
    recall: float | None
    f1: float | None
    right: int
    read: int
    gold: int


class Tally:
    """Adds up over reports."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._read: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()

    def add(self, name: str, right: int, read: int, gold: int) -> None:
        """Count some items of a measure."""
        self._right[name] += right
        self._read[name] += read
        self._gold[name] += gold

    def measure(self, name: str) -> Measure:
        """The figures of a measure."""
        right, read, gold = self._right[name], self._read[name], self._gold[name]
        p, r = right / read if read else None, right / gold if gold else None
        f1 = 2 * right / (read + gold) if read + gold else None
        return Measure(name, p, r, f1, right, read, gold)

"""Room for words on a chart: what would cover something else is not written."""

from __future__ import annotations


class Labels:
    """The boxes of a sheet that are taken."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._taken: list[tuple[float, float, float, float]] = []

    def take(self, x: float, y: float, width: float, height: float) -> bool:
        """Take a box (its upper left corner and size), if it lies on the sheet and is free."""
        right, lower = x + width, y + height
        if x < 0 or y < 0 or right > self._width or lower > self._height:
            return False
        if any(x < r and right > left and y < low and lower > top for left, top, r, low in self._taken):
            return False
        self._taken.append((x, y, right, lower))
        return True

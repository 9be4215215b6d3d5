"""Things that are connected: no thing in one component has anything to do with a thing in another."""

from __future__ import annotations

from collections.abc import Iterable

IndexPair = tuple[int, int]


def components(size: int, pairs: Iterable[IndexPair]) -> list[list[int]]:
    """The items 0 to ``size`` - 1 by what ``pairs`` connect, directly or through others.

    Each component is in order, and they are in the order of their first items.
    """
    nearer = list(range(size))

    def root(item: int) -> int:
        while nearer[item] != item:
            nearer[item] = item = nearer[nearer[item]]  # shortens the way for the next search
        return item

    for a, b in pairs:
        first, second = root(a), root(b)
        if first != second:
            nearer[max(first, second)] = min(first, second)
    found: dict[int, list[int]] = {}
    for item in range(size):
        found.setdefault(root(item), []).append(item)
    return list(found.values())

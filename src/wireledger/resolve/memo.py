"""What was worked out the last time, so that it need not be worked out again where nothing has changed.

A memo changes no result: a thing is looked up by everything that it is made from. It holds only what the last
run asked for, so it is as large as one run's results, and one that keeps nothing is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from operator import is_
from typing import Generic, TypeVar

T = TypeVar("T")


class These:
    """Some objects as a key, equal only to a key of the very same ones.

    This is quick where comparing the objects themselves is slow. They live as long as the key, so that no
    other object can be taken for one of them.
    """

    __slots__ = ("_hash", "_objects")

    def __init__(self, objects: Iterable[object]) -> None:
        self._objects = tuple(objects)
        self._hash = hash(tuple(map(id, self._objects)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, These) or len(self._objects) != len(other._objects):
            return False
        return all(map(is_, self._objects, other._objects))


class Memo(Generic[T]):
    """Results by what they were made from; with ``keeps`` False it remembers nothing."""

    def __init__(self, keeps: bool) -> None:
        self._keeps = keeps
        self._before: dict[Hashable, T] = {}
        self._now: dict[Hashable, T] = {}

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result that was made from ``key``, now or in the run before; else ``make`` makes it."""
        found = self.get(key)
        return self.put(key, make()) if found is None else found

    def get(self, key: Hashable) -> T | None:
        """The result that was made from ``key``; None where there is none."""
        found = self._now.get(key)
        if found is None and (found := self._before.get(key)) is not None:
            self._now[key] = found
        return found

    def put(self, key: Hashable, made: T) -> T:
        """Remember a result, and give it back."""
        if self._keeps:
            self._now[key] = made
        return made

    def turn(self) -> None:
        """End a run: what it did not ask for is forgotten."""
        self._before, self._now = self._now, {}

"""Which of several values stands for an incident.

A value that a reviewer gave stands first. Else the one that the most independent origins hold; of these the
finest; of these the one told in the report that was published first, and by the report's ref where two were
on one day. An origin holds a value where something that it says covers it: "in July" covers 7 July. A value
that covers another one told is too coarse to stand. The choice never depends on the order of reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """A value as one report gives it.

    ``origin`` is the id of the origin behind the report, ``fineness`` is smaller for a finer value,
    ``published`` the report's day ("9999" where unknown) and ``order`` where the value stands in the report.
    """

    value: T
    origin: str
    fineness: int
    published: str
    ref: str
    order: int = 0
    reviewed: bool = False


def chosen(given: Sequence[Held[T]], covers: Callable[[T, T], bool]) -> Held[T] | None:
    """The value that stands; None where none is given.

    ``covers(a, b)``: whoever says a may mean b. It is true of equal values.
    """
    fine = [held for held in given if held.reviewed or not _is_coarse(held.value, given, covers)]
    return min(
        fine or given,
        key=lambda held: (
            not held.reviewed,
            -len(holders(held.value, given, covers)),
            held.fineness,
            held.published,
            held.ref,
            held.order,
        ),
        default=None,
    )


def holders(value: T, given: Sequence[Held[T]], covers: Callable[[T, T], bool]) -> frozenset[str]:
    """Ids of the origins that hold a value."""
    return frozenset(held.origin for held in given if covers(held.value, value))


def _is_coarse(value: T, given: Sequence[Held[T]], covers: Callable[[T, T], bool]) -> bool:
    """Whether the value covers another one told that does not cover it."""
    return any(covers(value, held.value) and not covers(held.value, value) for held in given)

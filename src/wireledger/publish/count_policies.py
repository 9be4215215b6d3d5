"""From what voices say to the numbers of a codebook: each policy is a small function over the same counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from wireledger.publish.coded_choice import Held, chosen
from wireledger.publish.coded_count_parts import with_parts
from wireledger.publish.coded_parts import CountTold, Sector


@dataclass(frozen=True, slots=True)
class Estimate:
    """Lowest, most widely told and highest number of people."""

    low: int
    best: int
    high: int


def wholes(counts: Sequence[CountTold]) -> tuple[CountTold, ...]:
    """The totals, which stand for all victims; "no civilians were killed" says nothing of others."""
    return tuple(c for c in counts if c.is_total and not (c.max == 0 and c.of is not None))


def lowest(counts: Sequence[CountTold]) -> int | None:
    """The least that any voice gives; None where none gives a number."""
    return min((c.min or 0 for c in wholes(counts)), default=None)


def estimate(counts: Sequence[CountTold]) -> Estimate | None:
    """Lowest minimum, the number that most independent origins hold, highest maximum; None if none is told.

    Two voices agree where their ranges meet. A range without an upper end ("at least 11") adds nothing above
    its minimum. Of a range the minimum is taken as the number held.
    """
    held = [
        Held((c.min or 0, c.max), c.origin or c.ref, _width(c), "", "", order, c.words is None)
        for order, c in enumerate(wholes(counts))
    ]
    stands = chosen(held, _meet)
    if stands is None:
        return None
    ends = [low if high is None else high for low, high in (h.value for h in held)]
    return Estimate(min(h.value[0] for h in held), stands.value[0], max(ends))


def held_of(counts: Sequence[CountTold], sectors: Collection[Sector]) -> int | None:
    """How many of them were of these sectors, by words that count these alone; None where none do.

    Parts count here as totals do, each voice's largest: "five, two of them soldiers", "a soldier and a boy".
    """
    largest: dict[tuple[str, str], CountTold] = {}
    for count in with_parts(counts):
        if count.of in sectors:
            known = largest.setdefault((count.ref, count.voice), count)
            if (count.min or 0) > (known.min or 0):
                largest[count.ref, count.voice] = count
    found = estimate([replace(count, is_total=True) for count in largest.values()])
    return found.best if found else None


def _width(count: CountTold) -> int:
    return 1_000_000 if count.max is None else count.max - (count.min or 0)


def _meet(a: tuple[int, int | None], b: tuple[int, int | None]) -> bool:
    return (b[1] is None or a[0] <= b[1]) and (a[1] is None or b[0] <= a[1])

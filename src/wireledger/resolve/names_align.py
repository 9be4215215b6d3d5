"""The parts of two names set beside each other, in order.

Parts may be left out on either side, and two or three may be written as one ("Pol Pot", "PolPot"). Where
both names have something else in the same gap, they contradict each other: "Saddam Hussein al-Duri" is not
"Saddam Hussein al-Tikriti". So they do where a part stands in another order: Hamid Khalaf, Khalaf Hamid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

_SURE_JOIN = 0.9
_JOIN_REACH = 3  # letters by which parts and their joined spelling may differ in length
_JOINS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_MOST_JOINED = 3

Alikeness = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Parts of two names that stand for each other: their places, and how surely."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which parts pair, what each side has besides, and whether those contradict each other."""

    pairs: tuple[Pair, ...]
    extra_left: tuple[int, ...]
    extra_right: tuple[int, ...]
    contradicts: bool


_Scored = tuple[float, tuple[Pair, ...]]


def align(left: Sequence[str], right: Sequence[str], alike: Alikeness) -> Alignment:
    """The alignment in order that pairs most, by ``alike`` of parts; parts joined are tried as one word."""
    whole = tuple(Pair((i,), (i,), alike(*two)) for i, two in enumerate(zip(left, right, strict=False)))
    if len(left) == len(right) and all(p.score >= _SURE_JOIN for p in whole):
        return Alignment(whole, (), (), contradicts=False)

    pairs = _best_pairs(left, right, alike)
    extra_left = _extra(len(left), [p.left for p in pairs])
    extra_right = _extra(len(right), [p.right for p in pairs])
    swapped = any(alike(left[i], right[j]) >= _SURE_JOIN for i in extra_left for j in extra_right)
    contradicts = swapped or _contradict(pairs, extra_left, extra_right)
    return Alignment(pairs, extra_left, extra_right, contradicts)


def _best_pairs(left: Sequence[str], right: Sequence[str], alike: Alikeness) -> tuple[Pair, ...]:
    """The pairs in order whose scores add up to most, worked out from the ends of the names.

    Of parts written as one, only sure spellings count.
    """
    best: list[list[_Scored]] = [[(0.0, ())] * (len(right) + 1) for _ in range(len(left) + 1)]
    ones, others = _joined(tuple(left)), _joined(tuple(right))
    for i, j in product(reversed(range(len(left))), reversed(range(len(right)))):
        found = best[i + 1][j] if best[i + 1][j][0] >= best[i][j + 1][0] else best[i][j + 1]
        for p, q in _JOINS:
            if i + p > len(left) or j + q > len(right):
                continue
            if p == q:
                score = alike(left[i], right[j])
            else:
                one, other = ones[p][i], others[q][j]
                if not one or not other or abs(len(one) - len(other)) > _JOIN_REACH:
                    continue
                score = alike(one, other)
                if score < _SURE_JOIN:
                    continue
            rest, pairs = best[i + p][j + q]
            if score and rest + score * (p + q) / 2 > found[0]:
                pair = Pair(tuple(range(i, i + p)), tuple(range(j, j + q)), score)
                found = (rest + score * (p + q) / 2, (pair, *pairs))
        best[i][j] = found
    return best[0][0][1]


@lru_cache(maxsize=100_000)
def _joined(parts: tuple[str, ...]) -> tuple[list[str], ...]:
    """Each run of so many parts as one word, by that number; empty where a part is an initial."""
    runs = ([parts[i : i + size] for i in range(len(parts) - size + 1)] for size in range(_MOST_JOINED + 1))
    return tuple([_as_one(run) for run in some] for some in runs)


def _as_one(run: Sequence[str]) -> str:
    return "" if 1 in map(len, run) else "".join(run).replace(" ", "")


def _extra(size: int, used: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    taken = {i for places in used for i in places}
    return tuple(i for i in range(size) if i not in taken)


def _contradict(pairs: Sequence[Pair], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether both sides have a part of their own between the same pairs."""
    gaps_left = {sum(p.left[0] < i for p in pairs) for i in left}
    gaps_right = {sum(p.right[0] < j for p in pairs) for j in right}
    return bool(gaps_left & gaps_right)

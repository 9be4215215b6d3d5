"""Blocking: which of many things are worth comparing, without comparing all with all.

Things that share a key are compared. A block with more than ``LARGEST`` things is sorted, and each is
compared only with its neighbours (Hernández and Stolfo's sorted neighbourhood, 1995), so that the work grows
with the number of things and not with its square.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

LARGEST = 40
NEIGHBOURS = 8


def candidate_pairs(
    keys: Mapping[str, Collection[str]], order: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Each pair of ids that share a key, once, the smaller id first; the pairs of likely ones come together.

    ``keys`` gives each id's keys; ``order`` what a block too large is sorted by, so that those that are
    likely the same stand side by side.
    """
    blocks: dict[str, list[str]] = {}
    for item in sorted(keys):
        for key in keys[item]:
            blocks.setdefault(key, []).append(item)
    places: dict[str, dict[str, int]] = {}
    for key, block in blocks.items():
        if len(block) > LARGEST:
            block.sort(key=lambda item: (order[item], item))
            places[key] = {item: i for i, item in enumerate(block)}
    for item in sorted(keys, key=lambda item: (order[item], item)):
        others = {other for key in keys[item] for other in _near(item, blocks[key], places.get(key))}
        yield from ((item, other) for other in sorted(others) if item < other)


def _near(item: str, block: Sequence[str], places: Mapping[str, int] | None) -> Sequence[str]:
    """The members of a block that an item is compared with: all, or its neighbours where places are given."""
    if places is None:
        return block
    at = places[item]
    return block[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]

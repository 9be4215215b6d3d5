"""A count whose words list several kinds of people, as the counts of each: "seven soldiers and two women"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wireledger.extract.quantities import find_quantities
from wireledger.publish.coded_parts import CountTold
from wireledger.publish.party_sectors import labels_in, listed, only_sector

_SINGLE = re.compile(r"\s*(?:an?|another|his|her|their|one) ", re.IGNORECASE)


def with_parts(counts: Sequence[CountTold]) -> tuple[CountTold, ...]:
    """The counts, and after each the parts that its words list, where these add up to it."""
    return tuple(one for count in counts for one in (count, *parts_of(count)))


def parts_of(count: CountTold) -> tuple[CountTold, ...]:
    """The parts of a count; none where its words list no kinds of people, or they do not add up to it."""
    pieces = listed(count.words) if count.words else []
    if len(pieces) < 2 or count.min is None or count.min != count.max or labels_in(count.words or ""):
        return ()
    numbers = [_number(piece) for piece in pieces]
    if None in numbers or sum(n or 0 for n in numbers) != count.min:
        return ()
    return tuple(_parts(count, pieces, numbers))


def _parts(count: CountTold, pieces: Sequence[str], numbers: Sequence[int | None]) -> Iterator[CountTold]:
    for piece, number in zip(pieces, numbers, strict=True):
        of = "labelled" if count.of == "labelled" else only_sector(piece)
        yield replace(count, min=number, max=number, words=piece.strip(), of=of, is_total=False)


def _number(piece: str) -> int | None:
    """How many people a piece of a list names; None where it does not say."""
    found = find_quantities(piece)
    if len(found) == 1 and found[0].min == found[0].max:
        return found[0].min
    return 1 if not found and _SINGLE.match(piece) else None

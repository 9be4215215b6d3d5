"""Relative dates in reprints: "two days ago" counts from the day of the first print, not from that of a copy.

A wire story that a newspaper prints a day later still says "two days ago", and its "on Sunday" is another day
a week later. Reading knows one report at a time, so this is put right here: at once where a whole text was
printed again, and within an incident where a part of it was.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wireledger.extract.spelling import fold
from wireledger.records import Event, Record, Span
from wireledger.resolve.conflict_values import Told
from wireledger.resolve.origin_texts import Runs, is_copy, runs
from wireledger.resolve.shelf import Shelf, publication_order

_Order = tuple[str, str, str]


class Prints:
    """Which records have one text, noted while they pass to the shelf."""

    def __init__(self) -> None:
        self._orders: dict[bytes, list[_Order]] = defaultdict(list)

    def noting(self, records: Iterable[Record]) -> Iterator[Record]:
        """The same records."""
        for record in records:
            text = record.document.text.encode("utf-8", "surrogatepass")
            self._orders[hashlib.sha256(text).digest()].append(publication_order(record))
            yield record

    def dated(self, shelf: Shelf) -> Shelf:
        """The shelf on which they were put, with every reprint dated as its first print."""
        at = {label.order: i for i, label in reversed(tuple(enumerate(shelf.labels)))}
        revised: dict[int, Record] = {}
        for orders in self._orders.values():
            first, *others = sorted(set(orders))
            for order in others:
                if order[0] != first[0]:
                    revised[at[order]] = _dated(shelf[at[order]], shelf[at[first]])
        return shelf.revised(revised) if revised else shelf


def _dated(reprint: Record, first: Record) -> Record:
    """A reprint whose events have the dates that the first print has at the same words."""
    dates = {v.claim: v.value for e in first.events for v in e.values if v.field == "date"}
    told = {c.span: dates[c.id] for c in first.claims if c.id in dates}
    shown = {e.triggers: e for e in first.events}
    words = {c.id: c.span for c in reprint.claims if c.predicate == "date"}
    return replace(
        reprint, events=tuple(_event(e, shown.get(e.triggers), told, words) for e in reprint.events)
    )


def _event(event: Event, first: Event | None, told: Mapping[Span, str], words: Mapping[str, Span]) -> Event:
    own = [v for v in event.values if v.field == "date"]
    if first is None or any(words.get(v.claim) not in told for v in own):
        return event  # read otherwise, or corrected by a reviewer
    values = (replace(v, value=told[words[v.claim]]) if v in own else v for v in event.values)
    return replace(event, date=first.date, values=tuple(dict.fromkeys(values)))


def as_first_printed(told: Sequence[Told], records: Sequence[Record]) -> tuple[Told, ...]:
    """What the reports of an incident tell, with the dates of copies as in the text that they copy.

    A date of a copy is changed only where it has the same words there. ``records`` are those of the
    reports in the order of publication.
    """
    if len({t.value for t in told if t.field == "date"}) < 2:
        return tuple(told)
    words = {
        (r.document.ref, c.id): fold(c.span.text) for r in records for c in r.claims if c.predicate == "date"
    }
    texts = {r.document.ref: r.document.text for r in records}
    place = {ref: n for n, ref in enumerate(texts)}
    said: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.field == "date" and (one.ref, one.claim) in words:
            said[words[one.ref, one.claim]].append(one)
    revised: dict[Told, Told] = {}
    for alike in said.values():
        if len({t.value for t in alike}) > 1:
            revised |= _of_copies(sorted(alike, key=lambda t: (place[t.ref], t.claim)), texts)
    return tuple(dict.fromkeys(revised.get(t, t) for t in told))


def _of_copies(alike: Sequence[Told], texts: Mapping[str, str]) -> dict[Told, Told]:
    """Dates told in the same words, by that of the first text that each one's text copies."""
    found: dict[Told, Told] = {}
    own_runs: dict[str, Runs] = {t.ref: runs(texts[t.ref]) for t in alike}
    for n, one in enumerate(alike):
        earlier = (t for t in alike[:n] if t.ref != one.ref and is_copy(own_runs[t.ref], own_runs[one.ref]))
        first = next(earlier, None)
        if first is not None and first.value != one.value:
            found[one] = replace(one, value=first.value)
    return found

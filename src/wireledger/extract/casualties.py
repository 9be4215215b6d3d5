"""Killed and injured as one sentence states them.

Light rules over the words around killing and wounding: "killed at least four people and wounded nine",
"four were killed and nine injured", "leaving 3 dead", "claimed the lives of 12", "killing its driver" (one).
A joint figure ("60 were killed and injured") is put in neither. Counts are people; None is not stated.

:mod:`wireledger.extract.casualty_cues` finds the words, :mod:`wireledger.extract.casualty_readings` what
each states, and :mod:`wireledger.extract.victims` whom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wireledger.extract.casualty_cues import CasualtyCue, casualty_cues, joint_cues, unharmed
from wireledger.extract.casualty_readings import CasualtyReading, reading
from wireledger.extract.quantities import find_quantities
from wireledger.extract.victims import Victims
from wireledger.records import Count, Span

_LIST_NUMBER = re.compile(r"\A\s*\(?\d{1,3}[.)](?=\s)")  # "3. On Friday at least 60 were killed"
_LONGEST = 4000  # characters of a sentence that are read; more is a list, or hostile


@dataclass(frozen=True, slots=True)
class Casualties:
    """Killed and injured of one sentence, in people, each with the words that state it."""

    killed: Count
    injured: Count
    killed_span: Span | None
    injured_span: Span | None


def casualties(sentence: str, trigger: tuple[int, int] | None = None) -> Casualties:
    """Killed and injured that ``sentence`` states, of the clause that holds ``trigger`` if given.

    ``trigger`` is the (start, end) of an event's trigger in the sentence. Spans count from its start.
    """
    if len(sentence) > _LONGEST:
        return _part_of(sentence, trigger)
    sentence = _LIST_NUMBER.sub(lambda m: " " * len(m.group()), sentence)
    quantities, cues = find_quantities(sentence), casualty_cues(sentence)
    joint = joint_cues(sentence, cues)
    single = [i for i, cue in enumerate(cues) if cue not in joint]
    readings = [r for i in single if (r := reading(sentence, cues, i, quantities))]
    killed = _choose([r for r in readings if r.kind == "killed"], trigger, sentence)
    injured = _choose([r for r in readings if r.kind == "injured"], trigger, sentence)
    if spared := unharmed(sentence):
        nobody = CasualtyReading(CasualtyCue(*spared, "killed", "states"), Victims(0, 0, *spared))
        killed = killed or nobody
        injured = injured if injured and injured.victims.low else nobody
    return Casualties(_count(killed), _count(injured), _span(killed, sentence), _span(injured, sentence))


def _part_of(sentence: str, trigger: tuple[int, int] | None) -> Casualties:
    """The reading of the part of an overlong sentence around its trigger."""
    start = max(0, (trigger[0] if trigger else 0) - _LONGEST // 2)
    here = (trigger[0] - start, trigger[1] - start) if trigger else None
    part = casualties(sentence[start : start + _LONGEST], here)
    killed, injured = (
        Span(s.start + start, s.end + start, s.text) if s else None
        for s in (part.killed_span, part.injured_span)
    )
    return Casualties(part.killed, part.injured, killed, injured)


def _choose(
    readings: Sequence[CasualtyReading], trigger: tuple[int, int] | None, sentence: str
) -> CasualtyReading | None:
    """The reading at the trigger, else the nearest one in its clause, later ones preferred."""
    if not readings:
        return None
    if trigger is None:
        return readings[0]
    start, end = trigger

    def distance(r: CasualtyReading) -> tuple[int, int]:
        if r.cue.start < end and start < r.cue.end:
            return (0, 0)
        gap = sentence[min(r.cue.end, end) : max(r.cue.start, start)]
        far = r.cue.start - end if r.cue.start >= end else 2 * (start - r.cue.end)
        return (1 + len(re.findall(r";\s|(?<=[a-z]{2})\.\s", gap)), far)

    return min(readings, key=distance)


def _count(r: CasualtyReading | None) -> Count:
    return Count(r.victims.low, r.victims.high) if r else Count(None, None)


def _span(r: CasualtyReading | None, sentence: str) -> Span | None:
    if r is None:
        return None
    words = sentence[r.victims.start : r.victims.end].rstrip(" ,")
    return Span(r.victims.start, r.victims.start + len(words), words)

"""Incidents: what a report tells of, each with all its mentions.

An event in the record is one incident with all its triggers, also where the report disagrees about
it (a raid here, a drone strike there).
"""

from __future__ import annotations

from dataclasses import dataclass

from wireledger.extract.event_mentions import EventMention, find_event_mentions
from wireledger.extract.joining import REACH, joined
from wireledger.extract.tagger import Answers
from wireledger.extract.telling import Telling

SURE = 0.6
"""How sure the tagger must be of one mention at least. Tuned on held-back training reports."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Mentions of one incident, in the order of the text."""

    mentions: tuple[EventMention, ...]


def find_incidents(reading: Answers, telling: Telling) -> tuple[Incident, ...]:
    """The incidents of a report, in the order of their first triggers.

    A doubtful mention counts where it is joined to a sure one, and not on its own.
    """
    mentions = find_event_mentions(reading, telling)
    same = reading.same_incident([m.answer for m in mentions], [m.place_in_words for m in mentions], REACH)
    groups = ([mentions[i] for i in group] for group in joined(mentions, same))
    return tuple(Incident(tuple(g)) for g in groups if max(m.score for m in g) >= SURE)

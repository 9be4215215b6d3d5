"""Incidents: what a report tells of, each with all its mentions.

An event in the record is one incident with all its triggers, also where the report disagrees about
it (a raid here, a drone strike there).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wireledger.extract.event_mentions import EventMention, find_event_mentions
from wireledger.extract.joining import REACH, joined
from wireledger.extract.tagger import Answers
from wireledger.records import Span


@dataclass(frozen=True, slots=True)
class Incident:
    """Mentions of one incident, in the order of the text."""

    mentions: tuple[EventMention, ...]


def find_incidents(
    reading: Answers, sentences: Sequence[Span], published: date | None, title: str | None = None
) -> tuple[Incident, ...]:
    """The incidents of a report, in the order of their first triggers.

    ``sentences`` are those of the text; ``title`` is the report's, where it has one.
    """
    mentions = find_event_mentions(reading, sentences, published, title)
    same = reading.same_incident([m.answer for m in mentions], [m.place_in_words for m in mentions], REACH)
    return tuple(Incident(tuple(mentions[i] for i in group)) for group in joined(mentions, same))

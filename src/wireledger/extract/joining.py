"""Which mentions of events name one incident.

The tagger's joiner gives each pair a probability. What the page says outright comes before it: triggers
in one list item are one incident and items are different ones; days that exclude each other keep
mentions apart. Less probability is asked for where a title names again what the text tells, in one
sentence ("a strike killed two men"), and for harm to one person, who is mostly struck once. Joining goes
from left to right: a mention enters the earlier incident that it most probably belongs to, by the
middle between the mean over that incident's mentions and the best of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wireledger.extract.event_mentions import EventMention
from wireledger.extract.event_types import event_types, methods_contradict
from wireledger.extract.tagger import Floats

REACH = 40
"""Mentions back to which a mention may be joined."""
THRESHOLD = 0.4
"""Tuned on the held-back tenth of the training reports, as are those below."""
SAME_SENTENCE = 0.25
IN_TITLE = 0.25
SAME_PERSON = 0.45
OTHER_METHOD = -0.2
"""For a bomb here and gunfire there."""
OTHER_PLACE = -0.1


def joined(mentions: Sequence[EventMention], same: Floats) -> list[list[int]]:
    """Groups of mentions, by index; ``same`` is the joiner's [N, N]."""
    groups: list[list[int]] = []
    for i, mention in enumerate(mentions):
        best, best_score = None, THRESHOLD
        for group in groups:
            near = [j for j in group if i - j <= REACH]
            if not near or any(_apart(mention, mentions[j]) for j in near):
                continue
            scores = [same[i, j] + _favour(mention, mentions[j]) for j in near]
            score = float(np.mean(scores) + np.max(scores)) / 2
            if score >= best_score:
                best, best_score = group, score
        if best is None:
            groups.append([i])
        else:
            best.append(i)
    return groups


def _favour(a: EventMention, b: EventMention) -> float:
    """What the page adds to the probability that two mentions name one incident."""
    if a.item is not None and a.item == b.item:
        return 1.0
    if (
        a.sentence == b.sentence
        and set(a.targets) & set(b.targets)
        and not methods_contradict(a.type, b.type)
    ):
        return 1.0  # "he was targeted in a drone strike"
    if a.people & b.people and event_types()[a.type].harms and event_types()[b.type].harms:
        return SAME_PERSON
    page = IN_TITLE if a.in_title != b.in_title else 0.0
    if methods_contradict(a.type, b.type):
        page += OTHER_METHOD
    elif a.sentence == b.sentence:
        page = SAME_SENTENCE
    return page + (OTHER_PLACE if _elsewhere(a, b) else 0.0)


def _elsewhere(a: EventMention, b: EventMention) -> bool:
    """Whether each names a place, and no name holds the other's."""
    names_a, names_b = ([place.text for place in m.places] for m in (a, b))
    return bool(names_a and names_b) and not any(x in y or y in x for x in names_a for y in names_b)


def _apart(a: EventMention, b: EventMention) -> bool:
    """Whether two mentions cannot be one incident: other list items, only supposed, or on other days."""
    if a.item != b.item or (a.status == "hypothetical") != (b.status == "hypothetical"):
        return True
    days_a, days_b = _days(a), _days(b)
    return bool(days_a and days_b) and not any(x[0] <= y[1] and y[0] <= x[1] for x in days_a for y in days_b)


def _days(mention: EventMention) -> list[tuple[str, str]]:
    return [(d.start, d.end or d.start) for _, d in mention.dates if d.start and d.precision == "day"]

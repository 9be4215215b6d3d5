"""Mentions of events: each trigger with what the report says of it there, in values.

The tagger points to the words; dates, numbers and casualties are read from them by rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from wireledger.extract.casualties import Casualties, casualties
from wireledger.extract.event_dates import event_dates, meet, moved
from wireledger.extract.event_types import event_types, told_types
from wireledger.extract.lists import Item, list_items, place_of
from wireledger.extract.quantities import find_quantities
from wireledger.extract.questions import CIVILIAN_HARMS, STATUSES
from wireledger.extract.responsibility import claimants
from wireledger.extract.tagger import Answer, Answers, WordRange, told
from wireledger.extract.telling import Telling
from wireledger.extract.word_lists import any_of, lists
from wireledger.extract.wording import closed, span_of, without_function_words
from wireledger.records import CivilianHarm, Count, EventDate, Span, Status

ASKED = 0.3
"""How sure the tag must be for a trigger to be asked about."""
TOLD = 0.45
"""How sure the tag and the answer must be on average that it tells of an event. Tuned on the held-back tenth
of the training reports, as are those below."""
LEAD = 700
"""Characters before a list in which its lead stands."""
SEARCHED = 1000
"""Characters on each side of a trigger that are searched for its dates and numbers."""
THRESHOLDS = {
    "actor": 0.5,
    "target": 0.5,
    "weapon": 0.5,
    "place": 0.5,
    "date": 0.5,
    "killed": 0.5,
    "injured": 0.5,
}


_RIDDEN = re.compile(r"\b(?:riding|rode|driving|drove|aboard|travell?ing (?:in|on)|inside) (?:in |on )?\Z")
"""Before a vehicle that people were in: no weapon."""
_Told = tuple[Count | None, Span | None]


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger with what the report says of it there. Counts are None where none is given.

    ``item`` is the list item it stands in: items take the date and the actors that they do not name from
    the sentence before their list. ``people`` are the ids of the persons it targets, ``claimed_by`` those who
    claim the act. ``scores`` say how sure the tagger is of words it marked. ``in_title`` is True in the
    report's title. ``answer`` is the tagger's, and ``place_in_words`` the trigger's first word, by which the
    joiner compares mentions.
    """

    trigger: Span
    sentence: Span
    types: Mapping[str, float]
    type: str
    actors: tuple[Span, ...]
    targets: tuple[Span, ...]
    weapons: tuple[Span, ...]
    places: tuple[Span, ...]
    dates: tuple[tuple[Span, EventDate], ...]
    killed: Count | None
    killed_words: Span | None
    injured: Count | None
    injured_words: Span | None
    civilian_harm: CivilianHarm
    status: Status
    score: float
    answer: Answer
    place_in_words: int
    people: frozenset[str] = frozenset()
    claimed_by: tuple[Span, ...] = ()
    in_title: bool = False
    item: Item | None = None
    scores: Mapping[Span, float] = field(default_factory=dict)


def find_event_mentions(reading: Answers, telling: Telling) -> list[EventMention]:
    """The mentions of events in the order of the text."""
    triggers = reading.tagged("trigger", ASKED)
    answers = reading.ask("event", [range(t.first, t.last) for t in triggers], THRESHOLDS)
    text = reading.words.text
    items = list_items(text)
    title_end = len(telling.title) if telling.title and text.startswith(telling.title) else 0
    mentions = []
    for trigger, answer in zip(triggers, answers, strict=True):
        if told(trigger, answer) < TOLD:
            continue
        mention = _mention(reading, (trigger, answer), telling)
        item, in_title = _item_at(items, mention.trigger), mention.trigger.end <= title_end
        targets = (telling.linker.at(telling.linker.resolved(t)) for t in mention.targets)
        people = frozenset(k.id for k in targets if k and k.kind == "person")
        claimed_by = claimants(mention.trigger, mention.sentence, telling.statements, text)
        mentions.append(replace(mention, item=item, in_title=in_title, people=people, claimed_by=claimed_by))
    return [_completed(m, mentions, text) for m in mentions]


def _item_at(items: Sequence[Item], trigger: Span) -> Item | None:
    at = bisect_right(items, trigger.start, key=lambda i: i.start) - 1
    return items[at] if at >= 0 and trigger.start < items[at].end else None


def _completed(mention: EventMention, mentions: Sequence[EventMention], text: str) -> EventMention:
    """A mention in a list with its item's place, and the date and actors of its lead."""
    if mention.item is None:
        return mention
    start = mention.item.list_start
    lead = [m for m in mentions if start - LEAD <= m.trigger.end <= start and m.type == mention.type]
    dates = next((m.dates for m in reversed(lead) if m.dates), ())
    actors = next((m.actors for m in reversed(lead) if m.actors), ())
    place = place_of(mention.item, text)
    return replace(
        mention,
        dates=mention.dates or dates,
        actors=mention.actors or actors,
        places=(place,) if place else mention.places,
    )


def _mention(reading: Answers, found: tuple[WordRange, Answer], telling: Telling) -> EventMention:
    trigger, answer = found
    words = reading.words

    scores: dict[Span, float] = {}

    def spans(slot: str) -> tuple[Span, ...]:
        whole = ((span_of(words, r), r.score) for r in answer.slots[slot])
        bare = ((without_function_words(span), score) for span, score in whole)
        kept = {closed(words.text, inner): score for inner, score in bare if inner}
        if slot in ("actor", "target"):
            kept = {telling.linker.whole_name(span): score for span, score in kept.items()}
        scores.update(kept)
        return tuple(kept)

    where = span_of(words, trigger)
    at = bisect_right(telling.sentences, where.start, key=lambda s: s.start) - 1
    inside = at >= 0 and where.start < telling.sentences[at].end
    sentence = _around(telling.sentences[at], where) if inside else where
    dates = event_dates(spans("date"), where, sentence, telling)
    harm = max(CIVILIAN_HARMS, key=lambda h: answer.classes["civilian_harm"][h])
    status = max(STATUSES, key=lambda s: answer.classes["status"][s])
    types = told_types(answer.classes["type"], where.text)
    kind = max(types, key=lambda name: types[name])
    counts = _counts(reading, answer, kind, (where, sentence))
    return EventMention(
        where,
        sentence,
        types,
        kind,
        spans("actor"),
        spans("target") or _struck(sentence, where, kind),
        tuple(w for w in spans("weapon") if not _RIDDEN.search(words.text, max(0, w.start - 24), w.start)),
        spans("place"),
        dates,
        *counts["killed"],
        *counts["injured"],
        harm,
        status,
        told(trigger, answer),
        answer,
        trigger.first,
        scores=scores,
    )


def _struck(sentence: Span, trigger: Span, kind: str) -> tuple[Span, ...]:
    """The subject of a verb of harm before the trigger: "He" in "He was targeted in a drone strike"."""
    before = sentence.text[: trigger.start - sentence.start]
    match = _passive().search(before) if event_types()[kind].harms else None
    if match is None:
        return ()
    return (Span(sentence.start + match.start(1), sentence.start + match.end(1), match.group(1)),)


@cache
def _passive() -> re.Pattern[str]:
    verbs = any_of(lists("passives")["verbs"])
    return re.compile(rf"\b(he|she)\s+(?:was|had been|has been)\s+(?:\w+ly\s+)?(?:{verbs})\b", re.IGNORECASE)


def _counts(reading: Answers, answer: Answer, kind: str, where: tuple[Span, Span]) -> dict[str, _Told]:
    """Killed and injured: by rule where people are harmed, else the tagger's number, else its "one"."""
    trigger, sentence = where
    made: dict[str, _Told] = {"killed": (None, None), "injured": (None, None)}
    if event_types()[kind].harms:
        said = _casualties(sentence.text, trigger.start - sentence.start, trigger.end - sentence.start)
        for slot, count, words in (
            ("killed", said.killed, said.killed_span),
            ("injured", said.injured, said.injured_span),
        ):
            if words and count != Count(None, None):
                made[slot] = count, moved(words, sentence.start)
    for slot in made:
        if made[slot][0] is None:
            marked = (span_of(reading.words, r) for r in answer.slots[slot])
            other = made["injured" if slot == "killed" else "killed"][1]  # one number is not both
            numbers = (
                n
                for m in marked
                if (n := _number_at(reading.words.text, sentence, m)) and not _overlap(n[1], other)
            )
            one = (Count(1, 1), trigger) if answer.best(slot) == "one" else (None, None)
            made[slot] = next(numbers, one)
    return made


def _overlap(a: Span, b: Span | None) -> bool:
    return b is not None and meet(a, b)


def _number_at(text: str, sentence: Span, marked: Span) -> tuple[Count, Span] | None:
    inside = sentence.start <= marked.start < sentence.end
    start, end = (sentence.start, sentence.end) if inside else (max(0, marked.start - 60), marked.end + 60)
    for quantity in _quantities_of(text[start:end]):
        span = moved(quantity.span, start)
        if span.start < marked.end and marked.start < span.end:
            return Count(quantity.min, quantity.max), span
    return None


def _around(sentence: Span, trigger: Span) -> Span:
    """A sentence, cut to what surrounds the trigger where it is longer than any sentence should be."""
    if len(sentence.text) <= 2 * SEARCHED:
        return sentence
    start, end = max(sentence.start, trigger.start - SEARCHED), min(sentence.end, trigger.end + SEARCHED)
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


# One sentence is asked about once for each of its triggers.
_quantities_of = lru_cache(maxsize=512)(find_quantities)


@lru_cache(maxsize=512)
def _casualties(sentence: str, start: int, end: int) -> Casualties:
    return casualties(sentence, (start, end))

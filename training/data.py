"""Annotated reports to training examples: where each annotated string stands, in words.

Reads ``<data>/reports/train_*.jsonl``, the reports written for this project (``training/reports``),
and ``<data>/data/re3d/train.jsonl`` (not its BBC documents, whose licence forbids commercial use). The
held-back tenth of the reports (``benchmarks.splits``) is never trained on; no dev file is opened.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.command import rows
from benchmarks.splits import held_back
from training.names import name_words, swapped
from training.written import written_reports
from wireledger.extract.encoding import Words, split_words
from wireledger.extract.quantities import find_quantities
from wireledger.extract.questions import (
    CLASSES,
    MENTION_TAGS,
    NAMED_ENTITY_TYPES,
    QuestionKind,
)

IGNORED = -100
SWAPPED = 0.5
"""The share of the reports whose persons have other names in a pass."""
CLAIM_KEYS = {"speaker": "speaker", "channel": "channel", "cited": "via", "speaker_role": "speaker_role"}
"""From slot to the annotation's key."""
Range = tuple[int, int]
Row = dict[str, Any]


@dataclass(slots=True)
class Question:
    """One question with its answers, as word ranges; ``classes`` leaves out what is not known."""

    kind: QuestionKind
    asked: tuple[int, ...]
    slots: dict[str, list[Range]] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    incident: int = -1


@dataclass(slots=True)
class Example:
    """One text with every label known for it. Arrays hold B=1, I=2, O=0, or ``IGNORED``."""

    name: str
    words: Words
    real: bool = False
    mentions: NDArray[np.int64] | None = None
    entities: NDArray[np.int64] | None = None
    questions: list[Question] = field(default_factory=list)


def load(data: Path) -> tuple[list[Row], list[Row], list[Example]]:
    """The annotated reports to train on, those of the held-back tenth, and the re3d examples."""
    given = [row for name in ("real", "invented") for row in rows(data / "reports" / f"train_{name}.jsonl")]
    train = [row for row in given if not held_back(row["id"])]
    train += written_reports()
    others = [
        named_entities(row) for row in rows(data / "data/re3d/train.jsonl") if "BBC" not in row["source"]
    ]
    return train, [row for row in given if held_back(row["id"])], others


def report_examples(reports: Sequence[Row], sample: random.Random | None = None) -> list[Example]:
    """Reports as examples; with ``sample`` half of them, drawn anew each time, have names swapped."""
    if sample is None:
        return [report_example(row) for row in reports]
    pool = name_words(reports)
    return [
        report_example(swapped(row, pool, sample) if sample.random() < SWAPPED else row) for row in reports
    ]


class Locator:
    """Finds annotated strings in one text, as word ranges."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = split_words(text)

    def all(self, wanted: str | None) -> list[Range]:
        """Every occurrence of ``wanted`` that does not begin or end inside a word."""
        if not wanted:
            return []
        found = []
        for match in re.finditer(re.escape(wanted), self.text):
            span = self.words.covering(match.start(), match.end())
            if span is None:
                continue
            whole = (
                self.words.starts[span[0]] == match.start() and self.words.ends[span[1] - 1] == match.end()
            )
            found.append((not whole, span))
        whole_only = [span for partial, span in found if not partial]
        return whole_only or [span for _, span in found]

    def near(self, wanted: str | None, anchor: Range, inside: Range | None = None) -> Range | None:
        """The occurrence nearest to ``anchor``, one within ``inside`` before all others."""
        best = sorted(
            self.all(wanted),
            key=lambda r: (inside is None or not (inside[0] <= r[0] and r[1] <= inside[1]), gap(r, anchor)),
        )
        return best[0] if best else None


def gap(a: Range, b: Range) -> int:
    """Words between two ranges; 0 where they touch or overlap."""
    return max(0, b[0] - a[1], a[0] - b[1])


def overlaps(a: Range, many: Iterable[Range]) -> bool:
    """Whether ``a`` shares a word with any of ``many``."""
    return any(a[0] < b[1] and b[0] < a[1] for b in many)


def report_example(row: Row) -> Example:
    """One annotated report (``reports/GUIDELINES.md``)."""
    find = Locator(row["text"])
    events = _events(row, find)
    claims = _claims(row, find)
    persons = [q for p in row["persons"] if (q := _person(p, find))]
    groups = [q for g in row["groups"] if (q := _group(g, find))]
    made = events + claims + persons + groups
    example = Example(row["id"], find.words, real=not row.get("synthetic"), questions=made)
    example.mentions = _mention_tags(row, find, events, claims)
    return example


def _events(row: Row, find: Locator) -> list[Question]:
    made: list[Question] = []
    used: set[Range] = set()
    heads: dict[int, int] = {}
    for index, event in enumerate(row["events"]):
        start = row["text"].find(event["evidence"])
        evidence = find.words.covering(start, start + len(event["evidence"]))
        places = [
            r for r in find.all(event["trigger"]) if evidence and evidence[0] <= r[0] and r[1] <= evidence[1]
        ]
        heads[index] = heads.get(event.get("same_as"), index) if event.get("same_as") is not None else index
        if not places:
            continue
        trigger = next((r for r in places if r not in used), places[0])
        used.add(trigger)
        question = Question("event", tuple(range(*trigger)), incident=heads[index])
        for slot, key in (("actor", "actors"), ("target", "targets"), ("weapon", "weapons")):
            question.slots[slot] = [r for x in event.get(key) or [] if (r := find.near(x, trigger, evidence))]
        for slot, key in (("place", "place"), ("date", "date_text")):
            question.slots[slot] = [r for x in [event.get(key)] if (r := find.near(x, trigger, evidence))]
        question.classes["told"] = CLASSES["told"].index("yes")
        question.classes["type"] = CLASSES["type"].index(event["type"])
        question.classes["status"] = CLASSES["status"].index(event["status"])
        question.classes["civilian_harm"] = CLASSES["civilian_harm"].index(
            event["civilian_harm"] or "not_mentioned"
        )
        for slot, key in (("killed", "victims_killed"), ("injured", "victims_injured")):
            _count(question, slot, event.get(key) or {}, (find, evidence, trigger))
        made.append(question)
    return made


def _count(question: Question, slot: str, count: Row, where: tuple[Locator, Range | None, Range]) -> None:
    """The number in the evidence that reads as the annotated count; one person needs no number."""
    find, evidence, trigger = where
    wanted = (count.get("min"), count.get("max"))
    if wanted == (None, None):
        question.classes[slot] = 0
        question.slots[slot] = []
        return
    found = []
    if evidence:
        start, end = find.words.starts[evidence[0]], find.words.ends[evidence[1] - 1]
        for quantity in find_quantities(find.text[start:end]):
            span = find.words.covering(start + quantity.span.start, start + quantity.span.end)
            if span and quantity.min == wanted[0]:
                found.append((quantity.max != wanted[1], gap(span, trigger), span))
    if found:
        question.slots[slot] = [min(found)[2]]
        question.classes[slot] = 1
    elif wanted == (1, 1):
        question.slots[slot] = []
        question.classes[slot] = 2


def _claims(row: Row, find: Locator) -> list[Question]:
    made: dict[Range, Question] = {}
    for claim in row["claims"]:
        choices = []
        for content in find.all(claim["content"]):
            for cue in find.all(claim["cue"]):
                choices.append((overlaps(cue, [content]), gap(cue, content), cue, content))
        if not choices:
            continue
        _, distance, cue, content = min(choices)
        if distance > 60:
            continue
        first = cue not in made
        question = made.setdefault(cue, Question("claim", tuple(range(*cue))))
        question.slots.setdefault("content", []).append(content)
        if not first:
            continue
        for slot, key in CLAIM_KEYS.items():
            outside = sorted(find.all(claim.get(key)), key=lambda r: (overlaps(r, [content]), gap(r, cue)))
            question.slots[slot] = outside[:1]
        question.classes["told"] = CLASSES["told"].index("yes")
        question.classes["modality"] = CLASSES["modality"].index(claim["modality"])
    return list(made.values())


def _person(person: Row, find: Locator) -> Question | None:
    names = _name_forms(person)
    asked = sorted({i for form in names for r in find.all(form) for i in range(*r)})
    if not asked:
        return None
    taken = [(i, i + 1) for i in asked]
    question = Question("person", tuple(asked))
    question.slots["alias"] = _apart(find, person["aliases"], taken)
    question.slots["mention"] = _apart(
        find, [m for m in person.get("mentions") or [] if m not in names], taken
    )
    question.slots |= {"title": [], "title_group": [], "title_area": [], "moved": [], "when": []}
    for role in person["roles"]:
        title = _nearest(find, role["title"], taken)
        if title is None:
            continue
        question.slots["title"].append(title)
        for slot, key in (("title_group", "group"), ("title_area", "area")):
            question.slots[slot] += [r for x in [role.get(key)] if (r := find.near(x, title))]
    for move in person.get("moves") or []:
        place = _nearest(find, move["place"], taken)
        if place is not None:
            question.slots["moved"].append(place)
            question.slots["when"] += [r for x in [move.get("when")] if (r := find.near(x, place))]
    question.classes["fate"] = CLASSES["fate"].index(person["fate"])
    return question


def _name_forms(person: Row) -> list[str]:
    """The name and those mentions that are a part of it, such as the surname."""
    own = set(person["name"].split())
    return [person["name"], *[m for m in person.get("mentions") or [] if set(m.split()) <= own]]


def _apart(find: Locator, wanted: Iterable[str], taken: list[Range]) -> list[Range]:
    return [r for x in wanted for r in find.all(x) if not overlaps(r, taken)]


def _nearest(find: Locator, wanted: str, taken: list[Range]) -> Range | None:
    """The occurrence of ``wanted`` nearest to any of the ranges ``taken``."""
    places = sorted(find.all(wanted), key=lambda r: min(gap(r, t) for t in taken))
    return places[0] if places else None


def _group(group: Row, find: Locator) -> Question | None:
    asked = sorted({i for r in find.all(group["name"]) for i in range(*r)})
    if not asked:
        return None
    taken = [(i, i + 1) for i in asked]
    question = Question("group", tuple(asked))
    question.slots["other_name"] = _apart(find, group["aliases"], taken)
    known = {group["name"], *group["aliases"]}
    question.slots["other_mention"] = _apart(
        find, [m for m in group.get("mentions") or [] if m not in known], taken
    )
    question.slots["part_of"] = [
        r for x in [group.get("part_of")] if x and (r := _nearest(find, x, taken)) and not overlaps(r, taken)
    ]
    return question


def _mention_tags(
    row: Row, find: Locator, events: list[Question], claims: list[Question]
) -> NDArray[np.int64]:
    tags = np.zeros((len(find.words), len(MENTION_TAGS)), dtype=np.int64)
    names = [f for p in row["persons"] for f in [*_name_forms(p), *p["aliases"]]]
    names += [m for p in row["persons"] for m in p.get("mentions") or [] if _is_name(m)]
    groups = [f for g in row["groups"] for f in [g["name"], *g["aliases"]]]
    groups += [m for g in row["groups"] for m in g.get("mentions") or [] if _is_name(m)]
    places = [e["place"] for e in row["events"]] + [
        m["place"] for p in row["persons"] for m in p.get("moves") or []
    ]
    ranges = {
        "trigger": [(q.asked[0], q.asked[-1] + 1) for q in events],
        "cue": [(q.asked[0], q.asked[-1] + 1) for q in claims],
        "person": [r for x in names for r in find.all(x)],
        "group": [r for x in groups for r in find.all(x)],
        "place": [r for x in places for r in find.all(x)],
        "date": [r for e in row["events"] for r in find.all(e.get("date_text"))],
    }
    capital = np.array([f % 6 in (1, 2, 3) for f in find.words.features], dtype=bool)
    tags[capital, MENTION_TAGS.index("place")] = IGNORED  # other places in the text are not annotated
    for claim in row["claims"]:  # speakers are persons or bodies that the annotation need not list
        for r in find.all(claim["speaker"]):
            tags[r[0] : r[1], MENTION_TAGS.index("person")] = IGNORED
            tags[r[0] : r[1], MENTION_TAGS.index("group")] = IGNORED
    for column, tag in enumerate(MENTION_TAGS):
        paint(tags[:, column], ranges[tag])
    return tags


def _is_name(words: str) -> bool:
    return words[:1].isupper() and all(w[:1].isupper() or len(w) < 4 for w in words.split())


def paint(tags: NDArray[np.int64], ranges: Iterable[Range], begin: int = 1, inside: int = 2) -> None:
    """Write B and I labels for ``ranges``, the longer ones last so that they win."""
    for first, last in sorted(ranges, key=lambda r: r[1] - r[0]):
        tags[first:last] = inside
        tags[first] = begin


def named_entities(row: Row) -> Example:
    """One re3d document."""
    words = split_words(row["text"])
    tags = np.zeros(len(words), dtype=np.int64)
    for entity in sorted(row["entities"], key=lambda e: e["end"] - e["start"]):
        span = words.covering(entity["start"], entity["end"])
        if span:
            kind = NAMED_ENTITY_TYPES.index(entity["type"])
            paint(tags, [span], 1 + 2 * kind, 2 + 2 * kind)
    return Example("re3d-" + row["id"], words, entities=tags)

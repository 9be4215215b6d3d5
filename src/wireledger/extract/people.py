"""People: the names of a report joined by form, with aliases, posts, places lived and fate.

Mentions come from the tagger and from the speakers of statements. Forms of one name are joined by
rule (full name, surname, title and name); an alias that the tagger reads joins two names that share
no word. Each person is then asked about once, from all the words that name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from wireledger.extract.countries import demonyms
from wireledger.extract.encoding import Words
from wireledger.extract.groups import form_key
from wireledger.extract.person_names import is_kunya, same_person_form
from wireledger.extract.questions import FATES, NAMED_ENTITY_TYPES
from wireledger.extract.statements import Statement
from wireledger.extract.tagger import Answer, Answers, WordRange, decode
from wireledger.extract.titles import is_title, split_title
from wireledger.extract.wording import span_of
from wireledger.records import Fate, Span

MENTION_THRESHOLD = 0.5
THRESHOLDS = {
    "alias": 0.5,
    "mention": 0.5,
    "title": 0.5,
    "title_group": 0.5,
    "title_area": 0.5,
    "moved": 0.5,
    "when": 0.5,
}
SURE_DESCRIPTION = 0.6
"""Descriptions ("the slain commander") are taken for the person from this probability."""
BESIDE = 60
"""Characters between a name and an alias that joins it to another name."""
_DURATION = re.compile(
    r"[”\"’]?,?\s+for\s+((?:(?:nearly|almost|about|around|more than|over|some|at least)\s+)?"
    r"(?:[\w-]+\s+){1,2}(?:days?|weeks?|months?|years?))\b"
)
_NAME_WORD = re.compile(r"[^\W\d_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Post:
    """A post or title said of a person, with the group and the area named beside it."""

    title: Span
    group: Span | None
    area: Span | None


@dataclass(frozen=True, slots=True)
class Stay:
    """A place where a person is said to have been, and the words for when."""

    place: Span
    when: Span | None


@dataclass(slots=True)
class Person:
    """One person of a report while the stage works on it."""

    name: str
    mentions: list[Span]
    aliases: list[Span] = field(default_factory=list)
    short_forms: list[Span] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    descriptions: list[Span] = field(default_factory=list)
    fate: Fate = "unknown"

    def forms(self) -> list[str]:
        """The distinct forms of the name, in the order of the text."""
        return list(dict.fromkeys(m.text for m in sorted(self.mentions)))


def find_people(
    reading: Answers,
    statements: Sequence[Statement],
    headings: Sequence[Span] = (),
    groups: Iterable[str] = (),
) -> list[Person]:
    """The people of a report in the order of their first mention.

    ``headings`` hold no posts, and what ``groups`` are called is nobody's name.
    """
    titles: dict[Span, Span] = {}
    bodies = {form_key(g) for g in groups}
    mentions = [m for m in _mentions(reading, statements, titles) if form_key(m.text) not in bodies]
    people = _joined_by_form(mentions)
    for person in people:
        _add_occurrences(person, reading.words.text, people)
    answers = _ask(reading, people)
    people, answers = _joined_by_alias(people, answers, reading)
    for person, answer in zip(people, answers, strict=True):
        _fill(person, answer, reading.words, titles)
        person.posts = [
            p for p in person.posts if not any(h.start <= p.title.start < h.end for h in headings)
        ]
    return people


def _mentions(reading: Answers, statements: Sequence[Statement], titles: dict[Span, Span]) -> list[Span]:
    found = [span_of(reading.words, r) for r in reading.tagged("person", MENTION_THRESHOLD)]
    named = [name for s in statements if s.speaker and (name := _personal_part(reading, s.speaker))]
    kept: list[Span] = []
    for span in [*found, *named]:
        bare = _without_title(span, titles)
        if bare and not any(bare.start < k.end and k.start < bare.end for k in kept):
            kept.append(bare)
    return sorted(kept)


def _personal_part(reading: Answers, speaker: Span) -> Span | None:
    """The name of a person in a speaker, by the tagger's named entities; None for bodies and crowds."""
    place = reading.words.covering(speaker.start, speaker.end)
    if place is None:
        return None
    kind = 1 + 2 * NAMED_ENTITY_TYPES.index("Person")
    scores = reading.entity_scores[place[0] : place[1]]
    personal = decode(
        np.stack([1 - scores[:, kind] - scores[:, kind + 1], *scores[:, kind : kind + 2].T], axis=1)
    )
    best = max(personal, key=lambda r: r.last - r.first, default=None)
    if best is None:
        return None
    span = span_of(reading.words, WordRange(best.first + place[0], best.last + place[0], best.score))
    words = span.text.split()
    named = len(words) > 1 and all(w[:1].isupper() or len(w) < 4 for w in words)
    return span if named and words[0][:1].isupper() else None


def _without_title(span: Span, titles: dict[Span, Span]) -> Span | None:
    """The name in a mention, its title kept in ``titles``; None when no name is left."""
    title, name = split_title(span.text)
    at = span.text.rfind(name) if name else -1
    if at < 0 or not name[:1].isalpha() or is_title(name) or not any(w[:1].isupper() for w in name.split()):
        return None
    bare = Span(span.start + at, span.start + at + len(name), name)
    if title:
        begin = span.text.find(title)
        titles[bare] = Span(span.start + begin, span.start + begin + len(title), title)
    return bare


def _joined_by_form(mentions: Sequence[Span]) -> list[Person]:
    people: list[Person] = []
    for span in sorted(mentions, key=lambda m: (-len(m.text.split()), m.start)):
        same = [p for p in people if any(same_person_form(f, span.text) for f in p.forms())]
        if same:
            _nearest(same, span).mentions.append(span)
        else:
            people.append(Person(span.text, [span]))
    return sorted(people, key=lambda p: min(p.mentions))


def _nearest(people: Sequence[Person], span: Span) -> Person:
    """Of people that a form may mean, the one named last before it, else the first named after."""

    def distance(person: Person) -> tuple[bool, int]:
        before = [span.start - m.start for m in person.mentions if m.start <= span.start]
        return (not before, min(before) if before else min(m.start for m in person.mentions))

    return min(people, key=distance)


def _add_occurrences(person: Person, text: str, people: Sequence[Person]) -> None:
    """Every further place where a form of the name stands and that no other person has."""
    taken = sorted(m for p in people for m in p.mentions)
    for form in person.forms():
        if len(form) < 4 or any(form in p.forms() for p in people if p is not person):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not any(t.start < match.end() and match.start() < t.end for t in taken):
                person.mentions.append(Span(match.start(), match.end(), form))
    person.mentions.sort()


def _ask(reading: Answers, people: Sequence[Person]) -> list[Answer]:
    asked = [sorted({i for m in p.mentions for i in _word_indices(reading.words, m)}) for p in people]
    return reading.ask("person", asked, THRESHOLDS)


def _word_indices(words: Words, span: Span) -> range:
    place = words.covering(span.start, span.end)
    return range(*place) if place else range(0)


def _joined_by_alias(
    people: Sequence[Person], answers: Sequence[Answer], reading: Answers
) -> tuple[list[Person], list[Answer]]:
    """People whose name another one has as an alias become that person; the first named stays."""
    kept: list[tuple[Person, Answer]] = []
    gone: set[int] = set()
    for i, (person, answer) in enumerate(zip(people, answers, strict=True)):
        if i in gone:
            continue
        person.aliases = _alias_spans(person, answer.slots["alias"], reading.words)
        near = [a for a in person.aliases if _is_beside(a, person.mentions)]
        for j in range(i + 1, len(people)):
            other = people[j]
            said = any(a.start < m.end and m.start < a.end for a in near for m in other.mentions)
            back = any(
                a.start < m.end and m.start < a.end
                for a in _alias_spans(other, answers[j].slots["alias"], reading.words)
                if _is_beside(a, other.mentions)
                for m in person.mentions
            )
            if j not in gone and (said or back):
                gone.add(j)
                person.aliases = [*person.aliases, *other.mentions]
        kept.append((person, answer))
    return [p for p, _ in kept], [a for _, a in kept]


def _is_beside(alias: Span, mentions: Sequence[Span]) -> bool:
    """Whether an alias stands near a mention of its person: only there does it join two names."""
    return any(abs(alias.start - m.end) <= BESIDE or abs(m.start - alias.end) <= BESIDE for m in mentions)


def _alias_spans(person: Person, ranges: Iterable[WordRange], words: Words) -> list[Span]:
    forms = person.forms()
    spans = [_clean(span_of(words, r)) for r in ranges]
    return [s for s in spans if s.text and s.text not in forms and _NAME_WORD.search(s.text)]


def _clean(span: Span) -> Span:
    """``span`` without quotation marks and brackets around it."""
    text = span.text
    start = len(text) - len(text.lstrip("\"“”‘’'«»( "))
    end = len(text.rstrip("\"“”‘’'«») ,"))
    return (
        Span(span.start + start, span.start + end, text[start:end])
        if start < end
        else Span(span.start, span.start, "")
    )


def _fill(person: Person, answer: Answer, words: Words, titles: dict[Span, Span]) -> None:
    seen: dict[str, Span] = {}
    for span in sorted(person.aliases):
        seen.setdefault(span.text.casefold(), span)
    person.aliases = list(seen.values())
    full = person.name
    person.short_forms = [
        next(m for m in person.mentions if m.text == f)
        for f in person.forms()
        if f != full and not is_kunya(f)
    ]
    person.aliases += [
        next(m for m in person.mentions if m.text == f)
        for f in person.forms()
        if f != full and is_kunya(f) and f.casefold() not in seen
    ]
    described = [span_of(words, r) for r in answer.slots["mention"] if r.score >= SURE_DESCRIPTION]
    person.descriptions = [
        d for d in described if not any(d.start < m.end and m.start < d.end for m in person.mentions)
    ]
    person.posts = _posts(answer, words)
    if not person.posts:
        person.posts = [Post(t, None, None) for m in person.mentions if (t := titles.get(m))][:1]
    person.stays = _stays(answer, words)
    person.fate = _fate(answer)


def _posts(answer: Answer, words: Words) -> list[Post]:
    made: dict[str, Post] = {}
    titles = sorted(answer.slots["title"], key=lambda r: r.first)
    for found in titles:
        title = span_of(words, found)
        near = {
            slot: _beside(found, answer.slots[slot], titles, words) for slot in ("title_group", "title_area")
        }
        made.setdefault(title.text.casefold(), Post(title, near["title_group"], near["title_area"]))
    return list(made.values())


def _beside(
    title: WordRange, options: Sequence[WordRange], titles: Sequence[WordRange], words: Words
) -> Span | None:
    """The answer that stands nearest to this title, and nearer to it than to any other title."""

    def gap(a: WordRange, b: WordRange) -> int:
        return max(0, b.first - a.last, a.first - b.last)

    own = [o for o in options if min(titles, key=lambda t: gap(t, o)) == title and gap(title, o) <= 25]
    return span_of(words, min(own, key=lambda o: gap(title, o))) if own else None


def _stays(answer: Answer, words: Words) -> list[Stay]:
    made: dict[str, Stay] = {}
    for found in answer.slots["moved"]:
        place = _clean(span_of(words, found))
        if not any(c.isupper() for c in place.text) or place.text in demonyms():
            continue
        near = [w for w in answer.slots["when"] if max(w.first - found.last, found.first - w.last) <= 12]
        when = span_of(words, min(near, key=lambda w: abs(w.first - found.first))) if near else None
        made.setdefault(place.text.casefold(), Stay(place, when or _how_long(words.text, place)))
    return list(made.values())


def _how_long(text: str, place: Span) -> Span | None:
    """A duration right after a place: "in Idlib for nearly two years"."""
    match = _DURATION.match(text, place.end)
    return Span(match.start(1), match.end(1), match.group(1)) if match else None


def _fate(answer: Answer) -> Fate:
    return max(FATES, key=lambda f: answer.classes["fate"][f])

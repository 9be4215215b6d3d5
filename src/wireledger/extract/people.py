"""People: the names of a report joined into persons, with what is said of each.

Mentions come from the tagger and from the speakers of statements. Each person is asked about once for each
name, from all the words that name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from wireledger.extract.encoding import Words
from wireledger.extract.groups import LIKELY, form_key, titled_people, with_capitals
from wireledger.extract.person import Person, Post
from wireledger.extract.person_aliases import announced, give_aliases_once
from wireledger.extract.person_facts import fill
from wireledger.extract.person_joining import joined_by_alias, joined_by_form
from wireledger.extract.person_naming import names_a_body, names_a_place, without_office, without_scraps
from wireledger.extract.person_stays import give_stays_once
from wireledger.extract.posts import (
    add_posts,
    distinct,
    drop_names,
    give_posts_once,
    holds_office,
    tidied,
    title_before,
)
from wireledger.extract.questions import NAMED_ENTITY_TYPES
from wireledger.extract.statements import Statement
from wireledger.extract.tagger import Answer, Answers, WordRange, decode
from wireledger.extract.titles import after_office, is_title, split_title
from wireledger.extract.word_lists import word_set
from wireledger.extract.wording import FUNCTION_WORDS, PRONOUNS, closed, opened, span_of
from wireledger.records import Span

MENTION_THRESHOLD = 0.5
SURE_PERSON, SURE_PLACE = 0.8, 0.8
"""Words that the tagger takes for a place elsewhere in the report are a person from the first probability."""
_QUOTE_CLOSED = re.compile(r"[ ][\"“‘'][\w. -]{1,20}[\"”’'][ ]\Z")
_KUNYA_WORDS = word_set("person_names", "kunya")
_NICKNAME = re.compile(r"[ ][\"“‘'][\w. -]{1,20}[\"”’'][ ]")
THRESHOLDS = {
    "alias": 0.5,
    "mention": 0.5,
    "title": 0.5,
    "title_group": 0.5,
    "title_area": 0.5,
    "moved": 0.35,
    "when": 0.5,
}


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
    named = joined_by_form(mentions, reading.words.text)
    joined = joined_by_alias(named, _ask(reading, named), reading.words)
    for person, answers in joined:
        fill(person, answers, reading.words, headings)
        person.alias_scores |= announced(person, reading.words.text)
        person.posts = distinct([*person.posts, *_written_titles(person, titles, reading.words.text)])
    people = [person for person, _ in joined]
    give_aliases_once(people, reading.words.text)
    drop_names(people)
    add_posts(people, reading.words.text)
    give_posts_once(people, reading.words.text)
    give_stays_once(people, reading.words.text)
    for person in people:
        if person.fate == "at_large" and holds_office(person.posts):
            person.fate = "unknown"
    return people


def _written_titles(person: Person, titles: dict[Span, Span], text: str) -> list[Post]:
    """The titles written with the person's name, each once; they come with no opinion of the tagger."""
    made: dict[str, Post] = {}
    for mention in [*person.mentions, *person.aliases]:
        office = titles.get(mention)
        title = title_before(text, mention) or (tidied(office, text) if office else None)
        if title:
            made.setdefault(title.text.casefold(), Post(title))
    return list(made.values())


def _ask(reading: Answers, people: Sequence[Person]) -> list[Answer]:
    asked = [sorted({i for m in p.mentions for i in _word_indices(reading.words, m)}) for p in people]
    return reading.ask("person", asked, THRESHOLDS)


def _word_indices(words: Words, span: Span) -> range:
    place = words.covering(span.start, span.end)
    return range(*place) if place else range(0)


def _mentions(reading: Answers, statements: Sequence[Statement], titles: dict[Span, Span]) -> list[Span]:
    towns = {span_of(reading.words, r).text for r in reading.tagged("place", SURE_PLACE)}
    likely = reading.tagged("person", LIKELY)
    ranges = (
        with_capitals(r, likely, reading.words) if r.last - r.first == 1 else r
        for r in reading.tagged("person", MENTION_THRESHOLD)
    )
    spans = [(span_of(reading.words, r), r.score) for r in ranges]
    tagged = [span for span, score in spans if score >= SURE_PERSON or span.text not in towns]
    found = _around_nicknames(reading.words.text, [*tagged, *titled_people(reading)])
    named = [name for s in statements if s.speaker and (name := _personal_part(reading, s.speaker))]
    kept: list[Span] = []
    text = reading.words.text
    for span in dict.fromkeys([*found, *named]):
        whole = opened(text, closed(text, span))
        bare = _without_title(without_scraps(whole), titles)
        bare = without_office(bare) if bare else None
        if bare and not names_a_body(text, bare) and not names_a_place(text, bare):
            kept.append(bare)
    return _apart(kept)


def _around_nicknames(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans in order, two that only a short nickname in quotation marks stands between as one name."""
    made: list[Span] = []
    for span in sorted(spans):
        before = made[-1] if made else None
        between = text[before.end : span.start] if before else ""
        quoted = before is not None and _QUOTE_CLOSED.search(before.text + between) is not None
        if before and (_NICKNAME.fullmatch(between) or (quoted and len(between) < 3)):
            made[-1] = Span(before.start, span.end, text[before.start : span.end])
        else:
            made.append(span)
    return made


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order without those that overlap a longer one before them."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


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
    if title is None and (name := after_office(span.text)) != span.text:
        title = span.text[: -len(name)].strip()
    at = span.text.rfind(name) if name else -1
    low = name.casefold()
    bare_word = low in PRONOUNS or low in FUNCTION_WORDS or is_title(name) or low in _KUNYA_WORDS
    if at < 0 or bare_word or len(name) < 2 or not name[:1].isalpha():
        return None
    if not any(w[:1].isupper() for w in name.split()):
        return None
    bare = Span(span.start + at, span.start + at + len(name), name)
    if title:
        begin = span.text.find(title)
        titles[bare] = Span(span.start + begin, span.start + begin + len(title), title)
    return bare

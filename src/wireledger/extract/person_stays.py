"""Where a person is said to have lived or gone, and when: the tagger's places, each with its own time.

"grew up in Verrettes and lived in Santiago until 2019" gives a time for Santiago alone: a time belongs to the
places of its own clause, and to one that it stands right after before any other. The words are data, in
``person_stays.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from wireledger.extract.countries import demonyms
from wireledger.extract.dates import find_dates
from wireledger.extract.encoding import Words
from wireledger.extract.person import Person, Stay
from wireledger.extract.tagger import Answer
from wireledger.extract.word_lists import any_of, lists, word_set
from wireledger.extract.wording import span_of, unquoted
from wireledger.records import Span

_REACH = 90
"""Characters between a place and its time at most."""
_DURATION = re.compile(
    r"[”\"’]?,?\s+for\s+((?:(?:nearly|almost|about|around|more than|over|some|at least)\s+)?"
    r"(?:[\w-]+\s+){1,2}(?:days?|weeks?|months?|years?))\b"
)
_OPENING = re.compile(r"[”\"’]?,?\s+(in|since|until|on|during)\s+")
_OF_OTHERS = re.compile(
    r"\b(?:residents|inhabitants|people|villagers|families|elders|natives)\s(?:of|in|from)\s\Z"
)
_ELSEWHERE = re.compile(r"\bnot (?:in|at|from|to|near)\s\Z")
_NAME_BEFORE = re.compile(
    r"(?<![\w’'-])(?:(?!(?:In|At|From|To|The|Of|On)\s)(?:al-|el-)?[A-ZÀ-Þ][\w’'-]*\s){1,2}\Z"
)
_NAME_AFTER = re.compile(r"(?:\s[A-ZÀ-Þ][\w’'-]*){1,2}")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_RANGE = re.compile(r"(?:from|between)\s.*\s(?:to|until|till|and)\s+\d", re.DOTALL)
_LOOSE_END = re.compile(r"(?:\s+(?:to|until|till|and|before|after|in|of|the|from))+\Z")


def stays(answer: Answer, words: Words) -> list[Stay]:
    """The places of an answer in the order of the text, each once, with the times of their clauses."""
    made: list[Stay] = []
    for found in sorted(answer.slots["moved"], key=lambda r: r.first):
        place = _whole(words.text, _to_the_quote(unquoted(span_of(words, found))))
        if not any(c.isupper() for c in place.text) or place.text in demonyms():
            continue
        if _OF_OTHERS.search(words.text, max(0, place.start - 40), place.start):
            continue
        if _ELSEWHERE.search(words.text, max(0, place.start - 20), place.start) or _is_kind(place.text):
            continue
        if not any(_holds(s.place.text, place.text) for s in made):
            made.append(Stay(place, None, found.score))
    told = [when for r in answer.slots["when"] if (when := _time(words.text, span_of(words, r)))]
    for when in told:
        for i in _of_clause(words.text, when, [s.place for s in made]):
            made[i] = replace(made[i], when=made[i].when or when)
    return [s if s.when else replace(s, when=_said_after(words.text, s.place)) for s in made]


def with_stays(known: Sequence[Stay], told: Sequence[Stay]) -> list[Stay]:
    """Stays put together: a place is named once, with the first time that is told for it."""
    made = list(known)
    for stay in told:
        at = next((i for i, s in enumerate(made) if _holds(s.place.text, stay.place.text)), None)
        if at is None:
            made.append(stay)
        elif made[at].when is None and stay.when:
            made[at] = replace(made[at], when=stay.when)
    return made


def give_stays_once(people: Sequence[Person], text: str) -> None:
    """Of people who are given the same words for a place, leave them to those who are named in their sentence
    before them, else to the one of whom the tagger is surest."""
    claims: dict[Span, list[tuple[Person, Stay]]] = {}
    for person in people:
        for stay in person.stays:
            claims.setdefault(stay.place, []).append((person, stay))
    for place, claimed in claims.items():
        line = max(text.rfind(mark, 0, place.start) for mark in (". ", "\n", "? ", "! ")) + 1
        named = [c for c in claimed if any(line <= m.start < place.start for m in c[0].mentions)]
        kept = named or [max(claimed, key=lambda c: c[1].score)]
        for claim in claimed:
            if claim not in kept:
                claim[0].stays.remove(claim[1])


def _whole(text: str, place: Span) -> Span:
    """A place that says only its kind with the name beside it: "District" is "District Kohat"."""
    if not _is_kind(place.text):
        return place
    before = _NAME_BEFORE.search(text, max(0, place.start - 30), place.start)
    after = None if before else _NAME_AFTER.match(text, place.end)
    start, end = before.start() if before else place.start, after.end() if after else place.end
    return Span(start, end, text[start:end])


def _is_kind(place: str) -> bool:
    """Whether words say only what kind of place it is: "District"."""
    return not {w.casefold() for w in re.findall(r"\w+", place)} - word_set("person_stays", "kinds")


def _to_the_quote(place: Span) -> Span:
    """A place up to a quotation mark that closes in it or a number: "Bza’a” area", "Tula, 70"."""
    kept = re.split(r"[”»\"]|,\s\d+\Z", place.text, maxsplit=1)[0].rstrip()
    return Span(place.start, place.start + len(kept), kept) if kept else place


def _holds(known: str, place: str) -> bool:
    """Whether a place is named already, alone or with what it lies in ("Ambato" and "Ambato, Ecuador")."""
    first, second = re.split(r",\s", known.casefold()), re.split(r",\s", place.casefold())
    return first[0] == second[0]


def _time(text: str, words: Span) -> Span | None:
    """The words of a time, to the end of the date they open; None where they tell of no time."""
    kept = _LOOSE_END.sub("", words.text)
    low = set(re.findall(r"\w+", kept.casefold()))
    dated = bool(find_dates(kept)) or any(w.isdigit() for w in low)
    if not dated and not low & word_set("person_stays", "spans"):
        return None
    whole = text[words.start : words.end + 20].split("\n")[0]
    if kept != words.text and (found := _RANGE.match(whole)):
        years = re.match(r"\d*", text[words.start + found.end() :])
        end = words.start + found.end() + (years.end() if years else 0)
        return Span(words.start, end, text[words.start : end])
    return Span(words.start, words.start + len(kept), kept)


def _of_clause(text: str, when: Span, places: Sequence[Span]) -> list[int]:
    """Which of the ``places`` share the clause of a time: those before it, else those that follow it."""
    before = [
        i
        for i, p in enumerate(places)
        if 0 <= when.start - p.end <= _REACH and not _parts(text[p.end : when.start], 0)
    ]
    if before:
        return before
    return [
        i
        for i, p in enumerate(places)
        if 0 <= p.start - when.end <= _REACH and not _parts(text[when.end : p.start], 1)
    ]


def _parts(between: str, verbs: int) -> bool:
    """Whether a sentence end, or more than ``verbs`` verbs, part a place from a time."""
    if _SENTENCE_END.search(between):
        return True
    return len(_verbs().findall(between)) > verbs or (not verbs and _breaks().search(between) is not None)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('person_stays')['verbs'])})\b", re.IGNORECASE)


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('person_stays')['breaks'])})\b", re.IGNORECASE)


def _said_after(text: str, place: Span) -> Span | None:
    """A duration or date right after a place: "in Idlib for nearly two years", "to Sabah in 2016"."""
    match = _DURATION.match(text, place.end)
    if match:
        return Span(match.start(1), match.end(1), match.group(1))
    opening = _OPENING.match(text, place.end)
    if opening is None:
        return None
    after = re.split(r"[.;\n]", text[opening.end() : opening.end() + 40], maxsplit=1)[0]
    found = next(iter(find_dates(after)), None)
    if found is None or found.start > 0:
        return None
    start = opening.start(1) if opening[1] in ("since", "until") else opening.end()
    end = opening.end() + found.end
    return Span(start, end, text[start:end])

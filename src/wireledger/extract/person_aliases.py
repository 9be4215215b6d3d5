"""Which of the tagger's aliases of a person are believed.

An alias is believed where the text announces it for that person ("Karim Adel, known as Abu Zayd"), or where
the tagger is sure of it and it is no other person's name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from wireledger.extract.encoding import Words
from wireledger.extract.person import Person
from wireledger.extract.person_names import same_person_form
from wireledger.extract.person_naming import (
    is_announced,
    is_beside,
    is_of_nameless,
    is_parent,
    names_a_body,
    nickname,
    owner,
    without_scraps,
)
from wireledger.extract.tagger import WordRange
from wireledger.extract.wording import FUNCTION_WORDS, PRONOUNS, span_of, unquoted
from wireledger.records import Span

_NEAR = 8
"""Mentions before an alias that may be of its person."""
ANNOUNCED = 0.98
"""How sure an announced alias is, as a probability of the tagger's. Tuned on the held-back reports."""
SURE_ALIAS = 0.75
"""Aliases that the text does not announce are taken from this probability. Tuned on the held-back reports."""


def believed(
    person: Person, ranges: Iterable[WordRange], people: Sequence[Person], named: Sequence[Span], words: Words
) -> list[Span]:
    """The tagger's aliases for a person that the text announces as that person's, and those it is sure of."""
    given = _given(person, ranges, words)
    spans = [span for span, _ in given]
    kept: list[Span] = []
    for span, score in given:
        if is_of_nameless(words.text, span, _before(named, span)):
            holds = False
        elif is_beside(words.text, span, person.mentions):
            holds = True
        elif not is_announced(words.text, span, person.mentions, [s for s in spans if s != span]):
            holds = score >= SURE_ALIAS and not _is_form_of_another(span.text, person, people)
        else:
            of = owner(words.text, span, _before(named, span))
            holds = of is None or of in person.mentions or any(_overlap(of, s) for s in kept)
        if holds:
            kept.append(span)
    return kept


def announced(person: Person, text: str) -> dict[Span, float]:
    """The aliases that the text announces, or for which it announces the name, each with ``ANNOUNCED``."""
    places = [*person.aliases, *person.other_mentions]
    by_name: dict[str, list[Span]] = {}
    for span in places:
        by_name.setdefault(span.text.casefold(), []).append(span)
    return {
        alias: ANNOUNCED
        for alias in person.aliases
        if any(nickname(m) == alias for m in person.mentions)
        or any(is_announced(text, s, person.mentions, ()) for s in by_name[alias.text.casefold()])
        or any(owner(text, m, by_name[alias.text.casefold()]) for m in person.mentions)
    }


def give_aliases_once(people: Sequence[Person], text: str) -> None:
    """Of people who are given the same words for another name, leave them to the one they stand beside or
    belong to by the words of naming before them."""
    claims: dict[Span, list[Person]] = {}
    for person in people:
        for alias in person.aliases:
            claims.setdefault(alias, []).append(person)
    named = sorted(m for p in people for m in p.mentions)
    for alias, claimed in claims.items():
        if len(claimed) < 2:
            continue
        of = owner(text, alias, _before(named, alias))
        kept = [p for p in claimed if of in p.mentions or is_beside(text, alias, p.mentions)]
        for person in claimed if kept else ():
            if person not in kept:
                person.aliases.remove(alias)


def _is_form_of_another(name: str, person: Person, people: Sequence[Person]) -> bool:
    """Whether a name is the short form of another person's longer one."""
    size = len(name.split())
    others = (p for p in people if p is not person and len(p.name.split()) > size)
    return any(same_person_form(name, p.name) for p in others)


def _before(named: Sequence[Span], span: Span) -> list[Span]:
    """The mentions near before a span, of ``named`` in order."""
    last = bisect_left(named, span.start, key=lambda m: m.start)
    return [m for m in named[max(0, last - _NEAR) : last] if m.end <= span.start]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _given(person: Person, ranges: Iterable[WordRange], words: Words) -> list[tuple[Span, float]]:
    """The tagger's aliases with their scores, without marks around them and forms of the name."""
    forms = [f.casefold() for f in person.forms()]
    spans = [(without_scraps(unquoted(span_of(words, r))), r.score) for r in ranges]
    named = [(s, score) for s, score in spans if s.text.casefold() not in forms and _is_name(s.text)]
    whole = [(s, score) for s, score in named if s.text.count('"') % 2 == 0 and not _is_common(words.text, s)]
    own = [(s, score) for s, score in whole if not is_parent(words.text, s)]
    return [(s, score) for s, score in own if not names_a_body(words.text, s)]


def _is_common(text: str, name: Span) -> bool:
    """Whether a word is written small and without quotation marks, as no name is."""
    marked = text[name.start - 1 : name.start] in ('"', "“", "'", "‘", "«")
    return name.text.islower() and " " not in name.text and not marked


def _is_name(words: str) -> bool:
    return (
        len(words) > 1 and any(map(str.isalpha, words)) and words.casefold() not in FUNCTION_WORDS | PRONOUNS
    )

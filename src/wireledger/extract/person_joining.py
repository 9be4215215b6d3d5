"""Which mentions name one person: forms of one name by rule, other names by the tagger's aliases.

An alias joins two names only where it stands beside a mention of its person ("Karim Adel, known as Abu
Zayd"); the person named first keeps the name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from wireledger.extract.encoding import Words
from wireledger.extract.person import Person
from wireledger.extract.person_names import same_person_form
from wireledger.extract.tagger import Answer, WordRange
from wireledger.extract.wording import span_of, unquoted
from wireledger.records import Span

BESIDE = 60
"""Characters between a name and an alias that joins it to another name."""


def joined_by_form(mentions: Sequence[Span], text: str) -> list[Person]:
    """People in the order of their first mention, with every place where a form of their name stands."""
    people: list[Person] = []
    by_text: dict[str, list[Person]] = {}
    for span in sorted(mentions, key=lambda m: (-len(m.text.split()), m.start)):
        if span.text not in by_text:
            by_text[span.text] = [p for p in people if any(same_person_form(f, span.text) for f in p.forms())]
        same = by_text[span.text]
        if same:
            _nearest(same, span).mentions.append(span)
        else:
            people.append(Person(span.text, [span]))
            by_text[span.text] = [people[-1]]
    people.sort(key=lambda p: min(p.mentions))
    _add_occurrences(people, text)
    return people


def _nearest(people: Sequence[Person], span: Span) -> Person:
    """Of people that a form may mean, the one named last before it, else the first named after."""

    def distance(person: Person) -> tuple[bool, int]:
        before = [span.start - m.start for m in person.mentions if m.start <= span.start]
        return (not before, min(before) if before else min(m.start for m in person.mentions))

    return min(people, key=distance)


def _add_occurrences(people: Sequence[Person], text: str) -> None:
    """Every further place where a form stands that only one person has, longer forms first."""
    owners = Counter(form for p in people for form in p.forms())
    own = {form: p for p in people for form in p.forms() if owners[form] == 1 and len(form) > 3}
    taken = sorted((m.start, m.end) for p in people for m in p.mentions)
    for form in sorted(own, key=lambda f: (-len(f), f)):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            at = bisect_right(taken, (match.start(), len(text)))
            before_ends = at == 0 or taken[at - 1][1] <= match.start()
            if before_ends and (at == len(taken) or match.end() <= taken[at][0]):
                taken.insert(at, (match.start(), match.end()))
                own[form].mentions.append(Span(match.start(), match.end(), form))
    for person in people:
        person.mentions.sort()


def joined_by_alias(
    people: Sequence[Person], answers: Sequence[Answer], words: Words
) -> list[tuple[Person, list[Answer]]]:
    """Each person with the answers about all of that person's names, and with the other names as aliases."""
    told = [alias_spans(p, a.slots["alias"], words) for p, a in zip(people, answers, strict=True)]
    at = sorted((m.start, m.end, i) for i, p in enumerate(people) for m in p.mentions)
    home = list(range(len(people)))
    for i, spans in enumerate(told):
        for span in (s for s in spans if _is_beside(s, people[i].mentions)):
            for j in _named_at(at, span):
                first, second = sorted((_root(home, i), _root(home, j)))
                home[second] = first
    merged: dict[int, tuple[Person, list[Answer]]] = {}
    for i, person in enumerate(people):
        root = _root(home, i)
        if root == i:
            merged[i] = (person, [answers[i]])
        else:
            whole, gathered = merged[root]
            gathered.append(answers[i])
            whole.aliases += person.mentions
        whole = merged[root][0]
        whole.aliases += [s for s in told[i] if s.text not in whole.forms()]
    for person, _ in merged.values():
        _each_once(person)
    return list(merged.values())


def _root(home: list[int], index: int) -> int:
    while home[index] != index:
        index = home[index]
    return index


def _named_at(at: Sequence[tuple[int, int, int]], span: Span) -> list[int]:
    """The people of whom a mention overlaps ``span``."""
    last = bisect_right(at, (span.end, 0, 0))
    return [i for start, end, i in at[max(0, last - 8) : last] if start < span.end and span.start < end]


def _is_beside(alias: Span, mentions: Sequence[Span]) -> bool:
    return any(abs(alias.start - m.end) <= BESIDE or abs(m.start - alias.end) <= BESIDE for m in mentions)


def _each_once(person: Person) -> None:
    """Keep the first place of each alias; its further places are other mentions."""
    seen: dict[str, Span] = {}
    for span in sorted(set(person.aliases)):
        if seen.setdefault(span.text.casefold(), span) is not span:
            person.other_mentions.append(span)
    person.aliases = list(seen.values())


def alias_spans(person: Person, ranges: Iterable[WordRange], words: Words) -> list[Span]:
    """The tagger's aliases for a person, without marks around them and without forms of the name."""
    forms = person.forms()
    spans = [unquoted(span_of(words, r)) for r in ranges]
    return [s for s in spans if s.text not in forms and any(c.isalpha() for c in s.text)]

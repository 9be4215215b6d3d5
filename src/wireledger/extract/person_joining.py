"""Which mentions name one person: forms of one name by rule, other names by the tagger's aliases.

An alias joins two names only where it stands beside a mention of its person ("Ann Lee, known as Bison"). The
person goes by the name that comes first, or by the one that it is announced for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from wireledger.extract.encoding import Words
from wireledger.extract.person import Person
from wireledger.extract.person_aliases import believed
from wireledger.extract.person_names import same_person_form
from wireledger.extract.person_naming import is_announced, is_real_name, nickname, owner
from wireledger.extract.tagger import Answer
from wireledger.extract.titles import split_title
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
    named = sorted(m for p in people for m in p.mentions)
    told = [believed(p, a.slots["alias"], people, named, words) for p, a in zip(people, answers, strict=True)]
    at = sorted((m.start, m.end, i) for i, p in enumerate(people) for m in p.mentions)
    home = list(range(len(people)))
    for i, spans in enumerate(told):
        for span in (s for s in spans if _is_beside(s, people[i].mentions)):
            for j in _named_at(at, span):
                first, second = sorted((_root(home, i), _root(home, j)))
                home[second] = first
    for i, j in _nicknamed(people):
        first, second = sorted((_root(home, i), _root(home, j)))
        home[second] = first
    parts: dict[int, list[int]] = {}
    for i in range(len(people)):
        parts.setdefault(_root(home, i), []).append(i)
    for j in _mere_aliases(people, told, at, words.text):
        if parts.get(j) == [j]:
            del parts[j]
    return [
        (
            _whole([people[i] for i in same], [s for i in same for s in told[i]], words.text),
            [answers[i] for i in same],
        )
        for same in parts.values()
    ]


def _nicknamed(people: Sequence[Person]) -> list[tuple[int, int]]:
    """Which people go by the nickname in the name of one other: "Dheere" of the man written so."""
    bearers: dict[str, set[int]] = {}
    for i, person in enumerate(people):
        for inner in filter(None, map(nickname, person.mentions)):
            bearers.setdefault(inner.text.casefold(), set()).add(i)
    named = {p.name.casefold(): j for j, p in enumerate(people)}
    return [(i, named[n]) for n, (i, *more) in bearers.items() if not more and named.get(n, i) != i]


def _mere_aliases(
    people: Sequence[Person], told: Sequence[Sequence[Span]], at: Sequence[tuple[int, int, int]], text: str
) -> set[int]:
    """Those named only once, where the text announces that name for somebody else, however far away."""
    return {
        j
        for i, spans in enumerate(told)
        for span in spans
        if is_announced(text, span, (), ())
        for j in _named_at(at, span)
        if j != i and len(people[j].mentions) == 1
    }


def _whole(parts: Sequence[Person], told: Sequence[Span], text: str) -> Person:
    """One person of several names: the first, or the one that the text announces the first for."""
    whole = next((p for p in parts[1:] if _is_announced_by(parts[0], p, text)), parts[0])
    others = [m for p in parts if p is not whole for m in p.mentions]
    nicknames = [n for p in parts for m in p.mentions if (n := nickname(m))]
    whole.aliases = [s for s in [*others, *told, *nicknames] if s.text not in whole.forms()]
    _each_once(whole)
    return whole


def _is_announced_by(other: Person, person: Person, text: str) -> bool:
    """Whether ``other`` is a name that the text announces for ``person``, whose name has several parts."""
    if " " not in person.name:
        return False
    real = any(is_real_name(text, m) for m in person.mentions)
    return real or any(owner(text, m, person.mentions) for m in other.mentions)


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
    """Keep each alias once, and of "Ilyas" and "Mufti Ilyas" the longer; further places are mentions."""
    found = person.aliases
    kept: dict[str, Span] = {}
    for span in sorted(set(found)):
        bare = (split_title(span.text)[1] or span.text).casefold()
        same = kept.setdefault(bare, span)
        if len(span.text) > len(same.text):
            kept[bare] = span
    person.aliases = sorted(kept.values())
    person.other_mentions += [s for s in sorted(set(found)) if s not in person.aliases]

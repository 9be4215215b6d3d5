"""Structure by rule: which group is said to be a part of which, from the words between two names.

Three forms are read: a name that begins with another group's ("ISIS-Somalia", "AQIM's Tarek battalion"),
a noun of belonging ("X, the local affiliate of Y"), and a verb of belonging ("X, linked to Y"). The
words are data (``structure.yml``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wireledger.extract.word_lists import any_of, lists
from wireledger.records import Span

_LONGEST_GAP = 90
_NEGATED = re.compile(r"\b(?:not|no longer|never|nor|independent)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Belonging:
    """``part`` is said to be a part of ``whole``; both are spans of the text."""

    part: Span
    whole: Span


@functools.cache
def _between() -> re.Pattern[str]:
    nouns, verbs = any_of(lists("structure")["part_nouns"]), any_of(lists("structure")["joining"])
    being = r"(?:which (?:is|are)|who are|is|are|was|were|as|known as)?"
    noun = rf",?\s+{being}\s*(?:an?|the|one of the|all)?\s*(?:[\w’'-]+\s+){{0,3}}?(?:{nouns}) of"
    verb = rf",?\s+(?:all of (?:which|whom|them)\s+)?(?:which\s+)?(?:is|are|was|were)?\s*(?:{verbs})"
    return re.compile(rf"(?:{noun}|{verb})(?: the)?\s*[\"“‘«]?\Z", re.IGNORECASE)


@functools.cache
def _inside() -> re.Pattern[str]:
    nouns = any_of(lists("structure")["part_nouns"])
    return re.compile(rf"\b(?:{nouns}) of (?:the )?", re.IGNORECASE)


def whole_part(text: str, name: Span) -> Span:
    """A name with the noun that makes it a part: "Syrian" in "the Syrian branch" is "Syrian branch"."""
    match = _following().match(text, name.end)
    if match is None or not name.text[:1].isupper():
        return name
    return Span(name.start, match.end(), text[name.start : match.end()])


@functools.cache
def _following() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:{any_of(lists('structure')['part_nouns'])})\b")


def belongings(text: str, names: Iterable[Span]) -> Iterator[Belonging]:
    """What the text says of parts and wholes, for group names that stand near each other."""
    ordered = sorted(names)
    for i, first in enumerate(ordered):
        for second in ordered[i + 1 : i + 4]:
            gap = text[first.end : second.start]
            if len(gap) > _LONGEST_GAP or "\n" in gap:
                break
            if not _NEGATED.search(gap) and _between().match(gap):
                yield Belonging(first, second)


def named_whole(name: Span) -> Span | None:
    """The whole that a group's own name says it belongs to: "the Syrian branch of ISIS" names ISIS."""
    found = None
    for match in _inside().finditer(name.text):
        found = match
    if found is None or found.end() >= len(name.text):
        return None
    return Span(name.start + found.end(), name.end, name.text[found.end() :])


def prefixed_whole(name: Span, others: Iterable[str]) -> Span | None:
    """The group that a name begins with: "ISIS-Somalia", "LIFG Jurisprudence Committee", "LET's air wing"."""
    for other in sorted(others, key=len, reverse=True):
        rest = name.text[len(other) :]
        if name.text.startswith(other) and re.match(r"(?:['’]s?)?[\s–—-]+\w", rest):
            return Span(name.start, name.start + len(other), other)
    return None

"""Which person or group the words of a report stand for.

Words name an entity when they begin or end with one of its mentions, are a part of a person's written name,
announce one ("a leader called X"), or are a form of its name. A pronoun stands for a person only where it is
safe: one person, and only one, was named in its sentence or the two before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wireledger.extract.groups import form_key
from wireledger.extract.person_names import same_person_form
from wireledger.extract.wording import is_of_another, names
from wireledger.records import Span

_PERSONAL = frozenset("he she him his her".split())
_SENTENCES_BACK = 2
_CALLED = re.compile(
    r"(?:\s+in\s+(?:[\w-]+\s+){0,2}[\w-]+)?,?\s+(?:called|named|known as|identified as|nicknamed)\s+[“\"‘«]?"
)
"""What stands between a description and the name that it announces: "a leader in Syria, called “X”"."""

_OWNS = re.compile(r"['’]s?\s+\w")


@dataclass(frozen=True, slots=True)
class Known:
    """A person or group with the id of its entity, the forms of its name, and every mention."""

    id: str
    kind: Literal["person", "group"]
    name: str
    forms: tuple[str, ...]
    mentions: tuple[Span, ...]


class Linker:
    """Looks words up among the people and groups of one report."""

    def __init__(self, known: Sequence[Known], sentences: Sequence[Span], text: str = "") -> None:
        self._sentences = sentences
        self._text = text
        self._people = [k for k in known if k.kind == "person"]
        self._groups: dict[str, Known] = {}
        for group in (k for k in known if k.kind == "group"):
            for form in group.forms:
                self._groups.setdefault(form_key(form), group)
        self._mentions = sorted(
            ((m, k) for k in known for m in k.mentions), key=lambda pair: (pair[0], pair[1].id)
        )
        self._by_text: dict[str, Known | None] = {}

    def named(self, words: Span) -> tuple[str, str | None]:
        """The name and entity id that words stand for; the words themselves where neither is known.

        A person goes by name ("Press Secretary Ann Lee" is Ann Lee), a body by what it is called there.
        """
        span = self.resolved(words)
        known = self.at(span)
        if known is None:
            return span.text, None
        return (known.name if known.kind == "person" else span.text), known.id

    def at(self, words: Span) -> Known | None:
        """The person or group that ``words`` name, or of whose name the words are a form."""
        first = bisect_left(self._mentions, words.start, key=lambda pair: pair[0].start)
        last = bisect_left(self._mentions, words.end, key=lambda pair: pair[0].start)
        for mention, known in self._mentions[first:last]:
            if names(words, mention):
                return known
        if any(_is_anothers(words, m) for m, k in self._mentions[first:last] if k.kind == "person"):
            return None
        around = self._name_around(words)
        if around:
            return around
        called = _CALLED.match(self._text, words.end)
        if called:
            at = bisect_left(self._mentions, called.end(), key=lambda pair: pair[0].start)
            if at < len(self._mentions) and self._mentions[at][0].start == called.end():
                return self._mentions[at][1]
        if words.text not in self._by_text:
            self._by_text[words.text] = self._of_form(words.text)
        return self._by_text[words.text]

    def _name_around(self, words: Span) -> Known | None:
        """The person of whose written name the words are a part, as "Ann" in "Ann Lee"."""
        last = bisect_right(self._mentions, words.start, key=lambda pair: pair[0].start)
        for mention, known in self._mentions[max(0, last - 2) : last]:
            if known.kind == "person" and words.end <= mention.end and mention.text in known.forms:
                return known
        return None

    def whole_name(self, words: Span) -> Span:
        """The written name that words are a piece of: "Bakr al-Baghdadi" of "Abu Bakr al-Baghdadi"."""
        last = bisect_right(self._mentions, words.start, key=lambda pair: pair[0].start)
        for mention, known in self._mentions[max(0, last - 3) : last]:
            if words.end <= mention.end and mention.text in known.forms:
                return mention
        return words

    def _of_form(self, words: str) -> Known | None:
        for person in self._people:
            if any(same_person_form(form, words) for form in person.forms):
                return person
        return self._groups.get(form_key(words))

    def resolved(self, words: Span) -> Span:
        """For a personal pronoun the mention it safely stands for, else ``words``."""
        if words.text.casefold() not in _PERSONAL:
            return words
        at = bisect_right(self._sentences, words.start, key=lambda s: s.start) - 1
        if at < 0:
            return words
        for begin in range(at, max(-1, at - _SENTENCES_BACK - 1), -1):
            near = self._people_between(self._sentences[begin].start, words.start)
            if near:
                alone = len({known.id for _, known in near}) == 1
                return near[-1][0] if alone else words
        return words

    def _people_between(self, start: int, end: int) -> list[tuple[Span, Known]]:
        first = bisect_left(self._mentions, start, key=lambda pair: pair[0].start)
        last = bisect_left(self._mentions, end, key=lambda pair: pair[0].start)
        return [(m, k) for m, k in self._mentions[first:last] if k.kind == "person" and m.end <= end]


def _is_anothers(words: Span, mention: Span) -> bool:
    """Whether words describe somebody by the person mentioned: "a relative of Mr Lee", "Lee's widow"."""
    if mention.end > words.end:
        return False
    before, after = words.text[: mention.start - words.start], words.text[mention.end - words.start :]
    return is_of_another(before, mention.text) or _OWNS.match(after) is not None

"""Posts by rule: titles with their area in quotation marks, and tasks.

"He held several positions, including the “Wali of X Province”, and was among those tasked with Y" gives two
posts of the person last named. The tagger finds posts beside a name; these stand apart from it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from wireledger.extract.person import Person, Post
from wireledger.extract.titles import is_title
from wireledger.extract.word_lists import any_of, lists
from wireledger.records import Span

REACH = 400
"""Characters back to the name that a post may belong to."""
_QUOTED = re.compile(r"[“\"«]((?:the )?([\w-]+) of [^”\"»\n]{2,60})[”\"»]", re.IGNORECASE)


def add_posts(people: Sequence[Person], text: str) -> None:
    """Give each quoted title and each task to the person named last before it."""
    named = sorted((m.start, i) for i, p in enumerate(people) for m in [*p.mentions, *p.aliases])
    for words in _posts(text):
        at = bisect_right(named, (words.start, 0)) - 1
        if at < 0 or words.start - named[at][0] > REACH:
            continue
        person = people[named[at][1]]
        if not any(p.title.start < words.end and words.start < p.title.end for p in person.posts):
            person.posts.append(Post(words))


def _posts(text: str) -> list[Span]:
    found = [Span(m.start(1), m.end(1), m.group(1)) for m in _QUOTED.finditer(text) if is_title(m.group(2))]
    found += [Span(m.start(), m.end(), m.group()) for m in _tasks().finditer(text)]
    return sorted(found)


@cache
def _tasks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('posts')['tasks'])})\s[\w-]+ing\b(?:\s[\w’'-]+){{1,6}}")

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
from wireledger.extract.spelling import undotted
from wireledger.extract.titles import is_title, opens_title, split_title
from wireledger.extract.word_lists import any_of, lists, word_set
from wireledger.records import Span

_LEAD = 4
"""Words before a name that may be its title."""
REACH = 400
"""Characters back to the name that a post may belong to."""
_SMALL = frozenset({"then", "the", "a", "an", "his", "her", "its", "their"})
_WORD = re.compile(r"\S+")
_BROKEN = re.compile(r",|\balias\b", re.IGNORECASE)
_BESIDE = re.compile(r",?\s(?:(?:the|an?|its|his|her|their)\s)?")
_OF_BODY = re.compile(r"\s(?:of|for|in|at)\s[^,.;:\n]{2,80},\s")
"""Between a post and the name behind it: "the head of the Luhansk administration, Ann Lee"."""
_REST_OF_WORD = re.compile(r"(?<=\w)(?:\w|-(?=\w)|(?<=-)\w)+|-(?:\w+(?:-\w+)*)")
_FIRST_WORDS = re.compile(
    r"\A(?:(?:and|or|as|by|was|is|been|named|with|of|to|for|in|from|over|who)\s+|[\s,.;:'’\"“”()-]+)+"
)
_LAST_WORDS = re.compile(r"(?:\s+(?:and|or|as|by|with|of|to|for|in|from|at|on|the|an?)|[\s,;:\"“”(-]+)+\Z")
_ARTICLE = re.compile(r"\A(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
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


def tidied(title: Span, text: str) -> Span | None:
    """A title with the words whole and no small words at its ends; None for what is no post.

    "second-in-" is "second-in-command"; brothers, residents, "Mr." and "over" are no posts.
    """
    start, end = title.start, title.end
    while start > 0 and (text[start - 1].isalnum() or (text[start - 1] == "-" and text[start].isalnum())):
        start -= 1
    if rest := _REST_OF_WORD.match(text, end - 1):
        end = rest.end()
    kept = _FIRST_WORDS.sub("", _LAST_WORDS.sub("", text[start:end]))
    start = text.index(kept, start)
    bare = undotted(_ARTICLE.sub("", kept))
    if not any(map(str.isalpha, bare)) or bare in word_set("posts", "addresses"):
        return None
    last = bare.split()[-1]
    if last in word_set("posts", "no_posts") or (last in word_set("posts", "bodies") and is_one_noun(bare)):
        return None
    return Span(start, start + len(kept), kept)


def is_one_noun(title: str) -> bool:
    """Whether a title has no preposition or verb, so that its last word is its head: "medical team"."""
    first, *rest = title.split()
    return not {"of", "for", "in", "to", "at"} & set(rest) and not first.endswith(("ing", "ed"))


def title_before(text: str, name: Span) -> Span | None:
    """The whole title right before a name: "Maj. Gen." in "Maj. Gen. Ann Lee"; None for "Mr."."""
    line = text.rfind("\n", 0, name.start) + 1
    words = list(_WORD.finditer(text, max(line, name.start - 60), name.start))[-_LEAD:]
    for first in words:
        lead = text[first.start() : name.start]
        if first.group().casefold() in _SMALL or not opens_title(first.group()) or _BROKEN.search(lead):
            continue
        title, rest = split_title(f"{lead}{name.text}")
        if title == lead.strip(" ,") and rest == name.text:
            return tidied(Span(first.start(), first.start() + len(title), title), text)
    return None


def drop_names(people: Sequence[Person]) -> None:
    """Take away posts that are words of the written name of a person: "Joseph" of "Joseph Azar"."""
    named = sorted(m for p in people for m in [*p.mentions, *p.aliases])
    for person in people:
        person.posts = [p for p in person.posts if not _within_name(p.title, named)]


def _within_name(title: Span, named: Sequence[Span]) -> bool:
    last = bisect_right(named, title.start, key=lambda m: m.start)
    return any(title.end <= m.end for m in named[max(0, last - 3) : last])


def give_posts_once(people: Sequence[Person], text: str) -> None:
    """Of people who are given the same words for a post, leave it to the one who is named beside them.

    A plural title ("leaders") may be everyone's.
    """
    claims: dict[Span, list[tuple[Person, Post]]] = {}
    for person in people:
        for post in person.posts:
            claims.setdefault(post.title, []).append((person, post))
    for title, claimed in claims.items():
        beside = [c for c in claimed if any(_is_beside(text, title, m) for m in c[0].mentions)]
        if beside and not title.text.casefold().endswith("s"):
            for claim in (c for c in claimed if c not in beside):
                claim[0].posts.remove(claim[1])


def _is_beside(text: str, title: Span, name: Span) -> bool:
    return bool(
        _BESIDE.fullmatch(text, title.end, name.start)
        or _BESIDE.fullmatch(text, name.end, title.start)
        or _OF_BODY.fullmatch(text, title.end, name.start)
    )


def holds_office(posts: Sequence[Post]) -> bool:
    """Whether a post is one of public or learned life: nobody says of a mayor that he is at large."""
    return any(word_set("posts", "offices") & set(undotted(p.title.text).split()) for p in posts)


def distinct(posts: Sequence[Post]) -> list[Post]:
    """Posts in the order of the text; of those whose words overlap the surest, of equal titles the first."""
    kept: list[Post] = []
    for post in sorted(posts, key=lambda p: (-p.score, p.title)):
        if not any(_same(post.title, other.title) for other in kept):
            kept.append(post)
    return sorted(kept, key=lambda p: p.title)


def _same(a: Span, b: Span) -> bool:
    return (a.start < b.end and b.start < a.end) or a.text.casefold() == b.text.casefold()


def _posts(text: str) -> list[Span]:
    found = [Span(m.start(1), m.end(1), m.group(1)) for m in _QUOTED.finditer(text) if is_title(m.group(2))]
    found += [Span(m.start(), m.end(), m.group()) for m in _tasks().finditer(text)]
    return sorted(found)


@cache
def _tasks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('posts')['tasks'])})\s[\w-]+ing\b(?:\s[\w’'-]+){{1,6}}")

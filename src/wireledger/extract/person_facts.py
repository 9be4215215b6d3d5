"""What is said of a person: posts, places lived and fate, read from the tagger's answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wireledger.extract.dates import find_dates
from wireledger.extract.encoding import Words
from wireledger.extract.person import Person, Post
from wireledger.extract.person_stays import stays, with_stays
from wireledger.extract.posts import tidied
from wireledger.extract.questions import FATES
from wireledger.extract.tagger import Answer, WordRange
from wireledger.extract.wording import span_of, unquoted, without_function_words
from wireledger.records import Fate, Span

SURE_DESCRIPTION = 0.6
"""Descriptions ("the slain commander") are taken for the person from this probability."""
_FAR = 25
"""Words between a title and its group or area at most."""
_DATED_WITHIN = 60
"""Characters after a title that are searched for its dates."""

_OPENING = re.compile(r"(since|from|until|till|to)\s+", re.IGNORECASE)
_OPENING_BEFORE = re.compile(r"\b(since|from|until|till|to)\s+\Z", re.IGNORECASE)


def fill(person: Person, answers: Sequence[Answer], words: Words, headings: Sequence[Span]) -> None:
    """Write the facts of ``answers`` into ``person``; a title in a heading is no post."""
    for answer in answers:
        person.alias_scores |= {
            alias: r.score
            for r in answer.slots["alias"]
            for alias in person.aliases
            if _touches(span_of(words, r), [alias])
        }
        told = (span_of(words, r) for r in answer.slots["mention"] if r.score >= SURE_DESCRIPTION)
        described = [d for s in told if (d := without_function_words(unquoted(s))) and " " in d.text]
        person.other_mentions += [d for d in described if not _touches(d, person.mentions)]
        posts = [p for p in _posts(answer, words) if not _touches(p.title, headings)]
        person.posts += [p for p in posts if p.title.text not in [q.title.text for q in person.posts]]
        person.stays = with_stays(person.stays, stays(answer, words))
    fates = [_fate(a) for a in answers]
    person.fate = next((f for f in fates if f != "unknown"), "unknown")


def _fate(answer: Answer) -> Fate:
    return max(FATES, key=lambda f: answer.classes["fate"][f])


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < o.end and o.start < span.end for o in others)


def _posts(answer: Answer, words: Words) -> list[Post]:
    made: dict[str, Post] = {}
    titles = sorted(answer.slots["title"], key=lambda r: r.first)
    for found in titles:
        title = tidied(span_of(words, found), words.text)
        if title is None:
            continue
        group, area = (
            _beside(found, answer.slots[slot], titles, words) for slot in ("title_group", "title_area")
        )
        since, until = _dated(words.text, title)
        made.setdefault(title.text.casefold(), Post(title, group, area, since, until, found.score))
    return list(made.values())


def _beside(
    title: WordRange, options: Sequence[WordRange], titles: Sequence[WordRange], words: Words
) -> Span | None:
    """The answer that stands nearest to this title, and nearer to it than to any other title."""

    def gap(a: WordRange, b: WordRange) -> int:
        return max(0, b.first - a.last, a.first - b.last)

    own = [o for o in options if min(titles, key=lambda t: gap(t, o)) == title and gap(title, o) <= _FAR]
    return without_function_words(span_of(words, min(own, key=lambda o: gap(title, o)))) if own else None


def _dated(text: str, title: Span) -> tuple[Span | None, Span | None]:
    """The days since and until which a post was held: "commander in Homs since 2019", "until May".

    The spans hold the dates alone, without "since" and "until".
    """
    after = re.split(r"[.;\n]", text[title.end : title.end + _DATED_WITHIN], maxsplit=1)[0]
    since = until = None
    for found in find_dates(after):
        said = _OPENING.match(found.text)
        opening = said or _OPENING_BEFORE.search(after[: found.start])
        if opening is None:
            continue
        start = title.end + found.start + (said.end() if said else 0)
        end = title.end + found.start + len(found.text)
        span = Span(start, end, text[start:end])
        if opening[1].casefold() in ("since", "from"):
            since = since or span
        else:
            until = until or span
    return since, until

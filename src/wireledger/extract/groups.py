"""Groups: armed groups and bodies of a report joined by name, with other names and what they belong to.

Forms are joined when they are the same words apart from articles and plural endings, when one is
the other's acronym, when one stands in brackets or quotation marks right after the other, or when the
tagger reads one as another name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from wireledger.extract.acronyms import acronym_of
from wireledger.extract.encoding import Words
from wireledger.extract.structure import belongings, named_whole, prefixed_whole, whole_part
from wireledger.extract.tagger import Answer, Answers
from wireledger.extract.wording import span_of
from wireledger.records import Span

MENTION_THRESHOLD = 0.5
SURE_NAME = 0.6
"""The tagger's other names join two groups from this probability."""
THRESHOLDS = {"other_name": 0.5, "other_mention": 0.5, "part_of": 0.5}
_SHORT_FORM = re.compile(r"\s*,?\s*[(“\"‘«]\s*([^\s()“”\"‘’«»][^()“”\"«»\n]{0,38})[)”\"’»]")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Group:
    """One group of a report while the stage works on it; ``scores`` of what the tagger said of it."""

    name: str
    mentions: list[Span]
    other_names: list[Span] = field(default_factory=list)
    part_of: list[Span] = field(default_factory=list)
    scores: dict[Span, float] = field(default_factory=dict)

    def forms(self) -> list[str]:
        """The distinct forms of the name, in the order of the text."""
        return list(dict.fromkeys(m.text for m in sorted(self.mentions)))

    def all_forms(self) -> list[str]:
        """The forms of the name and the other names."""
        return list(dict.fromkeys([*self.forms(), *(s.text for s in self.other_names)]))


def find_groups(reading: Answers) -> list[Group]:
    """The groups of a report in the order of their first mention."""
    people = reading.tagged("person", MENTION_THRESHOLD)
    mentions = []
    for found in reading.tagged("group", MENTION_THRESHOLD):
        span = span_of(reading.words, found)
        at = bisect_left(people, found.first, key=lambda p: p.last - 1)
        surer = at < len(people) and people[at].first < found.last and people[at].score > found.score
        if not surer and any(c.isalpha() for c in span.text):
            mentions.append(whole_part(reading.words.text, span))
    groups = _joined_by_form(mentions)
    answers = reading.ask("group", [_asked(reading.words, g) for g in groups], THRESHOLDS)
    groups, answers = _joined_by_name(groups, answers, reading.words)
    for group, answer in zip(groups, answers, strict=True):
        _fill(group, answer, reading.words)
    _add_structure(groups, reading.words.text)
    return groups


def form_key(name: str) -> str:
    """What two spellings of one group's name share: no article, case, plural or punctuation."""
    words = re.findall(r"\w+", _ARTICLE.sub("", name.casefold().replace("’", "'")))
    return " ".join(w.removesuffix("s") if len(w) > 4 else w for w in words)


def _joined_by_form(mentions: Sequence[Span]) -> list[Group]:
    groups: dict[str, Group] = {}
    for span in sorted(mentions):
        groups.setdefault(form_key(span.text), Group(span.text, [])).mentions.append(span)
    return list(groups.values())


def _asked(words: Words, group: Group) -> list[int]:
    places = [words.covering(m.start, m.end) for m in group.mentions]
    return sorted({i for place in places if place for i in range(*place)})


def _joined_by_name(
    groups: Sequence[Group], answers: Sequence[Answer], words: Words
) -> tuple[list[Group], list[Answer]]:
    """Groups with their other names in them; the first named stays, and the answers about it."""
    kept: list[tuple[Group, Answer]] = []
    by_short: dict[str, Group] = {}
    for group, answer in zip(groups, answers, strict=True):
        keys = [form_key(f) for f in group.forms()]
        home = next((by_short[k] for k in keys if k in by_short), None)
        home = home or next((k for k, a in kept if _same(k, a, group, words)), None)
        whole = home or group
        for short in (s for m in group.mentions if (s := short_form(words.text, m))):
            by_short.setdefault(form_key(short.text), whole)
        if home is None:
            kept.append((group, answer))
        else:
            home.other_names.append(group.mentions[0])
            home.mentions.extend(group.mentions)
    return [g for g, _ in kept], [a for _, a in kept]


def _same(group: Group, answer: Answer, other: Group, words: Words) -> bool:
    """Whether ``other`` is another name of ``group``: its acronym, or the tagger's word for it."""
    if _may_abbreviate(other.name, group.name) or _may_abbreviate(group.name, other.name):
        return True
    told = [span_of(words, r) for r in answer.slots["other_name"] if r.score >= SURE_NAME]
    return any(s.start <= m.start and m.end <= s.end for s in told for m in other.mentions)


def _may_abbreviate(short: str, name: str) -> bool:
    return " " not in short and " " in name and acronym_of(short, name)


def short_form(text: str, mention: Span) -> Span | None:
    """The name in brackets or quotation marks right after a mention: 'Islamic State (ISIS)'."""
    match = _SHORT_FORM.match(text, mention.end)
    if not match or not any(c.isupper() for c in match.group(1)):
        return None
    words = match.group(1).rstrip(" ,")
    return Span(match.start(1), match.start(1) + len(words), words) if len(words.split()) <= 5 else None


def _fill(group: Group, answer: Answer, words: Words) -> None:
    found = list(group.other_names)
    found += [s for m in group.mentions if (s := short_form(words.text, m))]
    said = [r for slot in ("other_name", "part_of") for r in answer.slots[slot]]
    group.scores = {span_of(words, r): r.score for r in said}
    told = [span_of(words, r) for r in answer.slots["other_name"]]
    wholes = [s for s in told if any(_OF.fullmatch(words.text[m.end : s.start]) for m in group.mentions)]
    found += [s for s in told if s not in wholes]
    found += [m for m in group.mentions if form_key(m.text) != form_key(group.name)]
    own = {form_key(group.name)}
    group.other_names = []
    for span in sorted(found):
        key = form_key(span.text)
        if key and key not in own:
            own.add(key)
            group.other_names.append(span)
    group.mentions.sort()
    wholes += [span_of(words, r) for r in answer.slots["part_of"]]
    group.part_of = [s for s in wholes if form_key(s.text) not in own][:1]


def _add_structure(groups: Sequence[Group], text: str) -> None:
    """What rules read of parts and wholes, where the tagger said nothing."""
    said = list(belongings(text, [m for g in groups for m in g.mentions]))
    for group in groups:
        if group.part_of:
            continue
        others = {f for g in groups if g is not group for f in g.forms()}
        told = [b.whole for b in said if b.part in group.mentions and b.whole not in group.mentions]
        named = [w for m in group.mentions if (w := named_whole(m) or prefixed_whole(m, others))]
        group.part_of = [*told, *named][:1]

"""Groups: armed groups and bodies of a report joined by name, with other names and what they belong to.

Forms are joined when they are the same words apart from articles and plural endings, when one is
the other's acronym, when one stands in brackets or quotation marks right after the other, or when the
tagger reads one as another name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wireledger.extract.acronyms import acronym_of
from wireledger.extract.encoding import Words
from wireledger.extract.names_of_groups import group_name, spelled_out, whole, widened
from wireledger.extract.questions import NAMED_ENTITY_TYPES
from wireledger.extract.structure import belongings, named_whole, prefixed_whole, whole_part
from wireledger.extract.tagger import Answer, Answers, WordRange
from wireledger.extract.titles import split_title
from wireledger.extract.wording import span_of
from wireledger.records import Span

MENTION_THRESHOLD = 0.5
LIKELY = 0.3
"""Words in capitals beside a name belong to it from this probability."""
_MOST_ADDED = 2
PERSONAL = 0.6
"""Words with a title are a person's from this mean probability."""
SURE_NAME = 0.6
"""The tagger's other names join two groups from this probability."""
THRESHOLDS = {"other_name": 0.5, "other_mention": 0.5, "part_of": 0.5}
_SHORT_FORM = re.compile(r"\s*,?\s*[(“\"‘«]\s*([^\s()“”\"‘’«»][^()“”\"«»\n]{0,38})[)”\"’»]")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_LED_BY = re.compile(r"\b(?:loyal to|led by|headed by|commanded by|followers of|supporters of) \Z")
"""Before the name of a leader, which is no body's."""
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
    text = reading.words.text
    groups = _joined_by_form(_mentions(reading))
    answers = reading.ask("group", [_asked(reading.words, g) for g in groups], THRESHOLDS)
    groups, answers = _joined_by_name(groups, answers, reading.words)
    owners = _owners(groups, text)
    for group, answer in zip(groups, answers, strict=True):
        _fill(group, answer, reading.words, owners)
    _add_structure(groups, text)
    return groups


def _mentions(reading: Answers) -> list[Span]:
    """Where bodies are named, each place once, with the whole name."""
    people = reading.tagged("person", MENTION_THRESHOLD)
    places = reading.tagged("place", MENTION_THRESHOLD)
    text = reading.words.text
    spelled = spelled_out(text)
    found: dict[Span, None] = {}
    likely = reading.tagged("group", LIKELY)
    for sure in reading.tagged("group", MENTION_THRESHOLD):
        tagged = with_capitals(sure, likely, reading.words)
        named = group_name(whole(span_of(reading.words, tagged), spelled))
        led = bool(named and _LED_BY.search(text, max(0, named.start - 40), named.start))
        other = led or _is_titled_person(reading, tagged) or _is_surer(people, tagged, 0)
        if named and not other and not _is_surer(places, tagged, 1):
            found[whole_part(text, widened(text, named))] = None
    return list(found)


def with_capitals(sure: WordRange, likely: Sequence[WordRange], words: Words) -> WordRange:
    """A range with the one or two words in capitals beside it that are likely of its name."""
    at = bisect_right(likely, sure.first, key=lambda w: w.first) - 1
    wide = likely[at] if at >= 0 and sure.last <= likely[at].last else sure
    added = [words.word(i) for i in (*range(wide.first, sure.first), *range(sure.last, wide.last))]
    if len(added) > _MOST_ADDED or not all(w[:1].isupper() and w != "The" for w in added):
        return sure
    return WordRange(wide.first, wide.last, sure.score)


def _is_surer(others: Sequence[WordRange], tagged: WordRange, beyond: int) -> bool:
    """Whether the tagger is surer that words hold another kind of name, ``beyond`` words longer at least."""
    at = bisect_left(others, tagged.first, key=lambda o: o.last - 1)
    if at == len(others) or others[at].first >= tagged.last or others[at].score <= tagged.score:
        return False
    return not beyond or others[at].last - others[at].first >= tagged.last - tagged.first + beyond


def titled_people(reading: Answers) -> list[Span]:
    """People whom the tagger took for bodies: "Malam Oumar Diallo" is a title that goes on as a name."""
    tagged = reading.tagged("group", MENTION_THRESHOLD)
    return [span_of(reading.words, t) for t in tagged if _is_titled_person(reading, t)]


def _is_titled_person(reading: Answers, tagged: WordRange) -> bool:
    """Whether words open with a title, and are a person's by the tagger's named entities."""
    title, name = split_title(span_of(reading.words, tagged).text)
    if title is None or not name[:1].isupper():
        return False
    kind = 1 + 2 * NAMED_ENTITY_TYPES.index("Person")
    personal = reading.entity_scores[tagged.first : tagged.last, kind : kind + 2].sum(axis=1)
    return bool(personal.mean() > PERSONAL)


def form_key(name: str) -> str:
    """What two spellings of one group's name share: no article, case, plural or punctuation."""
    words = re.findall(r"\w+", _ARTICLE.sub("", name.casefold().replace("’", "'")))
    return " ".join(w.removesuffix("s") if len(w) > 4 else w for w in words)


def _spelling(name: str) -> str:
    return _ARTICLE.sub("", name).casefold()


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
        shorts = {form_key(s.text) for m in group.mentions if (s := short_form(words.text, m))}
        home = home or next((k for k, _ in kept if any(form_key(f) in shorts for f in k.forms())), None)
        whole = home or group
        for short in shorts:
            by_short.setdefault(short, whole)
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


def _is_short_for(short: str, name: Span, text: str) -> bool:
    """Whether ``short`` is the acronym of a name, or stands in brackets behind it."""
    behind = short_form(text, name) if " " in name.text and " " not in short else None
    return _may_abbreviate(short, name.text) or (
        behind is not None and form_key(behind.text) == form_key(short)
    )


def short_form(text: str, mention: Span) -> Span | None:
    """The name in brackets or quotation marks right after a mention: 'Islamic State (ISIS)'."""
    match = _SHORT_FORM.match(text, mention.end)
    if not match or not any(c.isupper() for c in match.group(1)):
        return None
    words = match.group(1).rstrip(" ,")
    return Span(match.start(1), match.start(1) + len(words), words) if len(words.split()) <= 5 else None


def _owners(groups: Sequence[Group], text: str) -> dict[str, Group]:
    """Which group a name belongs to, by its key: one that bears it, or has it in brackets behind its own."""
    owners: dict[str, Group] = {}
    for group in groups:
        shorts = [s for m in group.mentions if (s := short_form(text, m))]
        for span in [*group.mentions, *group.other_names, *shorts]:
            owners.setdefault(form_key(span.text), group)
    return owners


def _fill(group: Group, answer: Answer, words: Words, owners: Mapping[str, Group]) -> None:
    found = list(group.other_names)
    found += [s for m in group.mentions if (s := short_form(words.text, m))]
    said = [r for slot in ("other_name", "part_of") for r in answer.slots[slot]]
    group.scores = {span_of(words, r): r.score for r in said}
    told = [span_of(words, r) for r in answer.slots["other_name"]]
    wholes = [s for s in told if any(_OF.fullmatch(words.text[m.end : s.start]) for m in group.mentions)]
    found += [s for s in told if s not in wholes and owners.get(form_key(s.text), group) is group]
    found += [m for m in group.mentions if form_key(m.text) != form_key(group.name)]
    long = next((s for s in sorted(found) if _is_short_for(group.name, s, words.text)), None)
    if long:
        found += [m for m in group.mentions if form_key(m.text) == form_key(group.name)][:1]
        group.name = long.text
    own = {_spelling(group.name)}
    group.other_names = []
    for span in sorted([*found, *group.mentions]):
        key = _spelling(span.text)
        if key and key not in own:
            own.add(key)
            group.other_names.append(span)
    group.mentions.sort()
    wholes += [span_of(words, r) for r in answer.slots["part_of"]]
    names = {form_key(n) for n in group.all_forms()}
    group.part_of = [s for s in wholes if form_key(s.text) not in names][:1]


def _add_structure(groups: Sequence[Group], text: str) -> None:
    """What rules read of parts and wholes, where the tagger said nothing."""
    named = [m for g in groups for m in g.mentions]
    said = list(belongings(text, named))
    for group in groups:
        group.part_of = [_around(w, named) for w in group.part_of]
        group.other_names = [n for n in group.other_names if not _is_piece(n, group.other_names)]
        if group.part_of:
            continue
        others = {f for g in groups if g is not group for f in g.forms()}
        told = [b.whole for b in said if b.part in group.mentions and b.whole not in group.mentions]
        wholes = [w for m in group.mentions if (w := named_whole(m) or prefixed_whole(m, others))]
        group.part_of = [*told, *wholes][:1]


def _around(name: Span, named: Sequence[Span]) -> Span:
    """The whole name that words are a piece of: "Liberation Army" of "National Liberation Army"."""
    return next((m for m in named if m.start <= name.start and name.end <= m.end), name)


def _is_piece(name: Span, others: Sequence[Span]) -> bool:
    return any(o != name and o.start <= name.start and name.end <= o.end for o in others)

"""A person's fate with the words that say it: an event's, else words near the name.

The tagger's opinion of a fate counts only where some words of the report bear it out. A killing or capture
is taken from an event whose only target is the person; whoever else was hurt by an event that targeted
somebody is not that person's fate.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wireledger.extract.confidence import NO_EVIDENCE
from wireledger.extract.event_mentions import EventMention
from wireledger.extract.linking import Linker
from wireledger.extract.word_lists import any_of, lists
from wireledger.extract.wording import is_of_another
from wireledger.records import Count, Fate, Span, Status

_CAPTURES = frozenset({"arrest_capture", "abduction", "surrender"})


@dataclass(frozen=True, slots=True)
class SaidFate:
    """A fate, the words that say it, how the event is said that they belong to, and how sure that is."""

    fate: Fate
    words: Span
    status: Status = "asserted"
    score: float = NO_EVIDENCE


def fates_in_events(mentions: Sequence[EventMention], linker: Linker) -> dict[str, SaidFate]:
    """By entity id, the fate of each person who is the only target of a killing of one or of a capture.

    What is asserted goes before what is alleged: a man said to have died may be in custody. Of two that are
    said alike a killing is the last word, wherever it is told.
    """
    found: dict[str, SaidFate] = {}
    for mention in mentions:
        own = mention.actors if mention.type == "surrender" else ()
        hit = [linker.resolved(t) for t in own or mention.targets]
        known = [linker.at(t) for t in hit]
        targets = {k.id for k in known if k}
        if len(targets) != 1 or mention.status not in ("asserted", "alleged"):
            continue
        others = any(k is None for k in known)
        fate, person = _fate_of(mention, others), targets.pop()
        if fate:
            said = SaidFate(fate, mention.trigger, mention.status, mention.score)
            found[person] = max(found.get(person, said), said, key=_weight)
    return found


def fates_of_bodies(text: str, linker: Linker) -> dict[str, SaidFate]:
    """By entity id, the death of each person whose body was found, buried or handed over."""
    found: dict[str, SaidFate] = {}
    for match in _body().finditer(text):
        whose = Span(match.start("whose"), match.end("whose"), match["whose"])
        known = linker.at(linker.resolved(whose))
        if known is not None and known.kind == "person":
            words = Span(match.start(), match.end(), match.group())
            found.setdefault(known.id, SaidFate("killed", words))
    return found


def _weight(said: SaidFate) -> tuple[bool, bool]:
    return said.status == "asserted", said.fate == "killed"


def _fate_of(mention: EventMention, others: bool) -> Fate | None:
    """The fate of the one known target of an event; ``others``: whether it hit somebody or something else."""
    if mention.killed == Count(1, 1) and not others:
        return "killed"
    return "captured" if mention.type in _CAPTURES and mention.status == "asserted" else None


def fate_near(fate: Fate, names: Sequence[Span], sentences: Sequence[Span]) -> SaidFate | None:
    """The first words of ``fate`` in a sentence with one of ``names``, the one after it, or the one before.

    Plain words ("killed") are sought before those that only bear it out ("mourned").
    """
    at = [bisect_right(sentences, name.start, key=lambda s: s.start) - 1 for name in names]
    for kind, reaches in ((fate, (0, 1)), (f"also_{fate}", (0, 1)), (fate, (-1,)), (f"also_{fate}", (-1,))):
        for reach in reaches:
            for index in (i + reach for i in at if 0 <= i + reach < len(sentences)):
                if match := _words(kind).search(sentences[index].text):
                    start = sentences[index].start + match.start()
                    return SaidFate(fate, Span(start, start + len(match.group()), match.group()))
    return None


@functools.cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('fates')[kind])})\b", re.IGNORECASE)


def fate_after(names: Sequence[Span], text: str) -> SaidFate | None:
    """The fate that a verb right after one of ``names`` tells: "Ann Lee, 41, was shot dead".

    Only an age, a bracket, an apposition and further names may stand between. A killing goes before a
    capture.
    """
    fates: tuple[Fate, ...] = ("killed", "captured")
    for fate in fates:
        for name in names:
            match = _verb_after(fate).match(text, name.end)
            before = text[max(0, name.start - 60) : name.start]
            if match and (match["who"] or not is_of_another(before, name.text)):
                verb = match.start("verb")
                return SaidFate(fate, Span(verb, match.end(), text[verb : match.end()]))
    return None


@functools.cache
def _body() -> re.Pattern[str]:
    found = any_of(lists("fates")["of_bodies"])
    return re.compile(
        rf"\b(?:(?P<found>{found})\s(?:\w+\s)?)?(?P<whose>his|her)\s(?:[\w-]+\s)?(?:body|corpse|remains)\b(?!\sarmou?r)"
        rf"(?(found)|\s(?:was|were|has\sbeen|had\sbeen|is|are)\s(?:\w+ly\s)?(?:{found})\b)",
        re.IGNORECASE,
    )


@functools.cache
def _verb_after(fate: Fate) -> re.Pattern[str]:
    told = lists("fates")
    aside = r"(?:[\"”’'])?(?:\s?\([^()\n]{1,80}\))?(?:(?:,\s(?!who)[^,.;:\n]{1,80}){1,2}(?=,))?,?"
    named = r"(?:\s[A-Z][\w.’'-]*){1,5}"
    others = rf"(?:(?:,{named}){{0,4}}\s(?:and|as\swell\sas){named}(?:\s?\([^()\n]{{1,80}}\))?)?"
    small = r"(?:was|were|has\sbeen|had\sbeen|have\sbeen)\s(?:(?:also|later|then|himself|herself|\w+ly)\s)?"
    passive = rf"{small}(?:{any_of(told[f'passive_{fate}'])})"
    active = any_of(told[f"active_{fate}"])
    return re.compile(rf"{aside}{others}\s(?P<who>who\s)?(?P<verb>{passive}|(?:{active}))\b")

"""Incident templates by the MUC-4 scheme: for each incident type, who did it, to whom and what, with what.

The scheme (Sundheim 1992) fills one template an incident with strings of the text. The tagger is asked, type
by type, whether the text tells of such an incident and which words fill its roles; a type that is told makes
one template. The types and roles are those of the scheme, the mapping to ours is in ``event_types.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wireledger.extract.encoding import Words, split_words
from wireledger.extract.questions import TEMPLATE_KINDS, TEMPLATE_ROLES, TemplateKind
from wireledger.extract.tagger import Answer, Tagger, WordRange, shipped_tagger

TOLD = 0.4
"""How probable a type must be to make a template. Both tuned on a held-back tenth of MUC-4's train."""
FILLED = 0.35
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type, and for each role the entities that fill it, one string each."""

    incident_type: TemplateKind
    fillers: Mapping[str, tuple[str, ...]]


def find_templates(text: str, tagger: Tagger | None = None) -> tuple[Template, ...]:
    """The templates of a text, in the order of ``TEMPLATE_KINDS``."""
    words = split_words(text)
    if not len(words):
        return ()
    reading = (tagger or shipped_tagger()).read_text(words)
    thresholds = dict.fromkeys(TEMPLATE_ROLES, FILLED)
    answers = ((kind, reading.ask(kind, [range(len(words))], thresholds)[0]) for kind in TEMPLATE_KINDS)
    return tuple(
        Template(kind, {role: fillers_of(words, answer.slots[role]) for role in TEMPLATE_ROLES})
        for kind, answer in answers
        if _told(answer) >= TOLD
    )


def _told(answer: Answer) -> float:
    return answer.classes["told"]["yes"]


def fillers_of(words: Words, ranges: Sequence[WordRange]) -> tuple[str, ...]:
    """The fillers of one role: of strings that name one thing the one that the tagger is surest of.

    One string within the other ("guerrillas", "fmln guerrillas") is held to name the same thing.
    """
    best: dict[tuple[str, ...], WordRange] = {}
    for found in ranges:
        key = tuple(
            w for i in range(found.first, found.last) if (w := words.word(i).casefold()) not in _ARTICLES
        )
        if key and (key not in best or best[key].score < found.score):
            best[key] = found
    kept: list[tuple[str, ...]] = []
    for key in sorted(best, key=lambda k: -best[k].score):
        if not any(set(key) <= set(k) or set(k) <= set(key) for k in kept):
            kept.append(key)
    shown = sorted((best[key] for key in kept), key=lambda r: r.first)
    return tuple(words.text[words.starts[r.first] : words.ends[r.last - 1]] for r in shown)

"""Incident templates by the MUC-4 scheme: for each incident type, who did it, to whom and what, with what.

The scheme (Sundheim 1992) fills one template an incident with strings of the text. A small network over the
whole text (``training/templates.py``) tells which types are told, and which words fill which role; a type
that is told makes one template. The types and roles are those of the scheme, the mapping to ours is in
``event_types.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wireledger.extract.encoding import Words, split_words
from wireledger.extract.questions import TEMPLATE_KINDS, TEMPLATE_ROLES, TemplateKind
from wireledger.extract.tagger import Floats, Tagger, WordRange, runs, shipped_tagger

TOLD = 0.6
"""How probable a type must be. Tuned on a held-back tenth of the train documents, as are those below."""
FILLED, WEAK = 0.3, 0.5
"""How probable a word must be to fill a role, and the share of that for the words beside it."""
AS_SURE = 0.8
"""The share of the surest filler's probability that another filler of its role needs."""
MOST = 3
"""Fillers of a role at most."""
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
    tagger = tagger or shipped_tagger()
    told, filled = tagger.templates(words)
    return tuple(
        Template(kind, {role: _fillers(words, inside[:, r]) for r, role in enumerate(TEMPLATE_ROLES)})
        for kind, sure, inside in zip(TEMPLATE_KINDS, told, filled, strict=True)
        if sure >= TOLD
    )


def _fillers(words: Words, inside: Floats) -> tuple[str, ...]:
    found = runs(inside, FILLED, weak=WEAK)
    surest = max((r.score for r in found), default=0.0)
    return fillers_of(words, [r for r in found if r.score >= AS_SURE * surest])


def fillers_of(words: Words, ranges: Sequence[WordRange]) -> tuple[str, ...]:
    """The surest fillers of one role: of strings that name one thing the one that the tagger is surest of.

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
    shown = sorted((best[key] for key in kept[:MOST]), key=lambda r: r.first)
    return tuple(words.text[words.starts[r.first] : words.ends[r.last - 1]] for r in shown)

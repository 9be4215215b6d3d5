"""Claims under reviewers' decisions: values, speakers and modalities corrected, accepted ones made sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from wireledger.extract.spelling import fold
from wireledger.records import Claim, Entity, Modality, Record, Source
from wireledger.resolve.decision_values import CLAIM_FIELDS, understood, words_at
from wireledger.resolve.decisions import Corrections

_BEFORE_SPEAKER = ("publisher", "channel")


def judged_claims(
    record: Record, gone: frozenset[str], entities: Iterable[Entity], corrections: Corrections
) -> Iterator[Claim]:
    """The claims of a record that are not ``gone`` and say nothing of what is, each as it was judged.

    ``gone`` are ids of claims, events and entities; ``entities`` are those that are left.
    """
    named = {fold(name): e.id for e in entities for name in (*(a.name for a in e.aliases), e.name)}
    for claim in record.claims:
        if claim.id not in gone and claim.subject not in gone:
            judged = judged_claim(claim, corrections, record.document.text, named)
            yield _unlinked(judged, gone)


def judged_claim(
    claim: Claim, corrections: Corrections, text: str = "", named: dict[str, str] | None = None
) -> Claim:
    """One claim as it was judged; ``named`` has the ids of entities by their folded names.

    Its words are other words of ``text``, the report's, at most: words that do not stand there change
    nothing, and neither does a value that cannot be understood.
    """
    if claim.id not in corrections.items:
        return claim
    for field in CLAIM_FIELDS:
        value = corrections.value(claim.id, field)
        if value is not None and field == "words":
            claim = _with_words(claim, value, text)
        elif value is not None:
            claim = _with(claim, field, value, named or {})
    return replace(claim, confidence=1.0) if claim.id in corrections.accepted else claim


def _with(claim: Claim, field: str, value: str, named: dict[str, str]) -> Claim:
    if not understood(claim.predicate if field == "value" else field, value):
        return claim
    if field == "value":
        return claim if claim.value is None else replace(claim, value=value, confidence=1.0)
    if field == "modality":
        return replace(claim, modality=cast(Modality, value))
    return replace(claim, sources=_said_by(claim.sources, value, named), carried=False)


def _with_words(claim: Claim, value: str, text: str) -> Claim:
    span = words_at(value)
    if span is None or text[span.start : span.end] != span.text:
        return claim
    content = claim.content if claim.content is None else span.text
    return replace(claim, span=span, content=content, confidence=1.0)


def _said_by(chain: tuple[Source, ...], name: str, named: dict[str, str]) -> tuple[Source, ...]:
    """The chain with another speaker; the publisher's own name takes all other speakers out."""
    if fold(name) == fold(chain[0].name):
        return chain[:1]
    before = tuple(s for s in chain if s.kind in _BEFORE_SPEAKER)
    cited = tuple(s for s in chain if s.kind == "cited")
    return (*before, Source(name, "speaker", entity=named.get(fold(name))), *cited)


def _unlinked(claim: Claim, gone: frozenset[str]) -> Claim:
    """The claim without links to those who are nobody."""
    if not any(s.entity in gone for s in claim.sources):
        return claim
    sources = tuple(replace(s, entity=None) if s.entity in gone else s for s in claim.sources)
    return replace(claim, sources=sources)

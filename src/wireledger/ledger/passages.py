"""The words behind values, in the text around them, with who says them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, select

from wireledger.ledger.facts import chain
from wireledger.ledger.quoted import claims_in, document_in
from wireledger.ledger.tables import report
from wireledger.ledger.words import storable
from wireledger.plain import from_plain
from wireledger.records import Claim, Document, Entity, Modality, Predicate, Span

_DECODER = json.JSONDecoder()
_AROUND = 200  # characters shown on each side: about two sentences
_APART = 300  # characters between words that are still shown in one passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; ``backs`` says which values its words are for, and is empty for the text around them.

    A mention of a person or group backs its ``name``.
    """

    text: str
    backs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A claim of a passage: what was read from the words, who says it, and how likely that is right."""

    claim: str
    predicate: Predicate
    value: str | None
    by: str
    modality: Modality
    confidence: float


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report in the text around them, and the claims that they back."""

    ref: str
    title: str | None
    published: str | None
    pieces: tuple[Piece, ...]
    reads: tuple[Read, ...]


def passages(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> tuple[Passage, ...]:
    """The passages of claims, given by the ref of their report; in the order of the text."""
    found: list[Passage] = []
    for ref, claims in wanted.items():
        line = _line(connection, ref)
        if line is not None:
            told = (claim for _, claim in claims_in(line, set(claims)))
            found += passages_of(document_in(line), told)
    return tuple(found)


def claims_about(connection: Connection, ref: str, subject: str) -> list[str]:
    """The ids of the claims of a report that are about one event or entity."""
    line = _line(connection, ref) or ""
    return re.findall(rf'\{{"id": "([^"\\]*)", "subject": "{re.escape(subject)}"', line)


def passages_naming(connection: Connection, ref: str, entity: str) -> tuple[Passage, ...]:
    """What one report says of a person or group, with the first words that name it."""
    line = _line(connection, ref)
    if line is None:
        return ()
    claims = set(claims_about(connection, ref, entity))
    words = [_Words(claim.span, claim.predicate, claim) for _, claim in claims_in(line, claims)]
    start = line.find(f'{{"id": "{entity}", "kind": ')
    mentions = from_plain(Entity, _DECODER.raw_decode(line, start)[0]).mentions if start >= 0 else ()
    words += [_Words(mention, "name", None) for mention in mentions[:1]]
    return tuple(_passages(document_in(line), words))


def passages_of(document: Document, claims: Iterable[Claim]) -> Iterator[Passage]:
    """The claims of one report; those whose words stand near each other share a passage."""
    return _passages(document, [_Words(claim.span, claim.predicate, claim) for claim in claims])


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that back something; ``claim`` None for a mention."""

    span: Span
    backs: str
    claim: Claim | None


def _passages(document: Document, words: Iterable[_Words]) -> Iterator[Passage]:
    near: list[_Words] = []
    for one in sorted(words, key=lambda w: (w.span, w.backs)):
        if near and not _is_near(document.text, near, one):
            yield _passage(document, near)
            near = []
        near.append(one)
    if near:
        yield _passage(document, near)


def _line(connection: Connection, ref: str) -> str | None:
    found = connection.execute(select(report.c.record).where(report.c.ref == storable(ref)))
    line: str | None = found.scalar_one_or_none()
    return line


def _is_near(text: str, near: Sequence[_Words], one: _Words) -> bool:
    end = max(w.span.end for w in near)
    return one.span.start - end < _APART and "\n" not in text[end : one.span.start]


def _passage(document: Document, words: Sequence[_Words]) -> Passage:
    claims = [w.claim for w in words if w.claim is not None]
    reads = tuple(
        Read(c.id, c.predicate, c.value, chain(c), c.modality, c.confidence)
        for c in sorted(claims, key=lambda c: (c.predicate, c.span))
    )
    pieces = tuple(piece for piece in _pieces(document.text, words) if piece.text)
    return Passage(document.ref, document.title, document.published, pieces, reads)


def _pieces(text: str, words: Sequence[_Words]) -> Iterator[Piece]:
    """The text around some words, cut where any of them begin or end."""
    start, end = min(w.span.start for w in words), max(w.span.end for w in words)
    yield Piece(_before(text, start))
    cuts = sorted({edge for w in words for edge in (w.span.start, w.span.end)})
    for low, high in pairwise(cuts):
        backs = dict.fromkeys(w.backs for w in words if w.span.start <= low and high <= w.span.end)
        yield Piece(text[low:high], tuple(backs))
    yield Piece(_after(text, end))


def _before(text: str, start: int) -> str:
    """What stands before, from the beginning of the paragraph or, cut at a space, from further on."""
    low = max(start - _AROUND, 0)
    before = text[low:start]
    if "\n" in before:
        return before[before.rindex("\n") + 1 :]
    return "… " + before.split(" ", 1)[1] if low and " " in before else before


def _after(text: str, end: int) -> str:
    high = min(end + _AROUND, len(text))
    after = text[end:high]
    if "\n" in after:
        return after[: after.index("\n")]
    return after.rsplit(" ", 1)[0] + " …" if high < len(text) and " " in after else after

"""All places that a text names, wherever it names them.

Candidates (known and framed names, and what the tagger takes for a place) are scored by a logistic
regression over ``toponym_features``; a name that is surely a place once is one elsewhere in the text. Its
weights and how they were trained are in ``toponym_weights.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from wireledger.extract.place_names import NameFacts
from wireledger.extract.tagger import Answers, Floats
from wireledger.extract.toponym_candidates import Candidate, Token, candidates, name_tokens
from wireledger.extract.toponym_features import FEATURES, Surroundings, features, surroundings
from wireledger.extract.word_lists import lists

THRESHOLD = -0.5
"""Least score (log odds) of a place: a little under even, since a missed place is lost and a wrong one seen.

On data/geo/dev.jsonl F1 is the same from -1 to 0.25.
"""
_LONGER = 2.0  # what each further word of a name adds where names overlap
_MOST = 2.0  # scores beyond it are alike where names overlap
_LOCATION = 0.4  # probability from which capitals unknown to the gazetteer are candidates
_ACRONYM = 6  # letters of an acronym at most
_SHARED = 0.5  # weight of the best score that a name has in the text


@dataclass(frozen=True, slots=True)
class Toponym:
    """Characters [start, end) that name a place; ``adjective`` for "Turkish". ``score`` is log odds."""

    start: int
    end: int
    text: str
    adjective: bool
    score: float


@dataclass(frozen=True, slots=True)
class ScoredText:
    """A text's tokens, its candidates and their feature vectors [N, F]."""

    tokens: tuple[Token, ...]
    candidates: tuple[Candidate, ...]
    vectors: Floats


def find_toponyms(reading: Answers) -> tuple[Toponym, ...]:
    """The place names of a text, in order and without overlap."""
    looked = look_at(reading)
    if not looked.candidates:
        return ()
    scores = _shared(looked.candidates, looked.vectors @ _weights())
    return tuple(_toponym(reading.words.text, looked, i, scores[i]) for i in _chosen(looked, scores))


def look_at(reading: Answers) -> ScoredText:
    """The candidates of a text and their features."""
    tokens = name_tokens(reading.words.text)
    around = surroundings(reading.words, reading.entity_scores, tokens)
    found = [*candidates(tokens)]
    found += _tagged(around, {i for c in found for i in range(c.first, c.last + 1)})
    found.sort(key=lambda c: (c.first, -c.last))
    vectors = [features(c, longer, around) for c, longer in zip(found, _longer(found), strict=True)]
    return ScoredText(tokens, tuple(found), np.array(vectors, np.float32).reshape(-1, len(FEATURES)))


def _longer(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """For each candidate, in order of their first tokens, those that it is a part of."""
    holding: list[Candidate] = []
    for candidate in found:
        holding = [c for c in holding if c.last >= candidate.first]
        yield [c for c in holding if c.last >= candidate.last]
        holding.append(candidate)


@cache
def _weights() -> Floats:
    known = lists("toponym_weights")["weights"]
    return np.array([known[name] for name in FEATURES], np.float32)


def _tagged(around: Surroundings, known: set[int]) -> Iterator[Candidate]:
    """Runs of capitals, none of them in a known name, that the tagger takes for a place."""
    location = [types[0] > _LOCATION for types in around.scores.types]
    run: list[int] = []
    for i, token in enumerate(around.tokens):
        if run and not (token.joined and token.capital and location[i]):
            yield from _unknown(run, around.tokens, known)
            run = []
        if token.capital and location[i] and not _is_acronym(around.text, token):
            run.append(i)
    if run:
        yield from _unknown(run, around.tokens, known)


def _is_acronym(text: str, token: Token) -> bool:
    """Whether a word is the name of a group or a weapon ("ISIL") rather than of a place."""
    return text[token.start : token.end].isupper() and token.end - token.start <= _ACRONYM


def _unknown(run: Sequence[int], tokens: Sequence[Token], known: set[int]) -> Iterator[Candidate]:
    key = " ".join(tokens[i].key for i in run)
    if not known.intersection(run):
        yield Candidate(run[0], run[-1], key, NameFacts(), None)


def _shared(found: Sequence[Candidate], scores: Floats) -> Floats:
    """Scores drawn towards the best that each name has in the text."""
    best: dict[str, float] = {}
    for candidate, score in zip(found, scores, strict=True):
        best[candidate.key] = max(best.get(candidate.key, -np.inf), float(score))
    return (1 - _SHARED) * scores + _SHARED * np.array([best[c.key] for c in found], np.float32)


def _chosen(looked: ScoredText, scores: Floats) -> list[int]:
    """The candidates that are places, the better of those that overlap."""
    rank = np.minimum(scores, _MOST) + _LONGER * np.array([c.last - c.first for c in looked.candidates])
    taken: set[int] = set()
    chosen = []
    for i in np.argsort(-rank, kind="stable"):
        candidate = looked.candidates[i]
        words = range(candidate.first, candidate.last + 1)
        if scores[i] >= THRESHOLD and taken.isdisjoint(words):
            taken.update(words)
            chosen.append(int(i))
    return sorted(chosen, key=lambda i: looked.candidates[i].first)


def _toponym(text: str, looked: ScoredText, index: int, score: float) -> Toponym:
    candidate = looked.candidates[index]
    start, end = looked.tokens[candidate.first].start, looked.tokens[candidate.last].end
    facts = candidate.facts
    adjective = bool(facts.adjective) and not facts.country
    return Toponym(start, end, text[start:end], adjective, float(score))

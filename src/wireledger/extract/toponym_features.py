"""What speaks for and against a candidate being a place: the features that the scorer weighs.

They are of four kinds: what the tagger's named-entity head says of the words, what the gazetteer knows of
the name, how the words are written, and what stands around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log10

import numpy as np

from wireledger.extract.countries import countries_of
from wireledger.extract.encoding import Words
from wireledger.extract.places import gazetteer
from wireledger.extract.questions import NAMED_ENTITY_TYPES
from wireledger.extract.tagger import Floats
from wireledger.extract.toponym_candidates import Candidate, Token
from wireledger.extract.word_lists import word_set

HEAD_TYPES = ("Location", "Organisation", "Person", "Nationality")
FRAMES = ("area", "water", "land", "road", "site", "opening", "direction")
FEATURES = (
    "bias", "outside", *HEAD_TYPES, "next_inside", "previous_inside", "next_location",
    "country", "adjective", "region", "division", "settlement", "people", "other_people", "country_named",
    "unknown", *FRAMES, "inside_known", "inside_framed",
    "small_in_text", "upper", "acronym", "short", "surname",
    "after_preposition", "after_title", "after_the", "after_of", "hyphen_after",
    "capital_before", "capital_after", "known_after", "holder_after", "held_before",
)  # fmt: skip
"""The order of a feature vector."""
_CONTEXT_COUNTRIES = 6
_PERSON = 0.5


@dataclass(frozen=True, slots=True)
class TokenScores:
    """For each token the mean probability of being outside an entity and inside one of ``HEAD_TYPES``.

    Lists, since single numbers are taken from them.
    """

    outside: list[float]
    types: list[list[float]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a whole text before its candidates are looked at.

    ``small`` are keys written small in it, ``surnames`` the last words of what the tagger takes for people's
    full names, ``countries`` those most named.
    """

    text: str
    tokens: Sequence[Token]
    scores: TokenScores
    small: frozenset[str]
    surnames: frozenset[str]
    countries: frozenset[str]


def surroundings(words: Words, entity_scores: Floats, tokens: Sequence[Token]) -> Surroundings:
    """Look over a text whose words have the tagger's ``entity_scores`` [W, 1 + 2T]."""
    scores = _token_scores(words, entity_scores, tokens)
    small = frozenset(t.key for t in tokens if not t.capital)
    countries = frozenset(countries_of(words.text)[:_CONTEXT_COUNTRIES])
    return Surroundings(words.text, tokens, scores, small, _surnames(tokens, scores), countries)


def features(candidate: Candidate, longer: Sequence[Candidate], around: Surroundings) -> list[float]:
    """The values of ``FEATURES``; ``longer`` are the candidates that ``candidate`` is a part of."""
    found = {"bias": 1.0}
    found["inside_known"] = float(any(c.facts.known for c in longer))
    found["inside_framed"] = float(any(c.frame for c in longer))
    _head(found, candidate, around.scores, len(around.tokens))
    _facts(found, candidate, around.countries)
    _writing(found, candidate, around)
    _neighbours(found, candidate, around.tokens)
    return [found.get(name, 0.0) for name in FEATURES]


def _token_scores(words: Words, entity_scores: Floats, tokens: Sequence[Token]) -> TokenScores:
    inside = [NAMED_ENTITY_TYPES.index(name) for name in HEAD_TYPES]
    columns = np.concatenate(
        [entity_scores[:, :1]]
        + [entity_scores[:, 1 + 2 * i : 3 + 2 * i].sum(1, keepdims=True) for i in inside],
        axis=1,
    )
    sums = np.concatenate([np.zeros((1, columns.shape[1])), np.cumsum(columns, axis=0, dtype=np.float64)])
    first = np.searchsorted(words.ends, [t.start for t in tokens], side="right")
    last = np.maximum(np.searchsorted(words.starts, [t.end for t in tokens], side="left"), first + 1)
    means = (sums[np.minimum(last, len(words))] - sums[first]) / (last - first)[:, None]
    return TokenScores(means[:, 0].tolist(), means[:, 1:].tolist())


def _surnames(tokens: Sequence[Token], scores: TokenScores) -> frozenset[str]:
    kind = HEAD_TYPES.index("Person")
    person = [types[kind] > _PERSON for types in scores.types]
    return frozenset(
        token.key
        for i, token in enumerate(tokens)
        if i and token.joined and token.capital and tokens[i - 1].capital and person[i] and person[i - 1]
    )


def _logit(probability: float) -> float:
    return log((probability + 0.01) / (1.01 - probability))


def _head(found: dict[str, float], candidate: Candidate, scores: TokenScores, total: int) -> None:
    span = slice(candidate.first, candidate.last + 1)
    size = candidate.last + 1 - candidate.first
    found["outside"] = _logit(sum(scores.outside[span]) / size)
    for name, values in zip(HEAD_TYPES, zip(*scores.types[span], strict=True), strict=True):
        found[name] = _logit(sum(values) / size)
    if candidate.last + 1 < total:
        found["next_inside"] = 1 - scores.outside[candidate.last + 1]
        found["next_location"] = scores.types[candidate.last + 1][0]
    if candidate.first:
        found["previous_inside"] = 1 - scores.outside[candidate.first - 1]


def _facts(found: dict[str, float], candidate: Candidate, countries: frozenset[str]) -> None:
    facts = candidate.facts
    found["country"], found["adjective"] = float(bool(facts.country)), float(bool(facts.adjective))
    found["region"], found["division"] = float(bool(facts.region)), float(facts.division)
    if facts.people is not None:
        found["settlement"], found["people"] = 1.0, log10(facts.people + 10) - 1
    elif facts.others is not None:
        found["other_people"] = log10(facts.others + 10) - 1
    found["unknown"] = float(not facts.known)
    if candidate.frame:
        found[candidate.frame] = 1.0
    found["country_named"] = float(bool(facts.countries & countries))


def _writing(found: dict[str, float], candidate: Candidate, around: Surroundings) -> None:
    first, last = around.tokens[candidate.first], around.tokens[candidate.last]
    written = around.text[first.start : last.end]
    found["words"] = float(candidate.last - candidate.first)
    found["starts_sentence"] = float(
        not first.gap or "\n\n" in first.gap or any(c in first.gap for c in '.?!“"')
    )
    if candidate.first == candidate.last:
        found["small_in_text"] = float(candidate.key in around.small)
        found["surname"] = float(candidate.key in around.surnames)
    upper = written.isupper()
    found["upper"], found["acronym"] = float(upper and len(written) > 4), float(upper and len(written) <= 4)
    found["short"] = float(len(written) < 4)


def _neighbours(found: dict[str, float], candidate: Candidate, tokens: Sequence[Token]) -> None:
    first = tokens[candidate.first]
    before = tokens[candidate.first - 1] if candidate.first else None
    after = tokens[candidate.last + 1] if candidate.last + 1 < len(tokens) else None
    if before:
        beside = first.gap.isspace()
        found["after_preposition"] = float(beside and before.key in word_set("toponyms", "before_places"))
        found["after_the"], found["after_of"] = (
            float(beside and before.key == "the"),
            float(before.key == "of"),
        )
        titled = first.gap.strip() in ("", ".") and before.key in word_set("toponyms", "before_persons")
        found["after_title"] = float(titled)
        if first.joined and before.capital and not found["after_preposition"]:
            found["capital_before"], found["known_before"] = (
                1.0,
                float(gazetteer().names.facts(before.key).known),
            )
        if first.gap.strip() == "," and before.capital:
            found["held_before"] = float(gazetteer().names.facts(before.key).known)
    if after:
        found["hyphen_after"] = float(after.gap == "-")
        if after.joined and after.capital:
            found["capital_after"], found["known_after"] = (
                1.0,
                float(gazetteer().names.facts(after.key).known),
            )
        if after.gap.strip() == "," and after.capital:
            found["holder_after"] = float(_holder(candidate.last + 1, tokens))


def _holder(index: int, tokens: Sequence[Token]) -> bool:
    """Whether a country or division is named from ``index`` on, in one word or two."""
    names = (" ".join(t.key for t in tokens[index : index + n]) for n in (1, 2))
    return any(f.country or f.division for f in map(gazetteer().names.facts, names))

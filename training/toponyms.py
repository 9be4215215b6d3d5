"""Train the scorer that tells which names in a text are places, and write its weights.

usage: python -m training.toponyms [--data ../shared]

Logistic regression over ``wireledger.extract.toponym_features``, on the places of ``reports/train_*.jsonl``
and the named entities of ``data/re3d/train.jsonl`` (not its BBC documents). Country names and adjectives are
places unless they stand in a person's name. A report's places are annotated only where something happened, so
that its other names are neither right nor wrong, except those of people and groups, which are wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.command import rows
from benchmarks.scoring import SHARED
from benchmarks.splits import held_back
from training.data import Row
from wireledger.extract import toponyms
from wireledger.extract.encoding import split_words
from wireledger.extract.place_phrases import name_and_precision
from wireledger.extract.spelling import fold
from wireledger.extract.tagger import Answers, shipped_tagger
from wireledger.extract.toponym_candidates import Candidate
from wireledger.extract.toponym_features import FEATURES

OUT = Path(toponyms.__file__).parent / "toponym_weights.yml"
RIDGE = 3.0
STEPS = 20
"""Newton steps; ten are enough."""
Read = Callable[[str], Answers]
Vectors = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with characters that are places (``right``) and that are something else (``wrong``).

    ``names`` are folded names that are places wherever they stand; ``whole`` tells that every place is
    annotated, so that a name without annotation is wrong.
    """

    text: str
    right: tuple[tuple[int, int], ...]
    wrong: tuple[tuple[int, int], ...]
    people: tuple[tuple[int, int], ...]
    names: frozenset[str]
    whole: bool


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED)
    tagger = shipped_tagger()
    train(parser.parse_args().data, lambda text: tagger.read_text(split_words(text)))


def train(data: Path, read: Read) -> None:
    """Fit the weights on the training texts under ``data``, read by ``read``, and write them to ``OUT``."""
    texts = [*entity_texts(data / "data/re3d/train.jsonl")]
    texts += [t for name in ("real", "invented") for t in report_texts(data / f"reports/train_{name}.jsonl")]
    vectors, labels = examples(texts, read)
    print(f"{len(texts)} texts, {len(labels)} candidates, {int(labels.sum())} of them places")
    weights = fit(vectors, labels)
    _write({n: round(float(w), 3) for n, w in zip(FEATURES, weights, strict=True)})


def entity_texts(path: Path) -> Iterator[Annotated]:
    """Documents whose named entities are annotated: Locations and Nationalities are places."""
    for row in rows(path):
        if "BBC" in row["source"]:
            continue
        spans: dict[str, list[tuple[int, int]]] = {"right": [], "wrong": [], "people": []}
        for entity in row["entities"]:
            kind = "right" if entity["type"] in ("Location", "Nationality") else "wrong"
            spans["people" if entity["type"] == "Person" else kind].append((entity["start"], entity["end"]))
        right, wrong, people = (tuple(spans[k]) for k in ("right", "wrong", "people"))
        yield Annotated(row["text"], right, wrong, people, frozenset(), True)


def report_texts(path: Path) -> Iterator[Annotated]:
    """Reports whose people, groups and places of events are annotated, but not the held-back tenth."""
    for row in rows(path):
        if held_back(row["id"]):
            continue
        places = {e["place"] for e in row["events"]} | {
            m["place"] for p in row["persons"] for m in p["moves"]
        }
        names = {fold(n) for p in places if p for n in (*p.split(","), name_and_precision(p)[0])}
        people = [*_occurrences(row["text"], _forms(row["persons"]))]
        groups = [*_occurrences(row["text"], _forms(row["groups"]))]
        yield Annotated(row["text"], (), tuple(groups), tuple(people), frozenset(names), False)


def _forms(entities: Iterable[Row]) -> set[str]:
    forms = {f for e in entities for f in (e["name"], *e["mentions"], *e["aliases"])}
    return {f for f in forms if f and f[0].isupper()}


def _occurrences(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    for form in forms:
        at = text.find(form)
        while at >= 0:
            yield at, at + len(form)
            at = text.find(form, at + 1)


def examples(texts: Iterable[Annotated], read: Read) -> tuple[Vectors, Vectors]:
    """Feature vectors [N, F] of the candidates that are surely right or wrong, and which they are [N]."""
    vectors, labels = [], []
    for text in texts:
        looked = toponyms.look_at(read(text.text))
        for candidate, vector in zip(looked.candidates, looked.vectors, strict=True):
            span = (looked.tokens[candidate.first].start, looked.tokens[candidate.last].end)
            inside = any(_holds(other, candidate) for other in looked.candidates)
            label = False if inside else _label(text, candidate, span)
            if label is not None:
                vectors.append(vector)
                labels.append(float(label))
    return np.array(vectors, np.float64), np.array(labels)


def _label(text: Annotated, candidate: Candidate, span: tuple[int, int]) -> bool | None:
    if _within(span, text.people):
        return False
    if candidate.facts.country or candidate.facts.adjective or candidate.key in text.names:
        return True
    for outer in text.right:
        if _within(span, [outer]):
            inner = _bare(text.text[outer[0] : outer[1]])
            return True if candidate.key in inner else None
    if any(span[0] < end and start < span[1] for start, end in (*text.right, *text.people)):
        return None if text.whole else False
    return False if text.whole or _within(span, text.wrong) else None


def _holds(other: Candidate, candidate: Candidate) -> bool:
    """Whether a candidate is a part of the name of a larger place: "Sudan" in "South Sudan"."""
    facts = other.facts
    large = bool(facts.country or facts.division or facts.region)
    around = other.first <= candidate.first and candidate.last <= other.last
    return large and around and (other.first, other.last) != (candidate.first, candidate.last)


def _bare(words: str) -> set[str]:
    """The names that the words of a place hold, folded: "the city of Aleppo, Syria"."""
    return {fold(name_and_precision(part)[0]) for part in (words, *words.split(","))} | {fold(words)}


def _within(span: tuple[int, int], outer: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in outer)


def fit(vectors: Vectors, labels: Vectors) -> Vectors:
    """Weights [F] of a logistic regression: features standardised, a ridge penalty on all but the bias.

    Newton's method; the penalised loss is convex, so that the steps end at its minimum.
    """
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    mean[0], spread[0] = 0, 1
    standard = (vectors - mean) / spread
    penalty = np.full(len(spread), RIDGE)
    penalty[0] = 0
    weights: Vectors = np.zeros(len(spread))
    for _ in range(STEPS):
        probable = 1 / (1 + np.exp(-(standard @ weights)))
        slope = standard.T @ (probable - labels) + penalty * weights
        curve = (standard * (probable * (1 - probable))[:, None]).T @ standard + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    weights /= spread
    weights[0] -= (weights * mean)[1:].sum()
    return weights


def _write(weights: dict[str, float]) -> None:
    with OUT.open("w", encoding="utf-8", newline="\n") as file:
        file.write("# The scorer of toponyms.py, made by: python -m training.toponyms\n")
        file.write("# Weights of the features of toponym_features.py, for log odds.\n")
        yaml.safe_dump({"weights": weights}, file, sort_keys=False, width=110, default_flow_style=None)


if __name__ == "__main__":
    main()

"""The trained tagger: the only importer of onnxruntime.

One encoder pass over each window of a text gives word vectors and the mentions, triggers and cues.
Questions about them (``questions.py``) are answered from the same vectors by a small second network; a
third lets the answers about triggers see each other.
All results are in words of :class:`~wireledger.extract.encoding.Words`. The network and how it was
trained: ``training/model.py``; its hashes and scores: ``model/card.yml``.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
import yaml
from numpy.typing import NDArray
from tokenizers import Tokenizer as PieceTokenizer

from wireledger.errors import ModelError
from wireledger.extract.encoding import Window, Words, distance_buckets, signed_buckets, windows
from wireledger.extract.model_id import model_id
from wireledger.extract.questions import (
    ALL_SLOTS,
    CLASSES,
    CLASSES_OF,
    KINDS,
    MENTION_TAGS,
    NAMED_ENTITY_TYPES,
    QUESTION_REACH,
    SLOTS,
    TEMPLATE_KINDS,
    TEMPLATE_ROLES,
    QuestionKind,
)

MODEL_FOLDER = Path(__file__).parent / "model"
QUESTIONS_AT_ONCE = 6
PAIRS_AT_ONCE = 4096
WEAK = 0.5
"""The share of its threshold from which a word beside an answer belongs to it. Tuned on held-back reports."""

Floats = NDArray[np.float32]
_CLASS_START = dict(
    zip(CLASSES, np.cumsum([0, *(len(labels) for labels in CLASSES.values())]).tolist(), strict=False)
)


@dataclass(frozen=True, slots=True)
class WordRange:
    """Words [first, last) with how sure the tagger is of them, 0 to 1."""

    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tagger says to one question: ranges by slot, a probability for each label of its classes."""

    slots: Mapping[str, tuple[WordRange, ...]]
    classes: Mapping[str, Mapping[str, float]]
    vector: Floats

    def best(self, name: str) -> str:
        """The most probable class of ``name``."""
        options = self.classes[name]
        return max(options, key=lambda label: options[label])


def told(asked: WordRange, answer: Answer) -> float:
    """How sure tag and answer are on average that a trigger tells of an event, or a cue reports speech."""
    return (asked.score + answer.classes["told"]["yes"]) / 2


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Name, hash, training command and measured scores of the shipped model."""

    name: str
    sha256: str
    training_command: str
    scores: tuple[tuple[str, float], ...]
    intact: bool


class Answers(Protocol):
    """What the rules need of a reading: its words, tags, and answers to questions."""

    @property
    def words(self) -> Words:
        """The words of the text."""

    @property
    def entity_scores(self) -> Floats:
        """Probabilities of the named-entity tags, [W, 1 + 2T]."""

    def tagged(self, tag: str, threshold: float = 0.5) -> tuple[WordRange, ...]:
        """The ranges of one of ``MENTION_TAGS``."""

    def ask(
        self,
        kind: QuestionKind,
        asked: Sequence[Sequence[int]],
        thresholds: Mapping[str, float] | None = None,
    ) -> list[Answer]:
        """Answers to questions of one kind."""

    def same_incident(self, answers: Sequence[Answer], places: Sequence[int], reach: int) -> Floats:
        """[N, N] probability that two triggers name one incident."""


class Reading:
    """One text as the tagger sees it: its words, their tags, and a place to ask questions."""

    def __init__(self, tagger: Tagger, words: Words) -> None:
        self.words: Words = words
        self._tagger = tagger
        self._windows = windows(words, tagger.pieces)
        self._vectors: list[Floats] = []
        self.mention_scores = np.zeros((len(words), len(MENTION_TAGS), 3), dtype=np.float32)
        self.entity_scores: Floats = np.zeros((len(words), 1 + 2 * len(NAMED_ENTITY_TYPES)), dtype=np.float32)
        for window in self._windows:
            vectors, mentions, entities = self._tagger.encode(window)
            self._vectors.append(vectors)
            core = slice(window.core_first - window.first, window.core_last - window.first)
            into = slice(window.core_first, window.core_last)
            self.mention_scores[into] = _softmax(mentions[core].reshape(-1, len(MENTION_TAGS), 3))
            self.entity_scores[into] = _softmax(entities[core])

    def tagged(self, tag: str, threshold: float = 0.5) -> tuple[WordRange, ...]:
        """The ranges of one of ``MENTION_TAGS``."""
        return decode(self.mention_scores[:, MENTION_TAGS.index(tag)], threshold)

    def ask(
        self,
        kind: QuestionKind,
        asked: Sequence[Sequence[int]],
        thresholds: Mapping[str, float] | None = None,
    ) -> list[Answer]:
        """Answers to questions of one kind, each about the words given by index.

        A trigger or cue is asked about in the window whose core holds it. A name is asked about in
        each of the first windows that hold it, and the answers are put together.
        """
        placed = [(i, w, here) for i, words in enumerate(asked) for w, here in self._places(kind, words)]
        parts: dict[int, list[Answer]] = {i: [] for i in range(len(asked))}
        order = sorted(placed, key=lambda p: len(self._searched(kind, p[1], p[2])))
        for begin in range(0, len(order), QUESTIONS_AT_ONCE):
            batch = order[begin : begin + QUESTIONS_AT_ONCE]
            for (i, _, _), answer in zip(batch, self._answers(kind, batch, thresholds or {}), strict=True):
                parts[i].append(answer)
        if kind == "event":
            self._see_together(parts, placed)
        return [_together(parts[i]) for i in range(len(asked))]

    def _see_together(
        self, parts: dict[int, list[Answer]], placed: Sequence[tuple[int, int, list[int]]]
    ) -> None:
        """Let the answers about one window's triggers know of each other: in ``parts``, by question."""
        for w in {w for _, w, _ in placed}:
            here = [(i, at[0]) for i, v, at in placed if v == w]
            vectors = np.stack([parts[i][0].vector for i, _ in here])
            seen, more = self._tagger.in_context(vectors, np.array([at for _, at in here]))
            for (i, _), vector, odds in zip(here, seen, more.tolist(), strict=True):
                answer = parts[i][0]
                told = _shifted(answer.classes["told"]["yes"], odds)
                classes = {**answer.classes, "told": {"no": 1 - told, "yes": told}}
                parts[i] = [Answer(answer.slots, classes, vector)]

    def _places(self, kind: QuestionKind, words: Sequence[int]) -> list[tuple[int, list[int]]]:
        found = []
        for w, window in enumerate(self._windows):
            if kind in ("event", "claim"):
                if window.core_first <= words[0] < window.core_last:
                    return [(w, [i - window.first for i in words if window.first <= i < window.last])]
                continue
            if any(window.core_first <= i < window.core_last for i in words):
                found.append((w, [i - window.first for i in words if window.first <= i < window.last]))
        return found[:3]

    def _searched(self, kind: QuestionKind, w: int, here: Sequence[int]) -> NDArray[np.intp]:
        """The words of a window that may hold the answers: those within reach of a word asked about."""
        total = len(self._vectors[w])
        reach = QUESTION_REACH.get(kind, total)
        near = np.zeros(total, np.bool_)
        for i in here:
            near[max(0, i - reach) : i + 1 + reach] = True
        return np.flatnonzero(near)

    def _answers(
        self,
        kind: QuestionKind,
        batch: Sequence[tuple[int, int, list[int]]],
        thresholds: Mapping[str, float],
    ) -> list[Answer]:
        searched = [self._searched(kind, w, here) for _, w, here in batch]
        width = max(len(s) for s in searched)
        vectors = np.zeros((len(batch), width, self._vectors[0].shape[1]), np.float32)
        prime, mask = np.zeros((2, len(batch), width), np.float32)
        distance = np.full((len(batch), width), 16, np.int64)
        for i, ((_, w, here), words) in enumerate(zip(batch, searched, strict=True)):
            size = len(words)
            vectors[i, :size], mask[i, :size] = self._vectors[w][words], 1
            prime[i, :size] = np.isin(words, here)
            distance[i, :size] = signed_buckets(len(self._vectors[w]), here)[words]
        kinds = np.full(len(batch), KINDS.index(kind), np.int64)
        slots, classes, summary = self._tagger.read(vectors, prime, mask, kinds, distance)
        columns = [ALL_SLOTS.index(slot) for slot in SLOTS[kind]]
        inside = _inside(slots.reshape(len(batch), width, len(ALL_SLOTS), 3)[:, :, columns])
        least = [thresholds.get(slot, 0.5) for slot in SLOTS[kind]]
        decided = _decided(kind, classes)
        made = []
        for i, ((_, w, _), words) in enumerate(zip(batch, searched, strict=True)):
            whole = np.zeros((len(self._vectors[w]), len(columns)), np.float32)
            whole[words] = inside[i, : len(words)]
            found = whole.max(axis=0) >= least
            ranges = {
                slot: runs(whole[:, s], least[s], self._windows[w].first, WEAK) if found[s] else ()
                for s, slot in enumerate(SLOTS[kind])
            }
            made.append(Answer(ranges, decided[i], summary[i]))
        return made

    def same_incident(self, answers: Sequence[Answer], places: Sequence[int], reach: int) -> Floats:
        """[N, N] probability that two triggers name one incident; 0 beyond ``reach`` triggers apart."""
        n = len(answers)
        same = np.zeros((n, n), np.float32)
        pairs = [(i, j) for i in range(n) for j in range(max(0, i - reach), i)]
        for begin in range(0, len(pairs), PAIRS_AT_ONCE):
            block = pairs[begin : begin + PAIRS_AT_ONCE]
            left = np.stack([answers[i].vector for i, _ in block])
            right = np.stack([answers[j].vector for _, j in block])
            far = distance_buckets(np.array([abs(places[i] - places[j]) for i, j in block]))
            for (i, j), score in zip(block, self._tagger.join(left, right, far), strict=True):
                same[i, j] = same[j, i] = score
        return same


class Tagger:
    """The networks of the shipped model, loaded once."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        """Raises ModelError where a file is missing or damaged."""
        self._folder = folder
        try:
            self.pieces = PieceTokenizer.from_file(str(folder / "tokenizer.json"))
            parts = ("encoder", "reader", "context", "joiner")
            self._encoder, self._reader, self._context, self._joiner = map(self._network, parts)
        except Exception as error:  # tokenizers and onnxruntime raise bare Exception subclasses of their own
            advice = "Install wireledger again; `wireledger doctor` checks the model's files"
            raise ModelError(f"{folder}: the model cannot be loaded ({error}). {advice}") from error
        self.pieces.no_truncation()
        self.pieces.no_padding()

    def _network(self, part: str) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        # sharing one call among threads costs more than it gains: reports are read side by side instead
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        path = self._folder / f"{part}.onnx"
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    @functools.cached_property
    def _templates(self) -> onnxruntime.InferenceSession:
        return self._network("templates")  # only MUC-4's templates need it

    def read_text(self, words: Words) -> Reading:
        """Tag a text; the result can be asked questions."""
        return Reading(self, words)

    def encode(self, window: Window) -> tuple[Floats, Floats, Floats]:
        """Word vectors, mention logits and entity logits of a window.

        One at a time: a batch is no faster on a CPU, and takes more memory.
        """
        words, mentions, entities = self._encoder.run(["words", "mentions", "entities"], _shown(window))
        return words[0], mentions[0], entities[0]

    def read(
        self,
        vectors: Floats,
        prime: Floats,
        mask: Floats,
        kind: NDArray[np.int64],
        distance: NDArray[np.int64],
    ) -> tuple[Floats, Floats, Floats]:
        """Slot logits, class logits and question vectors."""
        given = {"vectors": vectors, "prime": prime, "mask": mask, "kind": kind, "distance": distance}
        slots, classes, summary = self._reader.run(None, given)
        return slots, classes, summary

    def in_context(self, vectors: Floats, place: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Vectors [Q, 256] of the triggers of a window that know of each other, and log odds of "told"."""
        given = {
            "vectors": vectors[None],
            "place": place[None],
            "mask": np.ones((1, len(vectors)), np.float32),
        }
        seen, told = self._context.run(["seen", "told"], given)
        return seen[0], told[0]

    def join(self, left: Floats, right: Floats, far: NDArray[np.int64]) -> Floats:
        """Probability that each pair of triggers names one incident."""
        (logits,) = self._joiner.run(None, {"left": left, "right": right, "far": far})
        probabilities: Floats = 1 / (1 + np.exp(-logits))
        return probabilities

    def templates(self, words: Words) -> tuple[Floats, Floats]:
        """How probable each MUC-4 type of a text is, [K], and each role of its words, [K, W, R].

        The network for it builds on the encoder's first layers, and sees all windows of the text at once.
        """
        cut = windows(words, self.pieces)
        read = [self._encoder.run(["shared"], _shown(window))[0][0] for window in cut]
        long = max(len(part) for part in read)
        shared = np.stack([np.pad(part, ((0, long - len(part)), (0, 0))) for part in read])
        shown = np.stack([np.arange(long) < len(part) for part in read]).astype(np.float32)
        heads = [
            w.heads[w.core_first - w.first : w.core_last - w.first] + n * long for n, w in enumerate(cut)
        ]
        given = {
            "shared": shared, "shown": shown, "heads": np.concatenate(heads)[None],
            "mask": np.ones((1, len(words)), np.float32),
        }  # fmt: skip
        roles, types = self._templates.run(["roles", "told"], given)
        shape = (len(TEMPLATE_KINDS), len(words), len(TEMPLATE_ROLES), 3)
        told: Floats = 1 / (1 + np.exp(-types[0]))
        return told, _inside(roles.reshape(shape))


@functools.cache
def shipped_tagger() -> Tagger:
    """The model inside the package."""
    return Tagger()


def model_card(folder: Path = MODEL_FOLDER) -> ModelCard:
    """The shipped model's card; ``intact`` tells whether its files have the hashes it names."""
    card = yaml.safe_load((folder / "card.yml").read_text(encoding="utf-8"))
    files: dict[str, str] = card["files"]
    intact = all(
        (folder / name).is_file() and hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted
        for name, wanted in files.items()
    )
    scores = tuple((str(k), float(v)) for k, v in (card.get("scores") or {}).items())
    return ModelCard(card["name"], model_id(folder / "card.yml"), card["training_command"], scores, intact)


def decode(scores: Floats, threshold: float = 0.5) -> tuple[WordRange, ...]:
    """Ranges in B/I/O probabilities [W, 3] (O, B, I): runs of words more inside than ``threshold``.

    Two answers hardly ever stand side by side without a comma or "and" between them, so a B inside a run
    does not end it.
    """
    return runs(scores[:, 1] + scores[:, 2], threshold)


def runs(inside: Floats, threshold: float, base: int = 0, weak: float = 1.0) -> tuple[WordRange, ...]:
    """Runs of words with probabilities [W] that reach ``threshold``, counted from ``base``.

    Words beside them belong to them from ``weak`` times the threshold on (hysteresis, Canny 1986), so that
    one doubtful word does not break an answer in two.
    """
    within = np.concatenate([[False], inside >= weak * threshold, [False]])
    edges = np.flatnonzero(within[1:] != within[:-1]).tolist()
    return tuple(
        WordRange(first + base, last + base, float(inside[first:last].mean()))
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if inside[first:last].max() >= threshold
    )


def _shown(window: Window) -> dict[str, NDArray[np.generic]]:
    """A window as the encoder takes it."""
    return {
        "pieces": np.array([window.pieces], np.int64),
        "features": np.array([window.piece_features], np.int64),
        "mask": np.ones((1, len(window.pieces)), np.float32),
        "heads": np.array([window.heads], np.int64),
    }


def _shifted(probability: float, odds: float) -> float:
    """A probability after ``odds`` are added to its log odds."""
    held = min(max(probability, 1e-6), 1 - 1e-6)
    return float(1 / (1 + np.exp(-(np.log(held / (1 - held)) + odds))))


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def _inside(logits: Floats) -> Floats:
    """From B/I/O logits [..., 3] the probability of B or I."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = (shifted[..., 1] + shifted[..., 2]) / shifted.sum(axis=-1)
    return result


def _decided(kind: QuestionKind, logits: Floats) -> list[dict[str, dict[str, float]]]:
    """The class probabilities of each question [Q, classes], by class and label."""
    made: list[dict[str, dict[str, float]]] = [{} for _ in logits]
    for name in CLASSES_OF[kind]:
        labels = CLASSES[name]
        start = _CLASS_START[name]
        for found, row in zip(made, _softmax(logits[:, start : start + len(labels)]).tolist(), strict=True):
            found[name] = dict(zip(labels, row, strict=True))
    return made


def _together(answers: Sequence[Answer]) -> Answer:
    """Answers from several windows as one: all ranges, mean probabilities."""
    if len(answers) == 1:
        return answers[0]
    slots = {s: tuple(r for a in answers for r in a.slots[s]) for s in answers[0].slots}
    classes = {
        name: {label: float(np.mean([a.classes[name][label] for a in answers])) for label in labels}
        for name, labels in answers[0].classes.items()
    }
    return Answer(slots, classes, answers[0].vector)

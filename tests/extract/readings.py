"""A reading whose answers the test writes down, so that rules are tested without the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from wireledger.extract.encoding import Words, split_words
from wireledger.extract.questions import CLASSES, CLASSES_OF, NAMED_ENTITY_TYPES, SLOTS, QuestionKind
from wireledger.extract.tagger import Answer, Floats, WordRange


@dataclass
class WrittenReading:
    """Stands in for ``tagger.Reading``: ``tags`` by tag, ``answers`` by the words asked about."""

    text: str
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Sequence[str] | str]] = field(default_factory=dict)
    together: frozenset[frozenset[str]] = frozenset()
    words: Words = field(init=False)
    entity_scores: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.words = split_words(self.text)
        self.entity_scores = np.zeros((len(self.words), 1 + 2 * len(NAMED_ENTITY_TYPES)), np.float32)
        self.entity_scores[:, 0] = 1

    def places(self, wanted: str) -> list[WordRange]:
        """Every occurrence of ``wanted``."""
        found, at = [], self.text.find(wanted)
        while at >= 0:
            span = self.words.covering(at, at + len(wanted))
            assert span, wanted
            found.append(WordRange(*span, 0.9))
            at = self.text.find(wanted, at + 1)
        assert found, f"{wanted!r} does not stand in the text"
        return found

    def tagged(self, tag: str, threshold: float = 0.5) -> tuple[WordRange, ...]:
        """The ranges written down for a tag."""
        found = [r for wanted in self.tags.get(tag, ()) for r in self.places(wanted)]
        return tuple(sorted(found, key=lambda r: r.first))

    def ask(
        self,
        kind: QuestionKind,
        asked: Sequence[Sequence[int]],
        thresholds: Mapping[str, float] | None = None,
    ) -> list[Answer]:
        """The answers written down for the words asked about."""
        return [self._answer(kind, list(a)) for a in asked]

    def _answer(self, kind: QuestionKind, asked: list[int]) -> Answer:
        name = " ".join(self.words.word(i) for i in asked)
        told = next((a for key, a in self.answers.items() if key in name or name in key), {})
        slots = {
            slot: tuple(
                sorted((r for w in told.get(slot, ()) for r in self.places(w)[:1]), key=lambda r: r.first)
            )
            for slot in SLOTS[kind]
        }
        classes = {
            c: {
                label: float(label == told.get("=" + c, "yes" if c == "told" else labels[0]))
                for label in labels
            }
            for c, labels in ((c, CLASSES[c]) for c in CLASSES_OF[kind])
        }
        return Answer(slots, classes, np.array([hash(name) % 97], np.float32))

    def same_incident(self, answers: Sequence[Answer], places: Sequence[int], reach: int) -> Floats:
        """1 for triggers that ``together`` names as one incident."""
        names = [self.words.word(p) for p in places]
        return np.array(
            [[float(frozenset((a, b)) in self.together) for b in names] for a in names], np.float32
        )

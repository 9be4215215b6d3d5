"""The contents of one reporting cue: one a sentence, quotations whole, without scraps and holes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from wireledger.extract.encoding import Words
from wireledger.extract.tagger import WordRange
from wireledger.extract.wording import is_quoted, span_of, trimmed
from wireledger.records import Span

SHORTEST_CONTENT = 2
"""Words; shorter answers are scraps."""
SHORTEST_BESIDE = 4
"""Words of a content beside a longer one of the same cue; less is a scrap of it."""
SHORTEST_PIECE = 3
"""Words of a sentence that stand on their own when a content runs over its end."""
SMALL_HOLE = 2
"""Words that the answer may leave out anywhere in a content."""
LARGEST_HOLE = 20
"""Words that it may leave out inside one clause. Between 4 and 20 the held-back reports change little."""
QUOTATION_SHARE = 0.4
"""Share of a quotation's sentence that must be answered for all of it to be the content."""

_NEW_CLAUSE = re.compile(r"[.!?;:,\"“”]|\b(?:and|but)\b")
_THAT = re.compile(r"\bthat\Z")
_BREAKS_OFF = re.compile(r"[;:]|,? (?:but|while|although|adding|said|says|told|according)\b")
_CLAUSE_END = re.compile(r"[;:.,!?\"”]|\b(?:said|says|told|but|while|although)\b")
_LEAVES_OPEN = frozenset(
    "a an and as at between by for from in into its of on or than that the their these this those to which "
    "who with would could can may might will".split()
)
_QUOTATION = re.compile(r"“([^“”\n]{2,3000})”|\"([^\"\n]{2,3000})\"|«([^«»\n]{2,3000})»")


@dataclass(frozen=True, slots=True)
class Content:
    """Words that are reported, whether they are quoted, and how sure the tagger is of them."""

    span: Span
    quoted: bool
    score: float


class Contents:
    """Shapes the content answers of one text."""

    def __init__(self, words: Words) -> None:
        self._words = words
        found = (m for m in _QUOTATION.finditer(words.text))
        self._quotations = [next((m.start(g), m.end(g)) for g in (1, 2, 3) if m.group(g)) for m in found]

    def contents(self, ranges: Sequence[WordRange], sentences: Sequence[Span]) -> Iterator[Content]:
        """The contents that the tagger's ranges for one cue stand for."""
        joined = self._joined(ranges)
        longest = max((c.last - c.first for c in joined), default=0)
        done: set[Span] = set()
        for found in joined:
            if found.last - found.first < min(SHORTEST_BESIDE, longest):
                continue
            for piece, sentence in self._by_sentence(span_of(self._words, found), sentences):
                whole = self._whole_clause(self._whole_quotation(piece, sentence), sentence)
                span = trimmed(self._words.text, whole)
                if span and span not in done and len(span.text.split()) >= SHORTEST_CONTENT:
                    done.add(span)
                    yield Content(span, is_quoted(self._words.text, span), found.score)

    def _joined(self, ranges: Sequence[WordRange]) -> list[WordRange]:
        """Ranges of one clause as one: what lies between them is a hole in the answer, not a new content."""
        made: list[WordRange] = []
        for r in ranges:
            if made and self._is_hole(made[-1], r):
                made[-1] = WordRange(made[-1].first, r.last, min(made[-1].score, r.score))
            else:
                made.append(r)
        return made

    def _is_hole(self, a: WordRange, b: WordRange) -> bool:
        size, between = (
            b.first - a.last,
            self._words.text[self._words.ends[a.last - 1] : self._words.starts[b.first]],
        )
        if "\n" in between:
            return False
        return size <= SMALL_HOLE or (size <= LARGEST_HOLE and not _NEW_CLAUSE.search(between))

    def _by_sentence(self, content: Span, sentences: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
        """A content that runs over a sentence end as one piece for each sentence, with that sentence."""
        first = bisect_right(sentences, content.start, key=lambda s: s.end)
        touched = list(takewhile(lambda s: s.start < content.end, islice(sentences, first, None)))
        for sentence in touched:
            start, end = max(content.start, sentence.start), min(content.end, sentence.end)
            words = sentence.text[start - sentence.start : end - sentence.start]
            if len(touched) == 1 or len(words.split()) >= SHORTEST_PIECE:
                yield Span(start, end, words), sentence

    def _whole_clause(self, piece: Span, sentence: Span) -> Span:
        """What "that" opens, up to the sentence's end, where the answer holds most of it.

        An answer that breaks off in mid-phrase ("eight soldiers and a") goes on to the end of its clause.
        """
        text = self._words.text
        before = text[sentence.start : piece.start].rstrip()
        rest = text[piece.end : sentence.end]
        if _THAT.search(before) and len(rest) <= len(piece.text) and not _BREAKS_OFF.search(rest):
            return _up_to(text, piece, piece.end + len(rest.rstrip(".\n ")))
        if piece.text.split()[-1].casefold() in _LEAVES_OPEN:
            end = _CLAUSE_END.search(rest)
            return _up_to(text, piece, piece.end + (end.start() if end else len(rest.rstrip(".\n "))))
        return piece

    def _whole_quotation(self, piece: Span, sentence: Span) -> Span:
        """The quoted part of the sentence where a piece of it is the answer; else the piece."""
        middle = (piece.start + piece.end) // 2
        at = bisect_right(self._quotations, middle, key=lambda q: q[0]) - 1
        if at < 0 or middle >= self._quotations[at][1]:
            return piece
        start, end = max(self._quotations[at][0], sentence.start), min(self._quotations[at][1], sentence.end)
        shared = min(piece.end, end) - max(piece.start, start)
        if shared < QUOTATION_SHARE * (end - start) or shared < 0.8 * (piece.end - piece.start):
            return piece
        return Span(start, end, self._words.text[start:end])


def _up_to(text: str, piece: Span, end: int) -> Span:
    return Span(piece.start, end, text[piece.start : end])

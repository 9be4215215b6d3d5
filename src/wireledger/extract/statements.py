"""Statements: who is reported to have said what, through whom, and in which words.

The tagger finds reporting cues and, for each, the content, the speaker, the channel and whom the
speaker cites. Two habits of news prose are read by rule: a cue that ends in a colon hands the floor
to its speaker until the next heading or cue, and under one heading an attribution carries over to
the sentences that follow without a source of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from wireledger.extract.encoding import Words
from wireledger.extract.modality import ReportedPart, reported_parts
from wireledger.extract.questions import MODALITIES
from wireledger.extract.tagger import Answer, Answers, WordRange
from wireledger.extract.wording import is_quoted, span_of, trimmed
from wireledger.records import Document, Modality, Span

CUE_THRESHOLD = 0.45
"""Tuned on the held-back tenth of the training reports, as are the two below."""
THRESHOLDS = {"content": 0.5, "speaker": 0.4, "channel": 0.5, "cited": 0.5, "speaker_role": 0.5}
SHORTEST_CONTENT = 2
"""Words; shorter answers are scraps of a longer one."""
SHORTEST_PIECE = 3
"""Words of a sentence that stand on their own when a content runs over its end."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of reported speech. ``carried`` marks speech that an earlier cue handed over."""

    content: Span
    cue: Span
    speaker: Span | None
    channel: Span | None
    cited: Span | None
    speaker_role: Span | None
    modality: Modality
    quoted: bool
    score: float
    carried: bool = False


def find_statements(document: Document, reading: Answers, sentences: Sequence[Span]) -> tuple[Statement, ...]:
    """All statements of a report in the order of their contents; ``sentences`` are those of its text."""
    cues = reading.tagged("cue", CUE_THRESHOLD)
    answers = reading.ask("claim", [range(c.first, c.last) for c in cues], THRESHOLDS)
    found: dict[tuple[int, int], Statement] = {}
    for cue, answer in zip(cues, answers, strict=True):
        for statement in _answered(reading.words, cue, answer, sentences):
            key = (statement.content.start, statement.content.end)
            if key not in found or found[key].score < statement.score:
                found[key] = statement
    kept = _without_nested(sorted(found.values(), key=_order))
    given = [_voiced(reading.words, cue, answer) for cue, answer in zip(cues, answers, strict=True)]
    handed = [h for s in given for h in _handed_over(document, s, (given, kept), sentences)]
    return tuple(part for s in sorted([*kept, *handed], key=_order) for part in _with_parts(s))


def _order(statement: Statement) -> tuple[int, int]:
    return statement.content.start, -statement.content.end


def _voiced(words: Words, cue: WordRange, answer: Answer) -> Statement:
    """A cue with who speaks and through whom; its own words stand in for the content."""

    def best(slot: str) -> Span | None:
        options = sorted(answer.slots[slot], key=lambda r: (-r.score, abs(r.first - cue.first)))
        return span_of(words, options[0]) if options else None

    span = span_of(words, cue)
    modality = max(MODALITIES, key=lambda m: answer.classes["modality"][m])
    role = best("speaker_role")
    return Statement(
        span, span, best("speaker"), best("channel"), best("cited"), role, modality, False, cue.score
    )


def _answered(words: Words, cue: WordRange, answer: Answer, sentences: Sequence[Span]) -> Iterator[Statement]:
    voiced = _voiced(words, cue, answer)
    for content in _joined(words, answer.slots["content"]):
        for piece in _by_sentence(span_of(words, content), sentences):
            span = trimmed(words.text, piece)
            if span and len(span.text.split()) >= SHORTEST_CONTENT:
                quoted = is_quoted(words.text, span)
                yield replace(voiced, content=span, quoted=quoted, score=content.score)


def _by_sentence(content: Span, sentences: Sequence[Span]) -> Iterator[Span]:
    """A content that runs over a sentence end as one piece for each sentence."""
    first = bisect_right(sentences, content.start, key=lambda s: s.end)
    touched = list(takewhile(lambda s: s.start < content.end, islice(sentences, first, None)))
    if len(touched) < 2:
        yield content
        return
    for sentence in touched:
        start, end = max(content.start, sentence.start), min(content.end, sentence.end)
        words = sentence.text[start - sentence.start : end - sentence.start]
        if len(words.split()) >= SHORTEST_PIECE:
            yield Span(start, end, words)


def _joined(words: Words, ranges: Sequence[WordRange]) -> list[WordRange]:
    """Ranges with at most two words between them as one: a hole in the answer, not a new content."""
    made: list[WordRange] = []
    for r in ranges:
        if made and r.first - made[-1].last <= 2 and "\n" not in _between(words, made[-1], r):
            made[-1] = WordRange(made[-1].first, r.last, min(made[-1].score, r.score))
        else:
            made.append(r)
    return made


def _between(words: Words, a: WordRange, b: WordRange) -> str:
    return words.text[words.ends[a.last - 1] : words.starts[b.first]]


def _without_nested(ordered: Sequence[Statement]) -> list[Statement]:
    """Drop a content that is nearly the same words as another one with a surer answer."""
    kept: list[Statement] = []
    for statement in ordered:
        twin = next((k for k in kept if _overlap(k.content, statement.content) > 0.6), None)
        if twin is None:
            kept.append(statement)
        elif statement.score > twin.score:
            kept[kept.index(twin)] = statement
    return kept


def _overlap(a: Span, b: Span) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / max(1, max(a.end, b.end) - min(a.start, b.start))


def _handed_over(
    document: Document,
    given: Statement,
    others: tuple[Sequence[Statement], Sequence[Statement]],
    sentences: Sequence[Span],
) -> Iterator[Statement]:
    """The sentences that follow "Sultan adds:" up to the next heading or speaker, as that speaker's words.

    ``others`` are all cues with their speakers, and the statements found so far.
    """
    text = document.text
    line_end = text.find("\n", given.cue.end)
    if line_end < 0 or given.speaker is None or text[given.cue.end : line_end].strip() != ":":
        return
    headings = [h.start for h in document.headings if h.start > line_end]
    cues = [s.cue.start for s in others[0] if s.speaker and s.cue.start > line_end]
    stop = min([*headings, *cues, len(text)])
    first = bisect_right(sentences, line_end, key=lambda s: s.start)
    for sentence in takewhile(lambda s: s.end <= stop, islice(sentences, first, None)):
        content = trimmed(text, sentence)
        if content and not any(_overlap(content, s.content) > 0.3 for s in others[1]):
            yield replace(given, content=content, modality="asserted", carried=True)


def _with_parts(statement: Statement) -> Iterator[Statement]:
    """A statement, and what it says of clauses inside it ("does not mean that it has ended")."""
    yield statement
    for part in reported_parts(statement.content.text):
        yield replace(statement, content=_shifted(part, statement.content.start), modality=part.modality)


def _shifted(part: ReportedPart, by: int) -> Span:
    return Span(part.start + by, part.end + by, part.text)

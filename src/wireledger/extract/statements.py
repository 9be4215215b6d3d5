"""Statements: who is reported to have said what, through whom, and in which words.

The tagger finds reporting cues and, for each, the content, the speaker, the channel and whom the
speaker cites. Two habits of news prose are read by rule: a cue that ends in a colon hands the floor
to its speaker until the next heading or cue, and under one heading an attribution carries over to
the sentences that follow without a source of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from wireledger.extract.confidence import NO_EVIDENCE
from wireledger.extract.contents import Contents
from wireledger.extract.encoding import Words
from wireledger.extract.modality import ReportedPart, opens_in_future, reported_parts
from wireledger.extract.questions import MODALITIES
from wireledger.extract.speakers import (
    issuer,
    on_one_line,
    speaker_in_sentence,
    whole_channel,
    without_loose_end,
)
from wireledger.extract.tagger import Answer, Answers, WordRange, told
from wireledger.extract.wording import is_quoted, outlet, span_of, trimmed, without_function_words
from wireledger.records import Document, Modality, Span

ASKED = 0.3
"""How sure the tag must be for a cue to be asked about."""
TOLD = 0.45
"""How sure the tag and the answer must be on average that it reports speech. Tuned on the held-back tenth of
the training reports, as are the two below."""
SPEAKS_ON = 500
"""Characters after a cue within which "he said" means its speaker."""
THRESHOLDS = {"content": 0.5, "speaker": 0.4, "channel": 0.5, "cited": 0.5, "speaker_role": 0.5}
_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my"})
_PERSONAL = frozenset({"he", "she", "him", "her"})
_KNOWING = frozenset(
    {"know", "knows", "confident", "certain", "sure", "believe", "assess", "understand", "aware"}
)
_OF_NAME = re.compile(r"\s+of\s+(?:the\s+)?[\"“‘«]?(?:[A-Z][\w.’'-]*(?:\s+|(?<=-))){0,4}")
"""Between an event and the last words of the name of whom it happened to."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of reported speech. ``carried`` marks speech that an earlier cue handed over.

    ``score`` is how sure the tagger is of the content; ``evidence`` what the claim's confidence comes from.
    """

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
    evidence: tuple[float, ...] = (NO_EVIDENCE,)


@dataclass(frozen=True, slots=True)
class Speech:
    """All statements of a report in the order of their contents, and who the whole report speaks for.

    ``author`` is the speaker that the title names ("Statement by X"): such a report is narrated by X, and
    its own narration is no reported speech. ``in_title`` are statements of the title ("Army says ..."): they
    say whose its words are, and are told again in the text.
    """

    statements: tuple[Statement, ...]
    author: Span | None
    in_title: tuple[Statement, ...] = ()
    sentences: Sequence[Span] = ()


def find_speech(document: Document, reading: Answers, sentences: Sequence[Span]) -> Speech:
    """The statements and the author of a report; ``sentences`` are those of its text."""
    title = document.title if document.title and document.text.startswith(document.title) else ""
    words = reading.words
    found = reading.tagged("cue", ASKED)
    asked = reading.ask("claim", [range(c.first, c.last) for c in found], THRESHOLDS)
    deeds = reading.tagged("trigger", ASKED)
    towns = reading.tagged("place")
    in_title: list[tuple[WordRange, Answer]] = []
    in_text: list[tuple[WordRange, Answer]] = []
    for cue, answer in zip(found, asked, strict=True):
        if told(cue, answer) < TOLD:
            continue
        heard = (cue, _without_towns(_without_done_to(words, answer, deeds), towns))
        (in_text if words.starts[cue.first] >= len(title) else in_title).append(heard)
    voices = [_voiced(words, cue, answer) for cue, answer in in_title]
    author = next((v.speaker for v in voices if _is_author(v, title)), None)
    headline = () if author else _statements(document, words, in_title, sentences)
    return Speech(_statements(document, words, in_text, sentences), author, headline, sentences)


def _without_done_to(words: Words, answer: Answer, deeds: Sequence[WordRange]) -> Answer:
    """The answer less speakers to whom an event happened: "the killing of X indicates" is not said by X."""

    def is_done_to(speaker: WordRange) -> bool:
        before = (words.text[words.ends[d.last - 1] : words.starts[speaker.first]] for d in deeds)
        return any(_OF_NAME.fullmatch(b) for b in before)

    kept = tuple(s for s in answer.slots["speaker"] if not is_done_to(s))
    return replace(answer, slots={**answer.slots, "speaker": kept})


def _without_towns(answer: Answer, towns: Sequence[WordRange]) -> Answer:
    """The answer less channels that are places: Gusau in "told journalists in Gusau"."""
    kept = tuple(
        c for c in answer.slots["channel"] if not any(t.first <= c.first and c.last <= t.last for t in towns)
    )
    return replace(answer, slots={**answer.slots, "channel": kept})


def _is_author(voiced: Statement, title: str) -> bool:
    """Whether a title says whose words the report is: "Statement by X", "Remarks of X on ..."."""
    if voiced.speaker is None or voiced.speaker.end > len(title):
        return False
    between = title[voiced.cue.end : voiced.speaker.start].strip().casefold()
    return between.removesuffix(" the") in ("by", "from", "of")


def _statements(
    document: Document, words: Words, answered: Sequence[tuple[WordRange, Answer]], sentences: Sequence[Span]
) -> tuple[Statement, ...]:
    found: dict[tuple[int, int], Statement] = {}
    shaped = Contents(words)
    for cue, answer in answered:
        voiced = _voiced(words, cue, answer)
        for content in shaped.contents(answer.slots["content"], sentences):
            if _is_reported(voiced, content.span, document.text):
                statement = replace(
                    voiced,
                    content=content.span,
                    quoted=content.quoted,
                    score=content.score,
                    modality=_modality(voiced.modality, content.span.text),
                    evidence=(voiced.score, content.score),
                )
                key = (content.span.start, content.span.end)
                if key not in found or found[key].score < statement.score:
                    found[key] = statement
    given = _with_named_speakers([_voiced(words, cue, answer) for cue, answer in answered])
    speakers = {g.cue: g.speaker for g in given}
    kept = sorted(_without_nested(list(found.values())), key=_order)
    kept = [replace(s, speaker=speakers[s.cue]) for s in kept]
    handed = [h for s in given for h in _handed_over(document, s, (given, kept), sentences)]
    return tuple(part for s in sorted([*kept, *handed], key=_order) for part in _with_parts(s))


def _modality(told: Modality, content: str) -> Modality:
    return "future" if told == "asserted" and opens_in_future(content) else told


def _order(statement: Statement) -> tuple[int, int]:
    return statement.content.start, -statement.content.end


def _with_named_speakers(voices: Sequence[Statement]) -> list[Statement]:
    """Cues in order, "he" and "her" standing for the speaker of the cue before, where that is near."""
    made: list[Statement] = []
    for voice in sorted(voices, key=lambda v: v.cue):
        before = made[-1] if made else None
        pronoun = voice.speaker is not None and voice.speaker.text.casefold() in _PERSONAL
        if pronoun and before and before.speaker and voice.cue.start - before.cue.end <= SPEAKS_ON:
            voice = replace(voice, speaker=before.speaker)
        made.append(voice)
    return made


def _is_reported(voiced: Statement, content: Span, text: str) -> bool:
    """Whether words are reported speech: a report's own "we condemn ..." is not, "we know that ..." is."""
    speaker = voiced.speaker
    if speaker is None or speaker.text.casefold() not in _FIRST_PERSON or is_quoted(text, speaker):
        return True
    return text[: content.start].rstrip().endswith(" that") or _stem(voiced.cue.text) in _KNOWING


def _stem(cue: str) -> str:
    return cue.casefold().split()[-1]


def _voiced(words: Words, cue: WordRange, answer: Answer) -> Statement:
    """A cue with who speaks and through whom; its own words stand in for the content."""

    def best(slot: str) -> Span | None:
        options = sorted(answer.slots[slot], key=lambda r: (-r.score, abs(r.first - cue.first)))
        return span_of(words, on_one_line(words, options[0], cue)) if options else None

    span = span_of(words, cue)
    speaker, role = best("speaker"), best("speaker_role")
    document = None
    if speaker:
        speaker = without_loose_end(words.text, speaker_in_sentence(words.text, span, speaker), span)
        speaker, document = issuer(words.text, speaker)
    if speaker and role and "\n" in words.text[min(speaker.end, role.end) : max(speaker.start, role.start)]:
        role = None  # a heading above the speaker
    modality = max(MODALITIES, key=lambda m: answer.classes["modality"][m])
    channel = best("channel")
    channel = without_function_words(channel) if channel else None
    channel = whole_channel(words.text, channel) if channel else None
    return Statement(
        span,
        span,
        speaker,
        outlet(words.text, channel) if channel else document,
        best("cited"),
        role,
        modality,
        False,
        told(cue, answer),
    )


def _without_nested(ordered: Sequence[Statement]) -> list[Statement]:
    """Drop twins, the less sure first, and scraps: words inside a longer content of the same speech.

    A statement inside another is kept where its speaker stands there too ("X said that Y denied it").
    """
    kept: list[Statement] = []
    for statement in sorted(ordered, key=lambda s: (s.content.start - s.content.end, -s.score)):
        outer = next((k for k in kept if _inside(statement.content, k.content)), None)
        if outer is None or _reports_another(statement, outer):
            kept.append(statement)
    return kept


def _inside(inner: Span, outer: Span) -> bool:
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return shared > 0.6 * (inner.end - inner.start)


def _reports_another(inner: Statement, outer: Statement) -> bool:
    speaker = inner.speaker
    return speaker is not None and outer.content.start <= speaker.start and speaker.end <= outer.content.end


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

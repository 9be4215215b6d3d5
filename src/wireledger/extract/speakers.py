"""Who speaks, where the tagger points beside it.

"A relative, reached in Tula, said" is said by the relative, not by the colonel of the sentence before; what
stands "in an army statement" is said by the army. The words are data, in ``speakers.yml``.
"""

from __future__ import annotations

import re
from functools import cache

from wireledger.extract.encoding import Words
from wireledger.extract.tagger import WordRange
from wireledger.extract.word_lists import any_of, lists, word_set
from wireledger.extract.wording import FUNCTION_WORDS
from wireledger.records import Span

_REACH = 160
"""Characters before a cue in which the subject of its sentence stands."""
_LOOSE = 48
"""Characters that a speaker which breaks off may go on."""
_TO_MARK = re.compile(r"(?: [\w’'-]+)+(?=[\s.,;:!?])")
_WORD_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d_][\w’'-]*) \Z")
_SMALL_WORD = re.compile(r"\b[a-z]")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n|[:;]\s|[\"”»]\s")


def speaker_in_sentence(text: str, cue: Span, told: Span) -> Span:
    """The speaker of ``cue``: ``told``, unless that stands before the cue's sentence and this opens with
    somebody without a name."""
    start = _sentence_start(text, cue.start)
    if start <= told.start:
        return told
    subject = _subject().fullmatch(text, start, cue.start)
    return Span(subject.start(1), subject.end(1), subject[1]) if subject else told


def without_loose_end(text: str, speaker: Span, cue: Span) -> Span:
    """A speaker that breaks off ("A former member of") with the words up to the cue or the next mark."""
    last = speaker.text.rsplit(" ", 1)[-1].casefold()
    if last not in FUNCTION_WORDS or " " not in speaker.text:
        return speaker
    stop = cue.start if cue.start >= speaker.end else speaker.end + _LOOSE
    rest = _TO_MARK.match(text, speaker.end, stop)
    end = speaker.end + len(rest.group().rstrip()) if rest else speaker.end
    return Span(speaker.start, end, text[speaker.start : end])


def issuer(text: str, speaker: Span) -> tuple[Span, Span | None]:
    """The body that issued a document which is told to speak, and the kind of document.

    "A Defence Ministry news release issued on Monday" is the Defence Ministry, in a news release. Any other
    speaker comes back as it is, with None.
    """
    match = _issued().match(text, speaker.start, speaker.end + _LOOSE)
    if match is None or _SMALL_WORD.search(text, speaker.end, max(speaker.end, match.start("document"))):
        return speaker, None
    if match.end("document") < speaker.end and not _after_document().fullmatch(
        text, match.end("document"), speaker.end
    ):
        return speaker, None
    body, document = (Span(match.start(n), match.end(n), match[n]) for n in ("body", "document"))
    return body, document


def on_one_line(words: Words, found: WordRange, cue: WordRange) -> WordRange:
    """Words around a cue without those of another line: a heading above the speaker is not the speaker's."""
    between = (
        (i, words.text[words.ends[i - 1] : words.starts[i]]) for i in range(found.first + 1, found.last)
    )
    breaks = [i for i, gap in between if "\n" in gap]
    if not breaks:
        return found
    first, last = (breaks[-1], found.last) if found.first < cue.first else (found.first, breaks[0])
    return WordRange(first, last, found.score)


def whole_channel(text: str, channel: Span) -> Span:
    """A channel that is only a kind of outlet, with the word before it that tells which: "state media"."""
    if channel.text.casefold() not in word_set("speakers", "outlets"):
        return channel
    before = _WORD_BEFORE.search(text, max(0, channel.start - 30), channel.start)
    if before is None or before[1].casefold() in FUNCTION_WORDS:
        return channel
    return Span(before.start(1), channel.end, text[before.start(1) : channel.end])


@cache
def _issued() -> re.Pattern[str]:
    documents = any_of(lists("speakers")["documents"])
    return re.compile(rf"(?i:an?|the)\s(?P<body>[A-Z][^,;:\d\n]{{0,80}}?)\s(?P<document>{documents})\b")


@cache
def _after_document() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(lists('speakers')['issued'])})\b[^,;:\n]*")


def _sentence_start(text: str, at: int) -> int:
    start = max(0, at - _REACH)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, at)]
    return ends[-1] if ends else start


@cache
def _subject() -> re.Pattern[str]:
    """A determiner, a few words, and what commas enclose: "A former wife of Ali, reached in Kasese, "."""
    opening = any_of(lists("speakers")["determiners"])
    between = any_of(lists("speakers")["between"])
    return re.compile(
        rf"((?:{opening})(?:\s[\w’'.-]+){{1,7}}?)(?:,\s[^,;:\n]{{2,60}},)?\s(?:(?:{between})\s){{0,2}}"
    )

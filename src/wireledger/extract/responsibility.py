"""Claims of responsibility: "X claimed the blast", "the attack was claimed by X".

Whoever claims an act is an actor of it, on their own word. "X claimed that it had killed nine" reports
speech and claims no act. The words are in ``responsibility.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wireledger.extract.statements import Statement
from wireledger.extract.word_lists import lists
from wireledger.extract.wording import PRONOUNS
from wireledger.records import Span

_BY = re.compile(r"(?:\s*\bby)?\s*\Z", re.IGNORECASE)


def claimants(trigger: Span, sentence: Span, statements: Sequence[Statement], text: str) -> tuple[Span, ...]:
    """Who claims the act that ``trigger`` names in ``sentence``, by the report's statements."""
    found = {
        s.speaker: None
        for s in statements
        if s.speaker
        and s.modality != "denied"
        and sentence.start <= s.cue.start < sentence.end
        and _verb().match(text, s.cue.start)
        and _is_somebody(s.speaker)
        and (_claims(s.cue, trigger, text) or _is_claimed(s.cue, s.speaker, trigger, text))
    }
    return tuple(found)


def _is_somebody(speaker: Span) -> bool:
    return speaker.text.casefold() not in PRONOUNS and not _nobody().match(speaker.text)


def _claims(cue: Span, trigger: Span, text: str) -> bool:
    """Whether the act is what is claimed: "claimed responsibility for the deadly blast"."""
    verb = _verb().match(text, cue.start)
    return bool(verb and _up_to_act().fullmatch(text, verb.end(), trigger.start))


def _is_claimed(cue: Span, speaker: Span, trigger: Span, text: str) -> bool:
    """Whether the act, named before, "was claimed by" the speaker."""
    verb = _verb().match(text, cue.start)
    if verb is None or trigger.end > cue.start or speaker.start < verb.end():
        return False
    between = text[verb.end() : speaker.start]
    return "by" in between.split() and _BY.search(between) is not None


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:was|were|been|being|also|has|have|had)\s+)*(?:{'|'.join(_words('verbs'))})\b", re.IGNORECASE
    )


@cache
def _up_to_act() -> re.Pattern[str]:
    what = "|".join(_words("of_what"))
    which = "|".join(_words("determiners"))
    return re.compile(rf"(?:\s(?:{what}))?\s(?:{which})(?:\s[\w-]+){{0,3}}?\s", re.IGNORECASE)


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile("|".join(_words("nobody")), re.IGNORECASE)


def _words(key: str) -> list[str]:
    patterns: list[str] = lists("responsibility")[key]
    return patterns

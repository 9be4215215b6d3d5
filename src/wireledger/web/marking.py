"""The words that were looked for, marked where they are found, whatever their case and accents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wireledger.ledger.words import folded_words

_WORD = re.compile(r"[^\W_][\w'’‘`ʿʾʼ]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text; ``found`` where it is a word that was looked for."""

    text: str
    found: bool


def marked(text: str, sought: str) -> tuple[Part, ...]:
    """The text in its parts."""
    words = set(folded_words(sought))
    parts: list[Part] = []
    end = 0
    for match in _WORD.finditer(text):
        if words & set(folded_words(match[0])):
            parts += [Part(text[end : match.start()], False), Part(match[0], True)]
            end = match.end()
    parts.append(Part(text[end:], False))
    return tuple(part for part in parts if part.text)

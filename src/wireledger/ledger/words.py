"""Text as the words by which it is found: case, accents and marks aside, the same on every database."""

from __future__ import annotations

import re

from wireledger.extract.spelling import fold

LONGEST_WORD = 100  # characters; longer runs are links or damage, and an index has its limits
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")


def folded_words(text: str) -> list[str]:
    """The words of ``text`` in their order: "Bza’a's Emir" is "bzaa", "emir"."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(_POSSESSIVE.sub("", text)))]


def folded(text: str) -> str:
    """The words of ``text`` with single spaces between them."""
    return " ".join(folded_words(text))


def storable(text: str) -> str:
    """``text`` as every database takes it: zeros and lone surrogates are spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")

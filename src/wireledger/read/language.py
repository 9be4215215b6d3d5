"""Which language a report is in.

English, which is nearly every input, is told by its function words; py3langid, whose model takes about
a second to load, is asked only about the rest.
"""

from __future__ import annotations

import re

from wireledger.read.words import words

SAMPLE_CHARS = 4_000
_FEWEST_LETTERS = 20  # below that, a guess is little better than chance
_ENGLISH_SHARE = 0.25  # English news has 0.35 to 0.5; French, Spanish or German text stays under 0.12
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or None where there is too little text to tell."""
    sample = text[:SAMPLE_CHARS]
    found = _WORD.findall(sample.casefold())
    letters = sum(map(len, found))
    if letters < _FEWEST_LETTERS:
        return None
    common = sum(word in words("language", "english") for word in found)
    if len(found) >= 8 and common >= _ENGLISH_SHARE * len(found):
        return "en"
    import py3langid

    return str(py3langid.classify(sample)[0])

"""The agency that a dateline names: "GONAIVES, Sept 3 (AFP) -"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wireledger.read.head_lines import is_name_shaped, is_outlet
from wireledger.read.words import words
from wireledger.records import Span

_DATELINE = re.compile(
    r"[A-Z][^\n()]{1,80}\((?P<name>[^\n(),]{2,40})(?P<more>,[^\n()]{4,40})?\)\s{0,2}(?:--?|[–—:])\s"
)
_INITIALS = re.compile(r"[A-Z]{2,6}")


def agency(paragraphs: Sequence[Span]) -> str | None:
    """The agency in the brackets of the dateline that opens the text; None where they may hold a place.

    It is taken where it stands with a date, is written in capitals, or has a word that only such names have.
    """
    found = _DATELINE.match(paragraphs[0].text[:200]) if paragraphs else None
    if found is None:
        return None
    name = found["name"].strip()
    dated = found["more"] is not None and any(map(str.isdigit, found["more"])) and is_name_shaped(name)
    initials = _INITIALS.fullmatch(name) and name.casefold() not in words("head", "not_agencies")
    return name if dated or initials or is_outlet(name) else None

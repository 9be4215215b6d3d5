"""What somebody says of a person or group, worded as that: said to be, never is."""

from __future__ import annotations

from collections.abc import Mapping

from wireledger.ledger.facts import Fact, FactKind
from wireledger.records import Modality
from wireledger.web.rendering import words_of

_SAYS: Mapping[FactKind, str] = {
    "alias": "be called {}",
    "role": "be “{}”",
    "moved": "have been in {}",
    "part_of": "be part of {}",
    "fate": "be {}",
}
_HOW: Mapping[Modality, str] = {
    "asserted": "said to {}",
    "denied": "said not to {}",
    "uncertain": "said to possibly {}",
    "future": "expected to {}",
}
_BEGINNING = ("since ", "from ", "in ", "after ", "as of ")


def said_to(kind: FactKind, text: str, modality: Modality) -> str:
    """``said to be “emir, Salt Brigade”``, ``said not to be killed``."""
    shown = words_of(text) if kind == "fate" else text
    return _HOW[modality].format(_SAYS[kind].format(shown))


def time_of(fact: Fact) -> str:
    """The report's words for the time of a post or move; empty without any."""
    if fact.since and fact.until:
        return f"{fact.since} to {fact.until}"
    if fact.since:
        plain = fact.kind == "moved" or fact.since.casefold().startswith(_BEGINNING)
        return fact.since if plain else f"from {fact.since}"
    return f"until {fact.until}" if fact.until else ""

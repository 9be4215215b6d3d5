"""How alike two names are, with the reason in words: of persons, and of groups and other bodies."""

from __future__ import annotations

from dataclasses import dataclass

from wireledger.resolve.names_groups import group_likeness
from wireledger.resolve.names_persons import SURE, PersonLikeness, person_likeness
from wireledger.resolve.resolution import IdentityKind

MATCH = 0.7
"""From this score two names, with nothing else known, are taken for one."""


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How alike two names are, 0 to 1 (a rank, no probability), and why."""

    score: float
    reason: str


def name_likeness(kind: IdentityKind, a: str, b: str) -> NameLikeness:
    """How alike ``a`` and ``b`` are as names of a ``kind``. Symmetric; 1 where they are the same."""
    if kind == "group":
        found = group_likeness(a, b)
        return NameLikeness(found.score, found.reason or "names in different words")
    likeness = person_likeness(a, b)
    return NameLikeness(likeness.score, person_reason(a, b, likeness))


def person_reason(a: str, b: str, found: PersonLikeness) -> str:
    """How two persons' names stand to each other, in words."""
    both = f"“{a}” and “{b}”"
    if not found.paired:
        return f"{both} share no part"
    if found.contradicts:
        return f"{both} differ in a part"
    if found.weakest < SURE:
        return f"{both} differ by an initial or a letter or two"
    if found.complete:
        return f"the same name “{a}”" if a == b else f"{both} are spellings of one name"
    if all(found.extra):
        return f"{both} share {found.paired} parts"
    return f"{both} are one name with parts left out"

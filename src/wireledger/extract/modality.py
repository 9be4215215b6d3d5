"""Modality by phrase: clauses that a statement takes back or puts into the future.

"That does not mean that the organization has ended or that it will announce a cessation" says
neither: the first clause is denied, the second is about the future. The phrases are data
(``modality.yml``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from wireledger.extract.word_lists import any_of, lists
from wireledger.records import Modality

LONGEST_SUBJECT = 6
"""Words before the verb of a main clause. Of the training claims that it decides, 55 of 60 are marked so."""
_CLAUSE_END = re.compile(r"[;:.!?\n]|,\s+(?=but\b|because\b|although\b|while\b|which\b|who\b)")


@dataclass(frozen=True, slots=True)
class ReportedPart:
    """A clause inside a text whose modality is its own; offsets are into that text."""

    start: int
    end: int
    text: str
    modality: Modality


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('modality')[name])})(?!\w)", re.IGNORECASE)


def clause_modality(clause: str) -> Modality:
    """What the verbs of a clause say of it: about the future, uncertain, or plainly asserted."""
    if _pattern("future").search(clause):
        return "future"
    return "uncertain" if _pattern("uncertain").search(clause) else "asserted"


def opens_in_future(content: str) -> bool:
    """Whether the main clause of reported words is about the future: "We will not allow ..."."""
    verb = _pattern("future").search(content)
    return verb is not None and len(content[: verb.start()].split()) <= LONGEST_SUBJECT


def reported_parts(text: str) -> Iterator[ReportedPart]:
    """The clauses of ``text`` that a denying phrase governs, in order."""
    for match in _pattern("denying").finditer(text):
        end = _CLAUSE_END.search(text, match.end())
        stop = end.start() if end else len(text)
        bounds = [match.end()]
        for further in _pattern("continuing").finditer(text, match.end(), stop):
            bounds += [further.start(), further.end()]
        bounds.append(stop)
        for start, finish in zip(bounds[::2], bounds[1::2], strict=True):
            words = text[start:finish]
            start += len(words) - len(words.lstrip())
            finish = start + len(words.strip())
            if finish - start > 2:
                modality = clause_modality(text[start:finish])
                yield ReportedPart(
                    start, finish, text[start:finish], "future" if modality == "future" else "denied"
                )

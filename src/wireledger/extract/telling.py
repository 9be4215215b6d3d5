"""What the rules for events need of a report besides the words of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wireledger.extract.linking import Linker
from wireledger.extract.statements import Statement
from wireledger.records import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """What surrounds the events of a report: its sentences, day, title, statements and known names."""

    sentences: Sequence[Span]
    published: date | None
    title: str | None
    statements: Sequence[Statement]
    linker: Linker

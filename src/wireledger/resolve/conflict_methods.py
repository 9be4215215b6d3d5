"""Which words name how an incident was done: "raid" does, "killed" leaves it to the rest of a report.

Reading gives every trigger a type, also one that it can only guess.
"""

from __future__ import annotations

import re
from functools import cache

from wireledger.extract.event_types import event_types


def names_method(trigger: str) -> bool:
    """Whether the words of a trigger name a method by themselves."""
    return bool(_named().search(trigger))


@cache
def _named() -> re.Pattern[str]:
    words = sorted((w for kind in event_types().values() for w in kind.words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)

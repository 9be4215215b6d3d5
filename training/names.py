"""Names swapped for names of other reports, so that the tagger learns how names are used and not the names.

A person's names are swapped word for word in the whole annotated report, so every annotated string still
stands in its text. Words that the report also uses in lower case, short words and particles stay.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LEAST = 4
"""Letters of a word that is swapped."""


def name_words(rows: Iterable[Row]) -> list[str]:
    """The words of all persons' names, each as often as it is used."""
    return [w for row in rows for p in row["persons"] for w in _WORD.findall(p["name"]) if _is_name_word(w)]


def swapped(row: Row, pool: Sequence[str], sample: random.Random) -> Row:
    """``row`` with every person's name made of other words, drawn from ``pool``."""
    others = set(_WORD.findall(row["text"]))
    names = {w for p in row["persons"] for n in (p["name"], *p["aliases"]) for w in _WORD.findall(n)}
    own = sorted(w for w in names if _is_name_word(w) and w.lower() not in others)
    if not own:
        return row
    new = {w: sample.choice(pool) for w in own}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in own)})(?!\w)")
    changed: Row = _replaced(row, lambda text: pattern.sub(lambda m: new[m.group()], text))
    return {**changed, "id": row["id"]}


def _replaced(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_replaced(v, change) for v in value]
    if isinstance(value, dict):
        return {k: _replaced(v, change) for k, v in value.items()}
    return value


def _is_name_word(word: str) -> bool:
    return len(word) >= _LEAST and word[0].isupper() and not word.isupper()

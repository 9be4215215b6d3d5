"""The names of the months of the Gregorian calendar; they are data, in ``months.yml``."""

from __future__ import annotations

from functools import cache

from wireledger.read.words import lists


@cache
def months(*languages: str) -> dict[str, int]:
    """Every spelling of a month's name, casefolded, with its number 1 to 12.

    ``languages`` are keys of the file, such as "english".
    """
    return {
        name.casefold().replace("_", " "): number
        for language in languages
        for number, names in enumerate(lists("months")[language], 1)
        for name in names.split()
    }


def month_number(name: str) -> int:
    """The number, 1 to 12, of a month by one of its names, in any case: Turkish "KASIM" is 11.

    Raises KeyError for what names no month.
    """
    return _numbers()[_key(name)]


@cache
def _numbers() -> dict[str, int]:
    return {_key(name): number for name, number in months(*lists("months")).items()}


def _key(name: str) -> str:
    """``name`` with one kind of i: regular expressions that ignore case take i, ı, I and İ for one."""
    return " ".join(name.casefold().replace("ı", "i").replace("\u0307", "").split())

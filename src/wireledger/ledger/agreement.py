"""How far people who coded the same agree: Krippendorff's alpha by field, and where they differ.

Alpha is computed by the library krippendorff (Hayes and Krippendorff 2007, doi:10.1080/19312450709336664): 1
is perfect agreement, 0 what chance would give. *Nominal* takes every difference alike, and "the report does
not tell" as a value like any other. *Graded* is given beside it where distance means something, over what
both tell: of numbers (ratio, the lower bound) and of days (interval, the first possible day).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from wireledger.ledger.codings import CODED, Coding, CodingSet
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.dates import interval_in

_UNTOLD = ""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """One field: events coded by two people or more, in how many of them all agree, and alpha.

    ``nominal`` and ``graded`` are None where alpha is not defined: too little coded, or nothing that varies.
    """

    field: str
    events: int
    agreeing: int
    nominal: float | None
    graded: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an event that people coded differently: each value with who gave it."""

    ref: str
    event: str
    field: str
    values: tuple[tuple[str | None, tuple[str, ...]], ...]


def agreement(of: CodingSet, made: Mapping[tuple[str, str], Coding]) -> tuple[FieldAgreement, ...]:
    """The agreement on each field of a set."""
    coders = sorted({user for user, _ in made})
    return tuple(_field(field, of, made, coders) for field in CODED)


def differences(of: CodingSet, made: Mapping[tuple[str, str], Coding]) -> tuple[Difference, ...]:
    """Everything that people coded differently, in the order of the set."""
    coders = sorted({user for user, _ in made})
    found = []
    for unit in of.units:
        told = [made[user, unit.event] for user in coders if (user, unit.event) in made]
        for field in CODED:
            given: dict[str | None, list[str]] = {}
            for coding in told:
                given.setdefault(coding.value(field), []).append(coding.user)
            if len(given) > 1:
                values = tuple((value, tuple(users)) for value, users in given.items())
                found.append(Difference(unit.ref, unit.event, field, values))
    return tuple(found)


def _field(
    field: str, of: CodingSet, made: Mapping[tuple[str, str], Coding], coders: Sequence[str]
) -> FieldAgreement:
    rows = [
        [(made[user, u.event].value(field) or _UNTOLD) if (user, u.event) in made else None for u in of.units]
        for user in coders
    ]
    columns = [[value for value in column if value is not None] for column in zip(*rows, strict=True)]
    paired = [column for column in columns if len(column) > 1]
    numbers = {value: float(n) for n, value in enumerate(sorted({v for column in columns for v in column}))}
    grade = _GRADES.get(field)
    return FieldAgreement(
        field,
        len(paired),
        sum(len(set(column)) == 1 for column in paired),
        _alpha(_matrix(rows, lambda value: numbers[value]), "nominal"),
        _alpha(_matrix(rows, grade[0]), grade[1]) if grade else None,
    )


def _alpha(matrix: NDArray[np.float64], level: Literal["nominal", "interval", "ratio"]) -> float | None:
    """Alpha of coders by events; None where it is not defined."""
    told = ~np.isnan(matrix)
    pairable = matrix[:, told.sum(axis=0) > 1] if matrix.size else matrix
    if np.unique(pairable[~np.isnan(pairable)]).size < 2:
        return None
    import krippendorff  # few pages need it

    return float(krippendorff.alpha(reliability_data=matrix, level_of_measurement=level))


def _matrix(
    rows: Sequence[Sequence[str | None]], number: Callable[[str], float | None]
) -> NDArray[np.float64]:
    """The values as numbers, with nan where there is none."""

    def numbered(value: str | None) -> float:
        found = None if value is None else number(value)
        return np.nan if found is None else found

    return np.array([[numbered(value) for value in row] for row in rows], dtype=np.float64)


def _lowest(value: str) -> float | None:
    count = count_in(value)
    return float(count.min) if count and count.min is not None else None


def _first_day(value: str) -> float | None:
    interval = interval_in(value)
    return float(interval.low.toordinal()) if interval else None


_GRADES: Mapping[str, tuple[Callable[[str], float | None], Literal["interval", "ratio"]]] = {
    "date": (_first_day, "interval"),
    "killed": (_lowest, "ratio"),
    "injured": (_lowest, "ratio"),
}

"""When a report was published, and how that is known. It is never guessed.

A date field comes first, then a header line, a meta tag, and last the dateline of the text. A dateline
without a year takes the year from a date that names no day or from the address; from nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wireledger.read import lines as kinds
from wireledger.read.content import DateWords
from wireledger.read.dates import DateReading, read_date
from wireledger.records import PublishedFrom

_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})(?=[/-])")
_DATELINE_LINES = 4  # a title, a byline and a blank stub may stand before it


@dataclass(frozen=True, slots=True)
class Publication:
    """The date (YYYY-MM-DD) or None, how it is known, and what spoke against other dates."""

    date: str | None
    origin: PublishedFrom
    warnings: tuple[str, ...]


def publication(dates: tuple[DateWords, ...], text: str, url: str | None, today: date) -> Publication:
    """The publication date from ``dates``, the best known first, else from the dateline of ``text``."""
    warnings = []
    used: tuple[str, PublishedFrom] | None = None
    year: int | None = None
    for candidate in dates:
        reading = read_date(candidate.words, today)
        year = year or reading.year
        if reading.iso is None:
            shown = candidate.words if len(candidate.words) <= 60 else candidate.words[:60] + "…"
            warnings.append(
                f'the date "{shown}" in the {candidate.origin} {reading.problem} and was not used'
            )
        elif used is None:
            used = reading.iso, candidate.origin
        elif used[0] != reading.iso:
            warnings.append(
                f"the {used[1]} dates the report {used[0]}, the {candidate.origin} {reading.iso}: "
                f"the {used[1]} was used"
            )
    if used is not None:
        return Publication(*used, tuple(warnings))
    return _from_dateline(text, year, url, today, warnings)


def _from_dateline(
    text: str, year: int | None, url: str | None, today: date, warnings: list[str]
) -> Publication:
    found = _dateline(text, today)
    if found is not None:
        line, reading = found
        words = line[reading.start : reading.end]
        if reading.problem == "gives no year":
            year = year or _url_year(url, reading.month)
            if year is None:
                return Publication(None, "unknown", tuple(warnings))
            words = f"{year}-{reading.month:02}-{reading.day:02}"
            reading = read_date(words, today)
        if reading.iso is not None:
            return Publication(reading.iso, "dateline", tuple(warnings))
        warnings.append(f'the date "{words}" in the dateline {reading.problem} and was not used')
    return Publication(None, "unknown", tuple(warnings))


def _dateline(text: str, today: date) -> tuple[str, DateReading] | None:
    """The first dateline among the first lines of ``text``, with its date."""
    lines = [line.strip() for line in text[:2_000].split("\n") if line.strip()]
    for line in lines[:_DATELINE_LINES]:
        reading = kinds.dateline(line, today)
        if reading is not None:
            return line, reading
    return None


def _url_year(url: str | None, month: int | None) -> int | None:
    """The year of an address such as ``/2023/08/20/…``, where its month is the dateline's."""
    match = _URL_DATE.search(url or "")
    return int(match[1]) if match and int(match[2]) == month else None

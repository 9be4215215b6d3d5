"""Values as FollowTheMoney takes them: names on one line, dates and addresses in its form, none too long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category

from wireledger.ledger.words import storable
from wireledger.plain import Plain
from wireledger.publish.place_codes import alpha3
from wireledger.publish.side_file import tables_of

LONGEST_NAME, LONGEST_STRING, LONGEST_TEXT, LONGEST_ADDRESS = 384, 1024, 65_000, 250  # of the library's types
_MARKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LINK = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d{1,5})?(?:/[\w./?&=%~+:@,;!$*()#-]*)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_LINK = 4096
_UNLISTED = "XK"  # a country to the library, though ISO 3166 lacks it
_YEARS = range(1000, 2100)
_UNSEEN = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")

Properties = dict[str, list[str]]
Entity = dict[str, Plain]


def entity(schema: str, made: str, properties: Properties) -> Entity:
    """An entity as the library reads it, with its dataset; properties without a value are left out."""
    given: Plain = {k: list(v) for k, v in properties.items() if v}
    return {"id": made, "schema": schema, "properties": given, "datasets": [tables_of("ftm")["dataset"]]}


def names(values: Iterable[str | None]) -> list[str]:
    """Names, each once, on one line."""
    return _each_once(
        " ".join(_MARKS.sub(" ", storable(v)).split())[:LONGEST_NAME].strip() for v in values if v
    )


def strings(values: Iterable[str | None]) -> list[str]:
    """Short texts, each once, on one line."""
    return _each_once(
        _cut(" ".join(_MARKS.sub(" ", storable(v)).split()), LONGEST_STRING) for v in values if v
    )


def texts(values: Iterable[str | None]) -> list[str]:
    """Texts, each once."""
    return _each_once(_cut(_MARKS.sub(" ", storable(v)).strip(), LONGEST_TEXT) for v in values if v)


def addresses(values: Iterable[str | None]) -> list[str]:
    """Places in words, each once, on one line."""
    return _each_once(_cut(line, LONGEST_ADDRESS) for line in strings(values))


def links(url: str | None) -> list[str]:
    """A web address; none where it is not one that the library takes."""
    return [url] if url and len(url) <= _LONGEST_LINK and _LINK.fullmatch(url) else []


def dates(day: str | None) -> list[str]:
    """A date of any precision; none where its year is none of the library's."""
    return [day] if day and day[:4].isdecimal() and int(day[:4]) in _YEARS else []


def countries(code: str | None) -> list[str]:
    """A country by its ISO 3166-1 alpha-2 code, as the library writes it: in small letters."""
    return [code.lower()] if code and (alpha3(code) or code == _UNLISTED) else []


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _each_once(values: Iterable[str]) -> list[str]:
    """The values that are left when the library has taken out what nobody sees."""
    return list(dict.fromkeys(v for v in values if any(category(c) not in _UNSEEN for c in v)))

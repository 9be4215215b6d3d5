"""Parts of stored records, taken out without reading whole lines: a question needs few words of many reports.

This rests on how records are written (:mod:`wireledger.plain`): the document comes first, every claim begins
with its id, and a quotation mark within a text is always escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from sqlalchemy import Connection, select

from wireledger.ledger.tables import report
from wireledger.ledger.words import storable
from wireledger.plain import from_plain
from wireledger.records import Claim, Document

_AT_ONCE = 500  # refs in one query: databases limit the number of parameters
_DECODER = json.JSONDecoder()
_CLAIM = re.compile(r'\{"id": ("(?:[^"\\]|\\.)*"), "subject": ')
_BEFORE_DOCUMENT = '{"document": '


def quoted(connection: Connection, refs: set[str], claims: set[str]) -> dict[str, dict[str, Claim]]:
    """Those of the claims, by their ids, that each of the reports holds, by its ref."""
    stored = {storable(ref): ref for ref in sorted(refs)}
    names = list(stored)
    found: dict[str, dict[str, Claim]] = {ref: {} for ref in refs}
    for start in range(0, len(names), _AT_ONCE):
        some = select(report.c.ref, report.c.record).where(report.c.ref.in_(names[start : start + _AT_ONCE]))
        for name, line in connection.execute(some):
            found[stored[name]] = dict(claims_in(line, claims))
    return found


def texts_of(connection: Connection, refs: set[str]) -> dict[str, str]:
    """The texts of a few reports, by ref."""
    found: dict[str, str] = {}
    for ref in sorted(refs):
        wanted = select(report.c.record).where(report.c.ref == storable(ref))
        found[ref] = document_in(connection.execute(wanted).scalar_one()).text
    return found


def claims_in(line: str, wanted: set[str]) -> Iterator[tuple[str, Claim]]:
    """Those of the claims wanted that the line of a record holds, with their ids."""
    for match in _CLAIM.finditer(line):
        made = json.loads(match[1])
        if made in wanted:
            yield made, from_plain(Claim, _DECODER.raw_decode(line, match.start())[0])


def claim_ids_in(line: str) -> list[str]:
    """The ids of all claims that the line of a record holds, each once, in order."""
    return sorted({json.loads(match[1]) for match in _CLAIM.finditer(line)})


def document_in(line: str) -> Document:
    """The document in the line of a record."""
    return from_plain(Document, _DECODER.raw_decode(line, len(_BEFORE_DOCUMENT))[0])

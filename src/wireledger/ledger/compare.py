"""The agreement matrix of an incident: what each independent origin says of each field, in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from wireledger.errors import LedgerError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import chain
from wireledger.ledger.find import Found, find
from wireledger.ledger.judged import corrections_in
from wireledger.ledger.query import INCIDENT_COLUMNS, IncidentRow, incident_rows
from wireledger.ledger.quoted import quoted, texts_of
from wireledger.plain import from_line
from wireledger.records import Claim, Modality
from wireledger.resolve.decision_claims import judged_claim
from wireledger.resolve.resolution import FieldValue, Incident, Origin

Verdict = Literal["agree", "differ", "silent"]
Quotes = Mapping[str, Mapping[str, Claim]]  # by ref and id


@dataclass(frozen=True, slots=True)
class Said:
    """A value as one report gives it. The last four are None where the value is a reviewer's correction."""

    value: str
    ref: str
    claim: str | None
    words: str | None
    by: str | None
    modality: Modality | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin says of one field.

    ``differ``: it contradicts what most origins say, or, where no value has most, any other origin. One that
    gives both sides of a contradiction contradicts neither.
    """

    verdict: Verdict
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One field, with a cell for each origin in their order; ``contradicts`` where origins do."""

    field: str
    contradicts: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All fields of an incident by its independent origins."""

    incident: IncidentRow
    origins: tuple[Origin, ...]
    rows: tuple[MatrixRow, ...]


def compare(ledger: Ledger, asked: str) -> Matrix:
    """The matrix of the incident that ``asked`` means: its id, its beginning, or an event of it.

    Raises LedgerError where it means none.
    """
    with ledger.reading() as connection:
        return matrix(connection, incident_of(connection, find(connection, asked, ("incident", "event"))))


def incident_of(connection: Connection, found: Found) -> str:
    """The id of the incident that was found, or whose event was. Raises LedgerError for anything else."""
    if found.kind == "incident":
        return found.id
    table = tables.incident_event
    holds = select(table.c.incident).where(table.c.event == found.id).distinct()
    held: str | None = connection.execute(holds).scalars().first() if found.kind == "event" else None
    if held is None:
        raise LedgerError(
            f"{found.id} is a {found.kind}, not an incident. List these: `wireledger incidents`."
        )
    return held


def matrix(connection: Connection, incident: str) -> Matrix:
    """The matrix of the incident with this id."""
    table = tables.incident
    (row,) = incident_rows(connection, select(*INCIDENT_COLUMNS).where(table.c.id == incident))
    body = connection.execute(select(table.c.body).where(table.c.id == incident)).scalar_one()
    full = from_line(Incident, body)
    values = dict(_fields(full))
    told = [value for many in values.values() for value in many]
    refs, claims = {r for v in told for r in v.reports}, {c for v in told for c in v.claims}
    corrections = corrections_in(connection)
    read = quoted(connection, refs, claims)
    moved = {ref for ref, held in read.items() if any(corrections.value(made, "words") for made in held)}
    texts = texts_of(connection, moved)
    quotes = {
        ref: {made: judged_claim(claim, corrections, texts.get(ref, "")) for made, claim in of_report.items()}
        for ref, of_report in read.items()
    }
    return Matrix(row, full.origins, tuple(_row(full, name, many, quotes) for name, many in values.items()))


def _fields(incident: Incident) -> Iterator[tuple[str, tuple[FieldValue, ...]]]:
    """Every field that has values, then those that only a conflict tells of."""
    named = {field.field for field in incident.values}
    yield from ((field.field, field.values) for field in incident.values if field.values)
    for conflict in incident.conflicts:
        if conflict.field not in named:
            yield conflict.field, conflict.values


def _row(incident: Incident, name: str, values: tuple[FieldValue, ...], quotes: Quotes) -> MatrixRow:
    against = [value for c in incident.conflicts if c.field == name for value in c.values]
    held = [_of(origin, against) for origin in incident.origins]
    minor = {value.value for value in against} - _held_by_most(held)
    cells = (
        Cell(_verdict(_of(origin, values), contradicting & minor), tuple(_said(origin, values, quotes)))
        for origin, contradicting in zip(incident.origins, held, strict=True)
    )
    return MatrixRow(name, bool(against), tuple(cells))


def _of(origin: Origin, values: Iterable[FieldValue]) -> set[str]:
    """Those of the values that reports of the origin give."""
    return {v.value for v in values if set(v.reports) & set(origin.reports)}


def _held_by_most(held: list[set[str]]) -> set[str]:
    """The one value in contradiction that more origins hold than any other; none where two hold the lead."""
    ranked = Counter(v for values in held for v in values).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return set()
    return {ranked[0][0]}


def _verdict(told: set[str], differing: set[str]) -> Verdict:
    if not told:
        return "silent"
    return "differ" if differing else "agree"


def _said(origin: Origin, values: tuple[FieldValue, ...], quotes: Quotes) -> Iterator[Said]:
    for value in values:
        claims = set(value.claims)
        for ref in value.reports:
            if ref not in origin.reports:
                continue
            found = [claim for made, claim in quotes[ref].items() if made in claims]
            for claim in found:
                yield Said(value.value, ref, claim.id, claim.span.text, chain(claim), claim.modality)
            if not found:
                yield Said(value.value, ref, None, None, None, None)

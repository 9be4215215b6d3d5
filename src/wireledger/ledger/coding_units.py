"""What a coder is shown of an event: the whole report with the words for it marked, and the reading."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from wireledger.errors import LedgerError
from wireledger.extract.event_values import count_text, date_text
from wireledger.ledger import tables
from wireledger.ledger.codings import Coded, Unit
from wireledger.ledger.connect import Ledger
from wireledger.ledger.passages import Piece
from wireledger.ledger.words import storable
from wireledger.plain import from_line
from wireledger.records import Count, Document, Event, Record, Span
from wireledger.resolve.dates import interval_in


@dataclass(frozen=True, slots=True)
class ToCode:
    """The report, its text in pieces (those that back ``type`` are words for the event), and the reading."""

    document: Document
    pieces: tuple[Piece, ...]
    reading: tuple[Coded, ...]


def to_code(ledger: Ledger, unit: Unit) -> ToCode:
    """The unit as it is coded. Raises LedgerError where the report has no such event any more."""
    line = select(tables.report.c.record).where(tables.report.c.ref == storable(unit.ref))
    with ledger.reading() as connection:
        record = from_line(Record, connection.execute(line).scalar_one())
    event = next((e for e in record.events if e.id == unit.event), None)
    if event is None:
        raise LedgerError(f"{unit.event}: this report was read anew and has no such incident. Code another.")
    document = record.document
    return ToCode(document, _pieces(document.text, event.triggers), _reading(event))


def _pieces(text: str, triggers: tuple[Span, ...]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    end = 0
    for trigger in sorted(triggers):
        if trigger.start >= end:
            found += [Piece(text[end : trigger.start]), Piece(trigger.text, ("type",))]
            end = trigger.end
    return tuple(piece for piece in (*found, Piece(text[end:])) if piece.text)


def _reading(event: Event) -> tuple[Coded, ...]:
    """The values of the fields as the machine reads them."""
    date = date_text(event.date)
    return (
        Coded("type", event.type),
        Coded("date", date if interval_in(date) else None),
        Coded("place", event.place.text),
        Coded("killed", _count(event.killed)),
        Coded("injured", _count(event.injured)),
        Coded("status", event.status),
        Coded("civilian_harm", event.civilian_harm),
    )


def _count(count: Count) -> str | None:
    return None if count.min is None and count.max is None else count_text(count)

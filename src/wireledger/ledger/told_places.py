"""Where a report places what it tells of: all its events, for one of them that it places nowhere."""

from __future__ import annotations

import json

from sqlalchemy import select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.judged import corrections_in
from wireledger.ledger.words import storable
from wireledger.plain import from_plain
from wireledger.records import EventPlace, Record
from wireledger.resolve.decision_corrections import corrected


def places_told(ledger: Ledger, ref: str) -> tuple[EventPlace, ...]:
    """The places of a report's events that the gazetteer knows, as reviewers left them.

    In the order of the events; none where the ledger has no report under ``ref``.
    """
    report = tables.report
    with ledger.reading() as connection:
        line = connection.execute(select(report.c.record).where(report.c.ref == storable(ref))).scalar()
        if line is None:
            return ()
        record = corrected(from_plain(Record, json.loads(line)), corrections_in(connection))
    return tuple(event.place for event in record.events if event.place.country)

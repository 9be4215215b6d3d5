"""Records and claims as reviewers left them, for whoever shows what stands in a report."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Pool, func, select

from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import decisions_in
from wireledger.ledger.resolved import records_in
from wireledger.ledger.tables import decision
from wireledger.records import Record
from wireledger.resolve.decision_corrections import Corrections, corrected
from wireledger.resolve.decisions import rulings, standing

_State = tuple[int, str | None]
_KNOWN: WeakKeyDictionary[Pool, tuple[_State, Corrections]] = WeakKeyDictionary()  # by open ledger


def corrections_in(connection: Connection) -> Corrections:
    """What the decisions of the ledger that stand change in its records.

    Decisions are only ever added, so it is worked out again only where there are more of them than before.
    """
    if connection.get_execution_options().get("writes"):
        return _corrections(connection)  # it may see decisions that are then not kept
    state = _state(connection)
    known = _KNOWN.get(connection.engine.pool)
    if known is None or known[0] != state:
        known = _KNOWN[connection.engine.pool] = (state, _corrections(connection))
    return known[1]


def _corrections(connection: Connection) -> Corrections:
    return rulings(standing(decisions_in(connection))).corrections


def _state(connection: Connection) -> _State:
    """How many decisions there are, and the latest of them."""
    number = connection.execute(select(func.count()).select_from(decision)).scalar_one()
    latest = select(decision.c.id).order_by(decision.c.time.desc(), decision.c.id.desc()).limit(1)
    return number, connection.execute(latest).scalar_one_or_none()


def judged_records(ledger: Ledger) -> Iterator[Record]:
    """Every record of the ledger under its decisions, by ref."""
    with ledger.reading() as connection:
        corrections = corrections_in(connection)
        for record in records_in(connection):
            yield corrected(record, corrections)

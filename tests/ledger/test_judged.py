from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, append_in, decided
from wireledger.ledger.judged import corrections_in
from wireledger.resolve.decisions import Corrections


def read(ledger: Ledger) -> Corrections:
    with ledger.reading() as connection:
        return corrections_in(connection)


def rejected(ledger: Ledger) -> frozenset[str]:
    return read(ledger).rejected


@contextmanager
def given_up() -> Iterator[None]:
    with pytest.raises(ZeroDivisionError):
        yield


def test_every_decision_is_seen_at_once(ledger: Ledger) -> None:
    assert rejected(ledger) == frozenset()
    first = decided(Ruling("reject", ("claim-1",)), "")
    append(ledger, [first])
    assert rejected(ledger) == {"claim-1"}
    append(ledger, [decided(Ruling("reject", ("claim-2",)), "")])
    assert rejected(ledger) == {"claim-1", "claim-2"}
    append(ledger, [decided(Ruling("undo", (first.id,)), "")])
    assert rejected(ledger) == {"claim-2"}


def test_they_are_worked_out_once(ledger: Ledger) -> None:
    append(ledger, [decided(Ruling("reject", ("claim-1",)), "")])
    assert read(ledger) is read(ledger)


def test_a_decision_that_was_not_kept_is_forgotten(ledger: Ledger) -> None:
    before = rejected(ledger)
    with given_up(), ledger.writing() as connection:
        append_in(connection, [decided(Ruling("reject", ("claim-1",)), "")])
        assert corrections_in(connection).rejected == {"claim-1"}
        _ = 1 / 0
    assert rejected(ledger) == before
    append(ledger, [decided(Ruling("reject", ("claim-2",)), "")])
    assert rejected(ledger) == {"claim-2"}

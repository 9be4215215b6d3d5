"""The four invented reports of ``examples/07-four-accounts.jsonl`` in a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wireledger.errors import ReadError
from wireledger.ledger.compare import Matrix, compare
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.query import Wanted, identities, incidents
from wireledger.ledger.resolved import refresh, resolution
from wireledger.ledger.write import add
from wireledger.pipeline import read_reports
from wireledger.resolve.resolve import resolve

EXAMPLE = Path(__file__).parents[1] / "examples" / "07-four-accounts.jsonl"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The four reports, read by the shipped model."""
    made = open_ledger(str(tmp_path_factory.mktemp("four") / "wireledger.db"), create=True)
    for record in read_reports([EXAMPLE]):
        assert not isinstance(record, ReadError)
        add(made, record)
    refresh(made, resolve)
    yield made
    made.close()


@pytest.fixture(scope="module")
def matrix(ledger: Ledger) -> Matrix:
    """The matrix of the killing."""
    (killing,) = (row for row in incidents(ledger, Wanted(place="shaddadi")) if row.reports > 1)
    return compare(ledger, killing.id)


def test_a_copy_is_no_second_origin(matrix: Matrix) -> None:
    assert {(o.kind, o.reports) for o in matrix.origins} == {
        ("official", ("delta-wire", "khabur-command")),
        ("monitor", ("jazira-monitor",)),
        ("correspondent", ("rasafa-daily",)),
    }


def test_days_methods_and_tolls_contradict(matrix: Matrix) -> None:
    assert set(matrix.incident.conflicts) == {"date", "method", "killed"}


def test_all_name_one_man(ledger: Ledger) -> None:
    (man,) = (row for row in identities(ledger, "person") if row.reports == 4)
    (identity,) = (i for i in resolution(ledger).identities if i.id == man.id)
    spelled = {s.text for s in identity.spellings}
    assert spelled >= {
        "Abu Tareq al-Khabouri",
        "Abu Tariq al-Khaburi",
        "Suhaib al-Faris",
        "Suhayb Hamdan al-Faris",
    }

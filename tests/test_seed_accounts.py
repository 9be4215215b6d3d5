"""One killing in four reports with other spellings, dates and methods: one incident, one man, the whole matrix.

Three of the reports, and a fourth that stands in for the article with which the project began, are invented and
lie in ``seed_accounts.jsonl``. The article itself is no part of the repository: where the folder of shared data
lies beside it, the same is asserted with that article in the place of the stand-in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wireledger.errors import ReadError
from wireledger.ledger.compare import Cell, Matrix, compare
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.dossier import IdentityDossier, show
from wireledger.ledger.query import Wanted, identities, incidents
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.pipeline import extract_all, read_documents
from wireledger.records import Document
from wireledger.resolve.resolve import resolve

ROOT = Path(__file__).parents[1]
ACCOUNTS = Path(__file__).with_name("seed_accounts.jsonl")
SEED = ROOT.parent / "shared" / "seed" / "sky-news-arabia-2023-07-09.txt"
RELAY, MONITOR, ORONTES = "relay", "plain-monitor", "orontes"


@pytest.fixture(scope="module", params=["stand-in", SEED.stem])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of the three reports and of the one that the parameter names."""
    first: str = request.param
    if first == SEED.stem and not SEED.is_file():
        pytest.skip(f"the article is no part of the repository, and {SEED} is not there")
    sources = [ACCOUNTS] if first == "stand-in" else [ACCOUNTS, SEED]
    ledger = open_ledger(str(tmp_path_factory.mktemp("seed") / "wireledger.db"), create=True)
    wanted = {first, RELAY, MONITOR, ORONTES}
    documents = (d for d in read_documents(sources) if isinstance(d, Document) and d.ref in wanted)
    for record in extract_all(documents):
        assert not isinstance(record, ReadError)
        add(ledger, record)
    refresh(ledger, resolve)
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def matrix(told: Ledger) -> Matrix:
    """The matrix of the only incident that more than one report tells."""
    (killing,) = (row for row in incidents(told, Wanted()) if row.reports > 1)
    return compare(told, killing.id)


def cells(matrix: Matrix, field: str) -> dict[str, Cell]:
    """The cells of a row by each ref of their origins."""
    (row,) = (r for r in matrix.rows if r.field == field)
    pairs = zip(matrix.origins, row.cells, strict=True)
    return {ref: cell for origin, cell in pairs for ref in origin.reports}


def values(matrix: Matrix, field: str) -> dict[str, set[str]]:
    """The values of a field by the refs of the reports that give them."""
    said = [s for cell in cells(matrix, field).values() for s in cell.said]
    return {s.ref: {other.value for other in said if other.ref == s.ref} for s in said}


def test_all_tell_of_one_incident(matrix: Matrix) -> None:
    assert (matrix.incident.type, matrix.incident.reports) == ("air_drone_strike", 4)
    assert (matrix.incident.start, matrix.incident.end) == ("2023-07-06", "2023-07-08")


def test_one_man_under_every_spelling(told: Ledger) -> None:
    (row,) = (row for row in identities(told, "person") if row.reports > 1)
    man = show(told, row.id)
    assert isinstance(man, IdentityDossier)
    spelled = {s.text for s in man.spellings}
    assert spelled >= {"Osama Al-Muhajir", "Usamah al-Muhajir", "Osama al-Mohajer", "Ossama al-Muhajer"}
    assert {"Anas al-Shami", "Hammam al-Shami"} <= spelled | set(man.aliases)


def test_the_monitor_and_the_newspaper_are_origins_of_their_own(matrix: Matrix) -> None:
    kinds = {ref: o.kind for o in matrix.origins for ref in o.reports if len(o.reports) == 1}
    assert (kinds[MONITOR], kinds[ORONTES]) == ("monitor", "correspondent")


def test_what_truly_contradicts(matrix: Matrix) -> None:
    assert set(matrix.incident.conflicts) == {"date", "method", "killed"}


def test_three_days_are_given(matrix: Matrix) -> None:
    told = values(matrix, "date")
    assert [told[ref] for ref in (RELAY, MONITOR, ORONTES)] == [
        {"2023-07-07"},
        {"2023-07-06"},
        {"2023-07-08"},
    ]
    assert cells(matrix, "date")[MONITOR].verdict == cells(matrix, "date")[ORONTES].verdict == "differ"


def test_a_report_that_gives_both_methods_contradicts_neither(matrix: Matrix) -> None:
    told = values(matrix, "method")
    (both,) = (ref for ref, methods in told.items() if len(methods) > 1)
    assert told[both] == {"air_drone_strike", "ground_raid"}
    assert both not in (RELAY, MONITOR, ORONTES)
    verdicts = {ref: cell.verdict for ref, cell in cells(matrix, "method").items()}
    assert [verdicts[ref] for ref in (both, RELAY, MONITOR, ORONTES)] == ["agree", "agree", "agree", "differ"]


def test_a_second_dead_is_told_by_the_monitor_alone(matrix: Matrix) -> None:
    assert values(matrix, "killed")[MONITOR] >= {"2"}
    verdicts = {ref: cell.verdict for ref, cell in cells(matrix, "killed").items()}
    assert verdicts[MONITOR] == "differ"
    assert {v for ref, v in verdicts.items() if ref != MONITOR} == {"agree"}


def test_every_value_has_the_words_that_say_it(matrix: Matrix) -> None:
    said = [s for row in matrix.rows for cell in row.cells for s in cell.said]
    assert all(s.words and s.by for s in said)

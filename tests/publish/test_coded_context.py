"""A place or day that no report tells: from what its reports show beside, and marked as such."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.publish.accounts import COUNTRY, ELSEWHERE, TOWN, UNKNOWN, Account, code, told
from tests.publish.planted import ledger_of
from tests.publish.reading import incident_lines
from tests.resolve.telling import AL_BAB, report
from wireledger.ledger.connect import open_ledger
from wireledger.ledger.query import Wanted
from wireledger.publish import acled, ucdp
from wireledger.publish.coded import Coded, coded
from wireledger.publish.coded_context import Context, inferred_place
from wireledger.publish.ucdp import where_precision
from wireledger.records import EventPlace
from wireledger.resolve.resolution import OriginKind

NOWHERE = replace(UNKNOWN, text=None)
SYRIA = ("Syria", 35.0, 38.0, "SY", None, "country")


@pytest.mark.parametrize(
    ("words", "others", "named", "country", "admin1", "precision"),
    [
        ("a prison in northeast Nigeria", [TOWN], ["SO"], "NG", None, "province"),
        ("the same Syrian town", [], [], "SY", None, "country"),
        ("the old well", [TOWN, TOWN], [], "SO", "04", "province"),
        ("the old well", [TOWN, ELSEWHERE], [], "SO", None, "country"),
        ("the old well", [COUNTRY], ["SO"], "SO", None, "country"),
        ("the old well", [TOWN, replace(TOWN, country="KE")], ["SO"], "SO", "04", "province"),
        ("the old well", [], ["SO"], "SO", None, "country"),
    ],
)
def test_a_place_is_what_the_reports_show_beside(
    words: str, others: list[EventPlace], named: list[str], country: str, admin1: str | None, precision: str
) -> None:
    found = inferred_place(code(Account(place=replace(UNKNOWN, text=words))), others, named)
    assert found
    place, why = found
    assert (place.country, place.admin1, place.precision, place.text) == (country, admin1, precision, words)
    assert place.geonameid
    assert place.lat is not None
    assert str(place.name) in why


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ([], []),
        ([], ["SO", "KE"]),
        ([TOWN], ["KE"]),  # a gazetteer's namesake, as it seems
        ([TOWN, replace(TOWN, country="KE")], []),
    ],
)
def test_what_contradicts_itself_gives_no_place(others: list[EventPlace], named: list[str]) -> None:
    assert inferred_place(code(Account(place=UNKNOWN)), others, named) is None


def test_a_part_of_a_country_has_ucdp_s_code_for_it() -> None:
    north = code(Account(place=replace(UNKNOWN, text="the north of Somalia")))
    found = inferred_place(north, [], [])
    assert found
    assert where_precision(found[0]) == 5


def completed(account: Account, tmp_path: Path, kind: OriginKind = "agency") -> Coded:
    incident = told(account, kinds={account.outlet: kind})
    ledger = open_ledger(str(tmp_path / "empty.db"), create=True)
    made = Context(ledger).completed(incident, coded(incident))
    ledger.close()
    return made


def test_news_without_a_day_is_of_the_31_days_before(tmp_path: Path) -> None:
    made = completed(Account(day=None, published="2024-05-04"), tmp_path)
    assert (str(made.earliest), str(made.latest), made.date_precision) == (
        "2024-04-04",
        "2024-05-04",
        "month",
    )
    assert made.days_inferred
    assert made.place_inferred is None
    row = acled.event_of(made)
    assert isinstance(row, acled.Event)
    assert (row.row.event_date, row.row.time_precision) == ("2024-04-19", 3)
    assert made.days_inferred in row.remarks
    assert "No report tells the day" in row.row.notes
    assert ucdp.date_precision(made) == 4


@pytest.mark.parametrize(
    ("account", "kind"),
    [
        (Account(day=None, published=None), "agency"),
        (Account(day=None), "monitor"),
        (Account(day=None), "expert"),
        (Account(day=None, status="planned"), "agency"),
        (Account(day=None, status="denied"), "agency"),
    ],
)
def test_what_looks_back_or_did_not_happen_has_no_day(
    account: Account, kind: OriginKind, tmp_path: Path
) -> None:
    assert completed(account, tmp_path, kind).earliest is None


def test_what_is_told_is_never_replaced(tmp_path: Path) -> None:
    assert completed(Account(), tmp_path) == code(Account(), kinds={"Halyard News": "agency"})


def test_the_side_file_says_where_a_place_comes_from(tmp_path: Path) -> None:
    whole = report("whole", "Syria: a strike in al-Bab. Shelling, too.", where=AL_BAB)
    part = report(
        "part", "Shelling in Syria.", trigger="Shelling", type="shelling", day="2023-01-02", where=None
    )
    ledger = ledger_of(tmp_path / "x.db", [whole, part])
    acled.export(ledger, Wanted(), tmp_path / "acled.csv")
    ledger.close()
    remarks = [line["remarks"] for line in incident_lines(tmp_path / "acled.csv") if line["row"]]
    assert sum("no report tells the place: it is Syria" in one for one in remarks) == 1

"""UCDP GED's rows: columns, unit, sides, deaths, precisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish.accounts import COUNTRY, NEAR, PROVINCE, TOWN, UNKNOWN, Account, Number, Who, code
from wireledger.publish.side_file import codebook
from wireledger.publish.ucdp import COLUMNS, Row, row_of
from wireledger.records import EventPlace

HEADER = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best "
    "high low gwnoa gwnob"
)
CLASH = Account(
    actors=("soldiers",), targets=(Who("Salt Brigade"),), killed=(Number("5", "five", "residents"),)
)


def row(*accounts: Account, **more: object) -> Row:
    made = row_of(code(*accounts, **more))
    assert isinstance(made, Row), made
    return made


def test_the_columns_are_those_of_its_files_in_their_order() -> None:
    assert COLUMNS == tuple(HEADER.split()) == codebook("ucdp").names()
    assert len(COLUMNS) == 49


def test_a_whole_row() -> None:
    made = row(
        CLASH, Account(ref="b", outlet="Port; Post", published=None, killed=(Number("7+", "at least 7"),))
    )
    told = {name: value for name in COLUMNS if (value := getattr(made, name)) is not None}
    assert told == {
        "id": made.id,
        "relid": "incident-0000000000000001",
        "year": 2024,
        "type_of_violence": 1,
        "dyad_name": "Government of Somalia - Salt Brigade",
        "side_a": "Government of Somalia",
        "side_b": "Salt Brigade",
        "number_of_sources": 2,
        "source_article": '"Halyard News,2024-05-04,Title of a";"Port, Post,,Title of b"',
        "source_office": "Halyard News;Port, Post",
        "source_date": "2024-05-04",
        "source_headline": "Title of a;Title of b",
        "source_original": "Halyard News;residents;Port, Post",
        "where_prec": 1,
        "where_coordinates": "Baidoa",
        "where_description": "Baidoa",
        "adm_1": "Bay",
        "latitude": "3.113830",
        "longitude": "43.649800",
        "geom_wkt": "POINT (43.649800 3.113830)",
        "priogrid_gid": 134368,
        "country": "Somalia",
        "region": "Africa",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": "2024-05-03",
        "date_end": "2024-05-03",
        "deaths_unknown": 5,
        "best": 5,
        "high": 7,
        "low": 5,
    }


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (replace(CLASH, type="arrest_capture", killed=()), "arrest or capture is no armed force with deaths, which is UCDP's unit"),
        (replace(CLASH, type="protest_riot"), "protest or riot is no armed force with deaths, which is UCDP's unit"),
        (replace(CLASH, killed=()), "no report tells of a death"),
        (replace(CLASH, killed=(Number("0", "nobody"),)), "nobody died, by what most origins hold"),
        (replace(CLASH, type="bombing", actors=()), "no report names an organised actor who did it"),
        (replace(CLASH, type="bombing", actors=("gunmen",)), "no report names an organised actor who did it"),
        (replace(CLASH, type="bombing", actors=(Who("Ali Omar", "person"),)), "no report names an organised actor who did it"),
        (replace(CLASH, place=UNKNOWN), 'the gazetteer does not know the place "the old well"'),
        (replace(CLASH, day=None), "no report tells the year"),
        (replace(CLASH, day="2023/2024"), "no report tells the year"),
        (replace(CLASH, status="denied"), "every report that tells it denies it"),
    ],
)  # fmt: skip
def test_what_is_outside_its_unit_is_left_out_with_the_reason(account: Account, why: str) -> None:
    assert row_of(code(account)) == why


@pytest.mark.parametrize(
    ("acting", "hit", "sides", "violence"),
    [
        ("soldiers", Who("Salt Brigade"), ("Government of Somalia", "Salt Brigade"), 1),
        (Who("Salt Brigade"), "soldiers", ("Government of Somalia", "Salt Brigade"), 1),
        ("Kenyan soldiers", "Somali soldiers", ("Government of Kenya", "Government of Somalia"), 1),
        (Who("Salt Brigade"), Who("Coast Front"), ("Salt Brigade", "Coast Front"), 2),
        (Who("Salt Brigade"), "clan militias", ("Salt Brigade", "clan militias"), 2),
        (Who("Salt Brigade"), "villagers", ("Salt Brigade", "Civilians"), 3),
        ("police", "a journalist", ("Government of Somalia", "Civilians"), 3),
        ("soldiers", "five men", ("Government of Somalia", None), None),
        ("soldiers", "two terrorists", ("Government of Somalia", None), None),
    ],
)
def test_sides_and_type_of_violence(
    acting: str | Who, hit: str | Who, sides: tuple[str, str | None], violence: int | None
) -> None:
    made = row(replace(CLASH, actors=(acting,), targets=(hit,), speaker="the army"))
    assert (made.side_a, made.side_b) == sides
    assert made.type_of_violence == violence


@pytest.mark.parametrize(
    ("killed", "deaths"),
    [
        ((Number("5", "five", "a"),), (None, None, None, 5)),
        ((Number("5", "five", "a"), Number("2", "two soldiers", "a")), (2, None, None, 3)),
        ((Number("5", "five", "a"), Number("2", "two soldiers", "a"), Number("3", "three children", "a")), (2, None, 3, 0)),
        ((Number("5", "five", "a"), Number("9", "nine soldiers", "b")), (None, None, None, 5)),
    ],
)  # fmt: skip
def test_deaths_by_side_are_told_or_empty_never_zero(
    killed: tuple[Number, ...], deaths: tuple[int | None, ...]
) -> None:
    made = row(replace(CLASH, killed=killed))
    assert (made.deaths_a, made.deaths_b, made.deaths_civilians, made.deaths_unknown) == deaths
    assert sum(d or 0 for d in deaths) == made.best


@pytest.mark.parametrize(
    ("days", "precision", "clarity"),
    [
        (["2024-05-03"], 1, 1),
        (["2024-05-03", "2024-05-05"], 2, 1),
        (["2024-05-06/2024-05-12"], 3, 1),
        (["2024-05"], 4, 2),
        (["2024"], 5, 2),
    ],
)
def test_date_precision_and_clarity(days: list[str], precision: int, clarity: int) -> None:
    accounts = [replace(CLASH, ref=f"r{i}", outlet=f"O{i}", day=day) for i, day in enumerate(days)]
    made = row(*accounts)
    assert (made.date_prec, made.event_clarity) == (precision, clarity)


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        (TOWN, 1),
        (NEAR, 2),
        (replace(TOWN, precision="district"), 3),
        (PROVINCE, 4),
        (replace(PROVINCE, admin1=None), 5),
        (COUNTRY, 6),
    ],
)
def test_where_precision(place: EventPlace, precision: int) -> None:
    assert row(replace(CLASH, place=place)).where_prec == precision

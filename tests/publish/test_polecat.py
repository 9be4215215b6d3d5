from __future__ import annotations

from pathlib import Path

import pandas as pd

from tests.publish import sides
from tests.publish.planted import ledger_of
from tests.publish.reading import incident_lines, wanted_ids
from tests.resolve.telling import report
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.publish import plover, polecat
from wireledger.publish.polecat import COLUMNS, cell
from wireledger.publish.side_file import codebook

HEADER = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, "
    "Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, "
    "Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, "
    "Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, "
    "Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
).split(", ")


def rows(ledger: Ledger, folder: Path, wanted: Wanted | None = None) -> pd.DataFrame:
    polecat.export(ledger, wanted or Wanted(), folder / "polecat.tsv")
    return pd.read_csv(folder / "polecat.tsv", sep="\t", dtype=str, keep_default_na=False)


def test_the_forty_columns_stand_in_their_order(told: Ledger, tmp_path: Path) -> None:
    assert len(HEADER) == 40
    assert list(COLUMNS) == HEADER
    assert list(rows(told, tmp_path).columns) == HEADER
    assert list(codebook("polecat").names()) == HEADER


def test_a_clash_has_both_sides_as_actors(tmp_path: Path) -> None:
    (row,) = rows(ledger_of(tmp_path / "x.db", [sides.CLASH]), tmp_path).to_dict("records")
    assert row["Actor Name"] == "Syrian army;Coast rebels"
    assert row["Actor Country"] == "SYR"
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("MIL", "MIL;REB")
    assert (row["Recipient Name"], row["Recipient Sectors"]) == ("villagers", "CVL")
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == (
        "ASSAULT",
        "firearms",
        "MATERIAL CONFLICT",
    )
    assert (row["Placename"], row["Province"], row["Country"], row["Latitude"]) == (
        "al-Bab",
        "Ḩalab",
        "SYR",
        "36.37",
    )
    assert (row["Source"], row["Publication Date"], row["Language"]) == (
        "Daily Post",
        "2024-09-14",
        "English",
    )
    assert row["Intensity"] == row["Contexts"] == row["Actor COW"] == row["GeoNames ID"] == "None"


def test_nobody_is_an_empty_cell(told: Ledger, tmp_path: Path) -> None:
    made = rows(told, tmp_path)
    assert set(made.loc[made["Event Date"] == "2024-05-01", "Actor Name"]) == {"None"}


def test_values_keep_their_cells_apart() -> None:
    assert cell(["a\tb", "c; d\ne", "", "a\tb"]) == "a b;c, d e"
    assert cell(["=1+1", "-5"]) == "'=1+1;-5"
    assert cell([" "]) is None


def test_hostile_text_stays_in_its_cell(tmp_path: Path) -> None:
    odd = report("odd", publisher='A\t"B"\r\nC;\u2028D', hit=["X\tY;Z"])
    (row,) = rows(ledger_of(tmp_path / "x.db", [odd]), tmp_path).to_dict("records")
    assert row["Source"] == 'A "B" C, D'
    assert row["Recipient Name"] == "X Y,Z"


def test_it_holds_what_plover_holds(told: Ledger, tmp_path: Path) -> None:
    made = rows(told, tmp_path)
    plover.export(told, Wanted(), tmp_path / "plover.jsonl")
    ours, theirs = (incident_lines(tmp_path / name) for name in ("polecat.tsv", "plover.jsonl"))
    held = [(line["incident"], line["row"], line["left_out_because"]) for line in ours]
    assert held == [(line["incident"], line["row"], line["left_out_because"]) for line in theirs]
    assert "Event Date stands for 2024-05-01 to 2024-05-31" in {
        remark for line in ours for remark in line["remarks"].split("; ")
    }
    lost = [line["incident"] for line in incident_lines(tmp_path / "polecat.tsv") if line["left_out_because"]]
    assert [i for i in wanted_ids(told) if i not in lost] == list(made["Event ID"])

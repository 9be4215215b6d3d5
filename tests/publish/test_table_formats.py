"""CSV, Parquet and GeoJSON, opened with the libraries that others use."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.publish.planted import RECORDS, ledger_of
from wireledger.errors import UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents
from wireledger.publish import geojson, table_csv, table_parquet
from wireledger.publish.formats import exporter
from wireledger.publish.tables import CLAIM_COLUMNS, INCIDENT_COLUMNS

DATED = Wanted(since="2024-01")


def ids(ledger: Ledger, wanted: Wanted) -> list[str]:
    return [row.id for row in incidents(ledger, wanted, order="oldest")]


@pytest.mark.parametrize("wanted", [Wanted(), DATED], ids=["all", "some"])
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_pandas_opens_it(told: Ledger, tmp_path: Path, form: str, wanted: Wanted) -> None:
    exporter(form)(told, wanted, tmp_path / "out")
    read: Any = pd.read_csv if form == "csv" else pd.read_parquet
    rows: Any = read(tmp_path / "out" / f"incidents.{form}")
    claims = read(tmp_path / "out" / f"claims.{form}")
    assert tuple(rows.columns) == INCIDENT_COLUMNS
    assert tuple(claims.columns) == CLAIM_COLUMNS
    assert list(rows["incident"]) == ids(told, wanted)
    assert set(claims["incident"]) <= set(rows["incident"])


DAYS = st.none() | st.sampled_from(["2022", "2023", "2023-01-02", "2024-05", "2024-09-12", "2025"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    DAYS, DAYS, st.sampled_from([None, "shelling", "air_drone_strike"]), st.sampled_from(["csv", "geojson"])
)
def test_whatever_is_wanted_nothing_is_lost_invented_or_moved(
    told: Ledger, tmp_path: Path, since: str | None, until: str | None, kind: str | None, form: str
) -> None:
    wanted = Wanted(since=since, until=until, type=kind)
    exporter(form)(told, wanted, tmp_path / form)
    if form == "csv":
        found = list(pd.read_csv(tmp_path / form / "incidents.csv")["incident"])
    else:
        found = [f["id"] for f in json.loads((tmp_path / form).read_text("utf-8"))["features"]]
    assert found == ids(told, wanted)


def test_csv_joins_values_and_leaves_unknowns_empty(told: Ledger, tmp_path: Path) -> None:
    table_csv.export(told, Wanted(), tmp_path)
    rows: Any = pd.read_csv(tmp_path / "incidents.csv", dtype=str, keep_default_na=False).set_index("refs")
    assert rows.loc["a; b", "publishers"] == "Tadef Lantern; Daily Post"
    assert rows.loc["d", "killed_low"] == ""
    assert rows.loc["f", ["killed_low", "killed_high"]].tolist() == ["5", ""]


def test_csv_keeps_text_from_being_a_formula(tmp_path: Path) -> None:
    base = RECORDS[4]
    hostile = replace(base, document=replace(base.document, publisher='=HYPERLINK("x")'))
    table_csv.export(ledger_of(tmp_path / "x.db", [hostile]), Wanted(), tmp_path)
    (row,) = pd.read_csv(tmp_path / "incidents.csv", dtype=str)["publishers"]
    assert row == """'=HYPERLINK("x")"""


def test_parquet_has_types_lists_and_the_meaning_of_columns(told: Ledger, tmp_path: Path) -> None:
    table_parquet.export(told, Wanted(), tmp_path)
    table = pq.read_table(tmp_path / "incidents.parquet")
    assert str(table.schema.field("killed_low").type) == "int64"
    assert str(table.schema.field("latitude").type) == "double"
    row = next(r for r in table.to_pylist() if r["refs"] == ["a", "b"])
    assert row["publishers"] == ["Tadef Lantern", "Daily Post"]
    assert table.schema.field("country").metadata[b"description"] == b"ISO 3166-1 alpha-2 code"


def test_parquet_writes_groups(told: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_parquet, "GROUP", 2)
    table_parquet.export(told, Wanted(), tmp_path)
    file = pq.ParquetFile(tmp_path / "incidents.parquet")
    assert (file.metadata.num_rows, file.num_row_groups) == (5, 3)


def test_parquet_without_its_library_says_what_to_install(
    told: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_parquet, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'wireledger\[parquet\]'"):
        table_parquet.export(told, Wanted(), tmp_path)


def test_a_gis_reader_opens_geojson(told: Ledger, tmp_path: Path) -> None:
    geojson.export(told, Wanted(), tmp_path / "x.geojson")
    meta, table = pyogrio.read_arrow(tmp_path / "x.geojson")
    assert (meta["crs"], meta["geometry_type"]) == ("EPSG:4326", "Point")
    assert table.column("incident").to_pylist() == ids(told, Wanted())


def test_geojson_has_points_with_their_uncertainty(told: Ledger, tmp_path: Path) -> None:
    geojson.export(told, Wanted(), tmp_path / "x.geojson")
    made = json.loads((tmp_path / "x.geojson").read_text("utf-8"))
    found = {tuple(f["properties"]["refs"]): f for f in made["features"]}
    strike = found["a", "b"]
    assert strike["geometry"] == {"type": "Point", "coordinates": [37.52, 36.37]}
    assert strike["properties"]["uncertainty_m"] == 5_000
    assert found[("c",)]["properties"]["uncertainty_m"] == 25_000
    # Somalia has 637,657 square kilometres
    assert found[("e",)]["properties"]["uncertainty_m"] == pytest.approx(450_525, abs=1)
    nowhere = found[("d",)]
    assert (nowhere["geometry"], nowhere["properties"]["uncertainty_m"]) == (None, None)


def test_an_empty_collection_is_one(told: Ledger, tmp_path: Path) -> None:
    geojson.export(told, Wanted(since="2030"), tmp_path / "x.geojson")
    assert json.loads((tmp_path / "x.geojson").read_text("utf-8"))["features"] == []

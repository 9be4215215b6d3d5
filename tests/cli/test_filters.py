"""Every command on incidents takes the same filters, and all mean the same by them."""

from __future__ import annotations

import csv
import inspect
import json
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from tests.conftest import Command
from tests.publish.planted import RECORDS, ledger_of
from tests.publish.reading import incident_lines
from tests.publish.sides import changed
from tests.resolve.telling import report
from wireledger import api
from wireledger.cli import ledger_commands, publishing_commands
from wireledger.cli.filters import Filters, filtered
from wireledger.ledger.query import Wanted

DENIED = changed(report("g", "No raid.", day="2024-09-20", type="ground_raid"), status="denied")
OPTIONS = {
    "since": ("--from", "2024-06"),
    "until": ("--to", "2024-05"),
    "place": ("--place", "Somalia"),
    "type": ("--type", "shelling"),
    "person": ("--person", "Anas"),
    "group": ("--group", "Coast Front"),
    "outlet": ("--outlet", "Tadef Lantern"),
    "actor": ("--actor", "Coast Front"),
    "status": ("--status", "denied"),
    "origins_at_least": ("--origins", "2"),
    "contradicted": ("--contradicted",),
}


@pytest.fixture(scope="module")
def name(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("filters") / "x.db"
    ledger_of(path, [*RECORDS, DENIED]).close()
    return str(path)


def test_they_are_those_of_the_ledger_and_of_the_library() -> None:
    names = [field.name for field in fields(Wanted)]
    assert [field.name for field in fields(Filters)] == names
    assert list(get_type_hints(api.Filters)) == names
    assert list(OPTIONS) == names
    assert Filters().wanted() == Wanted()


@pytest.mark.parametrize(
    "command",
    [
        ledger_commands.incidents,
        ledger_commands.timeline,
        ledger_commands.export,
        publishing_commands.release,
    ],
)
def test_every_command_has_their_options(command: object) -> None:
    assert callable(command)
    assert [f.name for f in fields(Filters)] == [
        p for p in inspect.signature(command).parameters if p in OPTIONS
    ]


def test_their_place_in_a_command_is_kept() -> None:
    @filtered
    def command(first: str, filters: Filters, last: int = 3) -> None: ...

    assert list(inspect.signature(command).parameters) == ["first", *OPTIONS, "last"]


@pytest.mark.parametrize("options", OPTIONS.values(), ids=" ".join)
def test_an_export_holds_exactly_what_is_listed(
    run: Command, name: str, tmp_path: Path, options: tuple[str, ...]
) -> None:
    told = run("incidents", *options, "--ledger", name).out
    listed = sorted(json.loads(line)["id"] for line in told.splitlines())
    assert 0 < len(listed) < 6
    for form in ("jsonl", "csv", "geojson", "acled", "ucdp"):
        done = run("export", tmp_path / form, "--as", form, *options, "--ledger", name)
        assert (done.code, done.err) == (0, "")
    rows = csv.DictReader((tmp_path / "csv" / "incidents.csv").read_text("utf-8").splitlines())
    features = json.loads((tmp_path / "geojson").read_text("utf-8"))["features"]
    lines = (tmp_path / "jsonl" / "incidents.jsonl").read_text("utf-8").splitlines()
    assert sorted(row["incident"] for row in rows) == listed
    assert sorted(feature["id"] for feature in features) == listed
    assert sorted(json.loads(line)["id"] for line in lines) == listed
    for form in ("acled", "ucdp"):
        assert sorted(line["incident"] for line in incident_lines(tmp_path / form)) == listed


def test_a_safe_copy_and_a_release_take_them_too(run: Command, name: str, tmp_path: Path) -> None:
    options = ("--contradicted", "--origins", "2", "--ledger", name)
    done = run("export", tmp_path / "x.geojson", "--as", "geojson", "--safe", *options)
    assert done.code == 0
    assert len(json.loads((tmp_path / "x.geojson").read_text("utf-8"))["features"]) == 1
    assert run("release", tmp_path / "r", "--version", "1", *options).code == 0
    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text("utf-8"))
    assert manifest["filters"] == {"origins_at_least": 2, "contradicted": True}
    assert manifest["incidents"] == 1


def test_a_filter_that_makes_no_sense_is_told(run: Command, name: str, tmp_path: Path) -> None:
    done = run("export", tmp_path / "x", "--from", "yesterday", "--ledger", name)
    assert (done.code, done.err) == (
        2,
        'error: --from "yesterday" is no date. Write YYYY-MM-DD, YYYY-MM or YYYY.\n',
    )

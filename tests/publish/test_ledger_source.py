from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.publish.planted import RECORDS, ledger_of
from tests.resolve.telling import report
from wireledger.errors import ReadError
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import Ruling, append, decided, history
from wireledger.ledger.judged import judged_records
from wireledger.ledger.query import Wanted
from wireledger.ledger.resolved import refresh
from wireledger.plain import to_plain
from wireledger.publish import ledger_jsonl
from wireledger.publish.ledger_source import SOURCE_FILES, Restored, restore
from wireledger.records import EventValue, Span
from wireledger.resolve.resolve import resolve

ALL = (*ledger_jsonl.FILES, *SOURCE_FILES)


@pytest.fixture
def judged(tmp_path: Path) -> Ledger:
    """A ledger with a correction, and one that was taken back."""
    made = ledger_of(tmp_path / "judged.db", RECORDS)
    kept = decided(Ruling("correct", ("event-a",), "killed", "4"), "counted again", "zain")
    gone = decided(Ruling("reject", ("event-d",)), "no place", "zain")
    append(made, [kept, gone, decided(Ruling("undo", (gone.id,)), "it was the river", "zain")])
    refresh(made, resolve)
    return made


def exported(ledger: Ledger, folder: Path, wanted: Wanted | None = None) -> dict[str, bytes]:
    ledger_jsonl.export(ledger, wanted or Wanted(), folder)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def restored(folder: Path, name: Path) -> tuple[Ledger, Restored]:
    made = open_ledger(str(name), create=True)
    found = restore(folder, made)
    refresh(made, resolve)
    return made, found


def test_export_restore_export_is_the_same_to_the_byte(judged: Ledger, tmp_path: Path) -> None:
    first = exported(judged, tmp_path / "one")
    assert set(first) == set(ALL)
    again, found = restored(tmp_path / "one", tmp_path / "again.db")
    assert (found.reports, found.known, found.decisions) == (len(RECORDS), 0, 3)
    assert exported(again, tmp_path / "two") == first
    assert history(again) == history(judged)
    assert b'"value": "4"' in first["incidents.jsonl"]
    assert b'"value": "4"' not in first["records.jsonl"]


def test_an_incident_keeps_only_the_triggers_that_stand(tmp_path: Path) -> None:
    """A rejected claim for a type takes its trigger along."""
    whole = report("a", "A strike, then shelling.", type="shelling")
    (event,) = whole.events
    kind = next(c for c in whole.claims if c.predicate == "type")
    other = replace(kind, id="claim-other", value="air_drone_strike", span=Span(15, 23, "shelling"))
    told = replace(
        event,
        triggers=(kind.span, other.span),
        claims=(*event.claims, other.id),
        values=(*event.values, EventValue("type", "air_drone_strike", other.id)),
    )
    ledger = ledger_of(tmp_path / "x.db", [replace(whole, events=(told,), claims=(*whole.claims, other))])
    append(ledger, [decided(Ruling("reject", (kind.id,)), "no", "zain")])
    refresh(ledger, resolve)
    (judged,) = judged_records(ledger)
    (incident,) = map(json.loads, exported(ledger, tmp_path / "out")["incidents.jsonl"].splitlines())
    assert judged.events[0].triggers == (other.span,)
    assert incident["events"][0]["triggers"] == to_plain(judged.events[0].triggers)


def test_restoring_twice_adds_nothing(judged: Ledger, tmp_path: Path) -> None:
    exported(judged, tmp_path / "one")
    again, _ = restored(tmp_path / "one", tmp_path / "again.db")
    assert restore(tmp_path / "one", again) == Restored(0, len(RECORDS), 0)


def test_a_part_of_a_ledger_takes_its_reports_and_decisions_along(judged: Ledger, tmp_path: Path) -> None:
    exported(judged, tmp_path / "one", Wanted(since="2024-09"))
    again, found = restored(tmp_path / "one", tmp_path / "again.db")
    assert (found.reports, found.decisions) == (3, 1)
    assert exported(again, tmp_path / "two", Wanted(since="2024-09")).keys() == set(ALL)


@pytest.mark.parametrize("name", SOURCE_FILES)
def test_a_missing_file_is_named(judged: Ledger, tmp_path: Path, name: str) -> None:
    exported(judged, tmp_path / "one")
    (tmp_path / "one" / name).unlink()
    with pytest.raises(ReadError, match=f"{name}: the file is missing"):
        restored(tmp_path / "one", tmp_path / "again.db")


def test_a_damaged_line_is_named(judged: Ledger, tmp_path: Path) -> None:
    exported(judged, tmp_path / "one")
    file = tmp_path / "one" / "models.jsonl"
    file.write_text(json.dumps({"ref": 3, "model": None}) + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"models\.jsonl:1: model\.ref: 3 is not a text"):
        restored(tmp_path / "one", tmp_path / "again.db")

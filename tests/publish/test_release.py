from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

import pytest

from tests.publish.planted import RECORDS, ledger_of
from tests.resolve.telling import report
from wireledger.errors import ReadError, UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.query import Wanted
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.plain import to_line
from wireledger.publish.formats import MODULES
from wireledger.publish.release import Plan, release, wording
from wireledger.publish.release_changes import Kind, Taken, changes
from wireledger.publish.release_snapshot import Snapshot, Standing
from wireledger.resolve.resolution import Verdict
from wireledger.resolve.resolve import resolve

FORMS = ("csv", "geojson", "jsonl")


def files(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def ids(folder: Path) -> set[str]:
    return set(lines(folder))


def changed(folder: Path) -> list[dict[str, str]]:
    with (folder / "changes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path / "one.db", RECORDS)


@pytest.fixture
def first(ledger: Ledger, tmp_path: Path) -> Path:
    release(ledger, Plan("2026.1", FORMS), tmp_path / "2026.1")
    return tmp_path / "2026.1"


def second(ledger: Ledger, first: Path, wanted: Wanted | None = None) -> list[dict[str, str]]:
    """The changes that the next release tells."""
    refresh(ledger, resolve)
    folder = first.with_name("2026.2")
    release(ledger, Plan("2026.2", FORMS, previous=first, wanted=wanted or Wanted()), folder)
    return changed(folder)


def test_every_form_has_its_place() -> None:
    assert set(MODULES) <= set(wording()["forms"])


def test_it_holds_all_that_is_promised(first: Path) -> None:
    made = files(first)
    assert set(made) >= {
        *("README.md", "manifest.json", "data-dictionary.md", "sources.csv", "incidents.jsonl"),
        *("changes.csv", "SHA256SUMS", "data/tables/incidents.csv", "data/incidents.geojson"),
        "data/ledger/records.jsonl",
    }
    manifest = json.loads(made["manifest.json"])
    assert (manifest["version"], manifest["incidents"], manifest["reports"]) == ("2026.1", 5, 6)
    assert len(manifest["model"]["sha256"]) == 64
    assert manifest["model"]["scores"]
    assert "No licence was chosen" in made["README.md"].decode()
    assert "They are dated from 2023-01-02 to 2024-09-12." in made["README.md"].decode()
    assert "| `data/incidents.geojson` | incidents as points for maps" in made["README.md"].decode()
    assert len(made["sources.csv"].decode().splitlines()) == 1 + len(RECORDS)
    assert changed(first) == []


def test_the_dictionary_says_what_every_column_means(first: Path) -> None:
    told = (first / "data-dictionary.md").read_text("utf-8")
    for name in ("data/tables/incidents.csv", "data/tables/claims.csv", "sources.csv", "changes.csv"):
        with (first / name).open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))
        assert [column for column in columns if f"| `{column}` | " not in told] == []
    kinds = get_args(Kind)
    assert [kind for kind in kinds if f"| `{kind}` | " not in told] == []
    assert "| `shelling` | shelling |" in told


def test_a_new_id_is_told_with_the_old_one(first: Path, tmp_path: Path) -> None:
    with Snapshot(first / "incidents.jsonl") as told_first:
        line = told_first[0].line
    old, new = (
        Standing(replace(line, incident=name), ("event-a",), ()) for name in ("incident-1", "incident-2")
    )
    for name, one in (("old", old), ("new", new)):
        (tmp_path / name).write_text(to_line(one) + "\n", encoding="utf-8")
    with Snapshot(tmp_path / "old") as before, Snapshot(tmp_path / "new") as now:
        (told,) = changes(before, now, Taken((), frozenset()))
    assert (told.change, told.incident, told.field) == ("changed", "incident-2", "incident")
    assert (told.old, told.new) == ("incident-1", "incident-2")


def test_a_snapshot_that_is_damaged_says_where(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"x:1: incident: the key 'line' is missing"):
        Snapshot(tmp_path / "x")


def test_who_follows_the_changes_has_the_new_release(ledger: Ledger, first: Path) -> None:
    """Delete, and take rows anew, as the dictionary says; no other incident differs."""
    add(ledger, report("g", "A strike in al-Bab killed Anas and others.", hit=["Anas"], killed="6"))
    add(ledger, report("h", "A raid in Tadef.", trigger="raid", type="ground_raid", day="2025-01-02"))
    for verdict, items in (
        ("same", ("event-c", "event-d")),
        ("different", ("event-a", "event-b")),
        ("reject", ("event-e",)),
    ):
        append(ledger, [decided(Ruling(cast(Verdict, verdict), items), "", "zain")])
    rows = second(ledger, first)
    old, new = lines(first), lines(first.with_name("2026.2"))
    for row in rows:
        if row["change"] in ("merged", "split", "removed"):
            old.pop(row["incident"], None)
        if row["field"] == "incident":
            old.pop(row["old"], None)
        for taken in [*row["into"].split("; "), row["incident"]]:
            if taken in new:
                old[taken] = new[taken]
    assert {row["change"] for row in rows} >= {"added", "changed", "merged", "removed"}
    assert old == new


def lines(folder: Path) -> dict[str, object]:
    made = map(json.loads, (folder / "incidents.jsonl").read_text("utf-8").splitlines())
    return {one["line"]["incident"]: one["line"] for one in made}


def test_the_checksums_are_those_of_the_files(first: Path) -> None:
    made = files(first)
    told = dict(line.split("  ")[::-1] for line in made.pop("SHA256SUMS").decode().splitlines())
    assert told == {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}


def test_equal_ledgers_give_equal_releases(first: Path, tmp_path: Path) -> None:
    again = ledger_of(tmp_path / "other.db", RECORDS[::-1])
    release(again, Plan("2026.1", FORMS[::-1]), tmp_path / "again")
    assert files(tmp_path / "again") == files(first)


def test_without_news_nothing_changes(ledger: Ledger, first: Path) -> None:
    assert second(ledger, first) == []


def test_a_new_report_adds_an_incident(ledger: Ledger, first: Path) -> None:
    add(ledger, report("g", "A raid in Tadef.", trigger="raid", type="ground_raid", day="2025-01-02"))
    (row,) = second(ledger, first)
    assert (row["change"], row["reason"]) == ("added", "new source g")


def test_a_new_source_changes_an_incident_field_by_field(ledger: Ledger, first: Path) -> None:
    add(ledger, report("g", "A strike in al-Bab killed Anas and others.", hit=["Anas"], killed="6"))
    rows = second(ledger, first)
    assert {row["change"] for row in rows} == {"changed"}
    assert {row["reason"] for row in rows} == {"new source g"}
    killed = next(row for row in rows if row["field"] == "killed_high")
    assert (killed["old"], killed["new"]) == ("3", "6")
    assert len({row["incident"] for row in rows}) == 1


def test_a_decision_is_the_reason(ledger: Ledger, first: Path) -> None:
    made = decided(Ruling("correct", ("event-f",), "killed", "9"), "the list of names", "zain")
    append(ledger, [made])
    rows = second(ledger, first)
    low = next(row for row in rows if row["field"] == "killed_low")
    assert (low["old"], low["new"]) == ("5", "9")
    assert low["reason"] == f"{made.id} (correct killed: the list of names)"


def test_what_was_merged_names_what_took_it_in(ledger: Ledger, first: Path) -> None:
    append(ledger, [decided(Ruling("same", ("event-c", "event-d")), "one battle", "zain")])
    before = ids(first)
    rows = second(ledger, first)
    (merged,) = [row for row in rows if row["change"] == "merged"]
    kept = {row["incident"] for row in rows if row["change"] == "changed"}
    assert kept == {merged["into"]}
    assert ids(first.with_name("2026.2")) == before - {merged["incident"]}
    assert "(same: one battle)" in merged["reason"]
    reports = next(row for row in rows if row["field"] == "reports")
    assert (reports["old"], reports["new"]) == ("1", "2")


def test_what_was_split_names_its_parts(ledger: Ledger, first: Path) -> None:
    append(ledger, [decided(Ruling("different", ("event-a", "event-b")), "two cars", "zain")])
    before = ids(first)
    rows = second(ledger, first)
    (row,) = [row for row in rows if row["change"] == "split"]
    into = set(row["into"].split("; "))
    assert len(into) == 2
    assert ids(first.with_name("2026.2")) == before - {row["incident"]} | into
    assert {one["incident"] for one in rows if one["change"] == "changed"} <= into & before


def test_what_was_rejected_is_removed(ledger: Ledger, first: Path) -> None:
    append(ledger, [decided(Ruling("reject", ("event-d",)), "no incident", "zain")])
    (row,) = second(ledger, first)
    assert row["change"] == "removed"
    assert "(reject: no incident)" in row["reason"]


def test_an_undone_decision_counts_as_a_reason_too(ledger: Ledger, first: Path) -> None:
    made = decided(Ruling("correct", ("event-f",), "killed", "9"), "", "zain")
    append(ledger, [made])
    second(ledger, first)
    append(ledger, [decided(Ruling("undo", (made.id,)), "wrong list", "zain")])
    refresh(ledger, resolve)
    release(ledger, Plan("3", FORMS, previous=first.with_name("2026.2")), first.with_name("3"))
    low = next(row for row in changed(first.with_name("3")) if row["field"] == "killed_low")
    assert (low["old"], low["new"]) == ("9", "5")
    assert "wrong list" in low["reason"]


def test_a_release_is_never_changed(ledger: Ledger, first: Path) -> None:
    with pytest.raises(UsageError, match="a release is never changed"):
        release(ledger, Plan("2026.1", FORMS), first)


@pytest.mark.parametrize(
    ("plan", "message"),
    [(Plan("../x", FORMS), "write it like 2026.1"), (Plan("1", ("xls",)), "there is no such form")],
)
def test_a_plan_that_makes_no_sense(ledger: Ledger, tmp_path: Path, plan: Plan, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        release(ledger, plan, tmp_path / "x")


def test_a_previous_release_that_was_changed_is_refused(ledger: Ledger, first: Path) -> None:
    with (first / "incidents.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(ReadError, match="it is not the file that SHA256SUMS names"):
        second(ledger, first)
    assert not first.with_name("2026.2").exists()
    assert not first.with_name("2026.2.part").exists()


def test_a_previous_release_must_be_one(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"SHA256SUMS: the file is missing"):
        second(ledger, tmp_path)

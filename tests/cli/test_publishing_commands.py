from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.publish.planted import RECORDS, ledger_of
from tests.publish.test_evaluate import GOLD
from wireledger.publish.jsonl import to_json
from wireledger.publish.safe_salt import VARIABLE


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger in the folder that is worked in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    ledger_of(tmp_path / "x.db", RECORDS).close()
    return "x.db"


def test_release_says_what_it_wrote_and_what_changed(run: Command, name: str) -> None:
    first = run("release", "one", "--version", "2026.1", "--ledger", name)
    assert (first.code, json.loads(first.out)) == (0, {"folder": "one", "version": "2026.1", "changes": []})
    run("decide", "reject", "event-d", "--ledger", name)
    second = run("release", "two", "--version", "2026.2", "--previous", "one", "--ledger", name)
    assert json.loads(second.out)["changes"] == [{"change": "removed", "incidents": 1}]
    assert Path("two/data/tables/incidents.csv").is_file()


def test_a_safe_release_names_nobody(run: Command, name: str) -> None:
    done = run("release", "one", "--version", "1", "--formats", "csv,html", "--safe", "--ledger", name)
    assert done.code == 0
    told = "".join(file.read_text("utf-8") for file in Path("one").rglob("*") if file.is_file())
    assert "Anas" not in told
    assert json.loads(Path("one.removed.json").read_text("utf-8"))["removed_or_replaced"]["persons"] == 1


def test_restore_makes_the_ledger_again(run: Command, name: str) -> None:
    run("export", "out", "--ledger", name)
    done = run("restore", "out", "--ledger", "again.db")
    assert json.loads(done.out) == {"reports": 6, "known": 0, "decisions": 0}
    assert run("incidents", "--ledger", "again.db").out == run("incidents", "--ledger", name).out


def test_restore_of_a_folder_that_is_none_says_so(run: Command, name: str) -> None:
    done = run("restore", ".", "--ledger", "again.db")
    assert done.code == 1
    assert "records.jsonl: the file is missing. Name a folder that" in done.err


def test_export_of_a_safe_copy(run: Command, name: str) -> None:
    done = run("export", "x.geojson", "--as", "geojson", "--safe", "--coarsen", "country", "--ledger", name)
    assert (done.code, done.out, done.err) == (0, "", "")
    told = Path("x.geojson").read_text("utf-8")
    assert "Anas" not in told
    assert '"place_precision": "country"' in told
    assert Path("x.db.salt").is_file()


def test_a_secret_from_a_file(run: Command, name: str) -> None:
    Path("secret").write_text("too short", encoding="utf-8")
    done = run("export", "x", "--safe", "--salt-file", "secret", "--ledger", name)
    assert done.code == 2
    assert "a secret needs 16 characters" in done.err
    assert not Path("x").exists()


def test_evaluate_as_lines_and_as_markdown(run: Command, tmp_path: Path) -> None:
    from tests import builders

    gold, records = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    records.write_text(to_json(builders.record()) + "\n", encoding="utf-8")
    done = run("evaluate", gold, "--records", records)
    first = json.loads(done.out.splitlines()[0])
    assert (first["name"], first["precision"], first["recall"]) == ("incident", 1.0, 1.0)
    shown = run("evaluate", gold, "--records", records, "--as", "markdown")
    assert "| incident | 1.000 | 1.000 | 1.000 | 1 | 1 |" in shown.out
    table = run("evaluate", gold, "--records", records, "--as", "table")
    assert "1 reports, 1 read" in table.out


def test_evaluate_reads_the_reports_itself(run: Command, tmp_path: Path) -> None:
    report = {"id": "a", "text": "A drone strike in al-Bab killed two men, residents said."}
    event = {"type": "air_drone_strike", "trigger": "drone strike", "status": "asserted"}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(report | {"events": [event]}) + "\n", encoding="utf-8")
    done = run("evaluate", gold)
    assert done.code == 0
    assert json.loads(done.out.splitlines()[0])["right"] == 1

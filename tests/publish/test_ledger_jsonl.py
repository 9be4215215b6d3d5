from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.resolve.telling import report, under_ref
from wireledger.publish.ledger_jsonl import FILES, write_ledger
from wireledger.resolve.resolve import resolve

RECORDS = [
    report("b", "A strike in al-Bab killed Anas.", hit=["Anas"], killed="2", publisher="Tadef Lantern"),
    report("a", "A strike near al-Bab killed Anas and a driver.", hit=["Anas"], killed="3"),
]


def written(folder: Path, records: list[Any]) -> dict[str, list[dict[str, Any]]]:
    write_ledger(folder, records, resolve(records))
    return {f: [json.loads(line) for line in (folder / f).read_text("utf-8").splitlines()] for f in FILES}


def test_an_incident_has_its_words_origins_values_and_conflicts(tmp_path: Path) -> None:
    (incident,) = written(tmp_path, RECORDS)["incidents.jsonl"]
    assert list(incident) == ["id", "type", "label", "events", "origins", "values", "conflicts", "links"]
    assert incident["events"][0] == {
        "ref": "a",
        "event": "event-a",
        "triggers": [{"start": 2, "end": 8, "text": "strike"}],
    }
    assert sorted(o["reports"] for o in incident["origins"]) == [["a"], ["b"]]
    assert incident["values"]["killed"][0] == {"value": "2", "reports": ["b"], "claims": ["b-killed-2"]}
    assert [c["field"] for c in incident["conflicts"]] == ["killed"]


def test_an_entity_has_every_spelling_with_its_report(tmp_path: Path) -> None:
    (man,) = (e for e in written(tmp_path, RECORDS)["entities.jsonl"] if e["kind"] == "person")
    assert man["name"] == "Anas"
    assert man["spellings"] == [{"ref": "a", "text": "Anas"}, {"ref": "b", "text": "Anas"}]


def test_a_report_with_two_refs_is_told_under_both(tmp_path: Path) -> None:
    files = written(tmp_path, [*RECORDS, under_ref(RECORDS[0], "c", "Coast Gazette")])
    (incident,) = files["incidents.jsonl"]
    triggers = {e["ref"]: e["triggers"] for e in incident["events"]}
    assert set(triggers) == {"a", "b", "c"}
    assert triggers["b"] == triggers["c"]
    assert sorted(o["reports"] for o in incident["origins"]) == [["a"], ["b", "c"]]
    assert incident["values"]["killed"][0] == {
        "value": "2",
        "reports": ["b", "c"],
        "claims": ["b-killed-2"],
    }
    (man,) = (e for e in files["entities.jsonl"] if e["kind"] == "person")
    assert [s["ref"] for s in man["spellings"]] == ["a", "b", "c"]
    assert {c["ref"] for c in files["claims.jsonl"]} == {"a", "b", "c"}


def test_reports_and_claims_are_listed_by_their_refs(tmp_path: Path) -> None:
    files = written(tmp_path, RECORDS)
    assert [r["ref"] for r in files["reports.jsonl"]] == ["a", "b"]
    assert "text" not in files["reports.jsonl"][0]
    assert [c["ref"] for c in files["claims.jsonl"]] == sorted(c["ref"] for c in files["claims.jsonl"])
    assert {"subject", "predicate", "value", "sources"} <= set(files["claims.jsonl"][0])


def test_the_order_of_the_records_changes_no_byte(tmp_path: Path) -> None:
    written(tmp_path / "one", RECORDS)
    written(tmp_path / "two", RECORDS[::-1])
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_characters_that_break_lines_do_not_break_the_file(tmp_path: Path) -> None:
    odd = report("odd", publisher="Line\u2028Break\udc80", speakers=[("the\x85army", None)])
    assert written(tmp_path, [odd])["reports.jsonl"][0]["publisher"] == "Line\u2028Break\udc80"


def test_an_empty_ledger_is_four_empty_files(tmp_path: Path) -> None:
    assert written(tmp_path / "new" / "folder", []) == {name: [] for name in FILES}

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.publish import sides
from tests.publish.planted import ledger_of
from tests.publish.reading import incident_lines, wanted_ids
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.publish import plover
from wireledger.publish.side_file import codebook
from wireledger.records import Record

SCHEMA = json.loads(Path(plover.__file__).with_name("plover.schema.json").read_text("utf-8"))


def events(ledger: Ledger, folder: Path, wanted: Wanted | None = None) -> list[dict[str, Any]]:
    """What was written, each valid by the schema."""
    plover.export(ledger, wanted or Wanted(), folder / "plover.jsonl")
    made = [json.loads(line) for line in (folder / "plover.jsonl").read_text("utf-8").splitlines()]
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    for one in made:
        checker.validate(one)
    return made


def only(folder: Path, *records: Record) -> dict[str, Any]:
    (made,) = events(ledger_of(folder / "one.db", records), folder)
    return made


def test_the_schema_is_one_and_has_the_fields_of_the_manual() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    listed = set(SCHEMA["properties"]) - {"size"}
    assert listed == set(
        "id date actor event has_event time enddate endtime recipient event_loc event_text quad_code event_scale "
        "mode context link text text_info cite_info coder coded_date coded_time comment".split()
    )
    assert SCHEMA["required"] == ["id", "date", "actor", "event"]
    fields = {name: " ".join(part["properties"]) for name, part in SCHEMA["$defs"].items()}
    assert fields == {
        "entity": "code sector entity_text identifier_id identifier_text religion ethnicity office gender age",
        "event_loc": "extracted_place resolved_place geonameid lat lon city district province country "
        "country_code feature_class feature_code resolution",
        "text_info": "sequence start end text_story",
        "size": "dead injured arrested",
        "cite_info": "corpus citation url title language publication license copyright coder codebook version",
    }


def test_the_schema_refuses_a_mode_of_another_type() -> None:
    event = {"id": "x", "date": "2024-01-02", "actor": [{"sector": "MIL"}], "event": "COERCE"}
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    assert checker.is_valid(event | {"mode": ["arrest", "negation"]})
    assert not checker.is_valid(event | {"mode": ["firearms"]})
    assert not checker.is_valid(event | {"quad_code": 1})
    assert not checker.is_valid(event | {"date": "2024-13-02"})
    assert not checker.is_valid(event | {"killed": 3})


def test_an_event_has_its_words_place_and_numbers(told: Ledger, tmp_path: Path) -> None:
    strike = next(e for e in events(told, tmp_path) if e.get("size") == {"dead": 2, "injured": 4})
    assert (strike["date"], strike["event"], strike["mode"]) == ("2024-09-12", "ASSAULT", ["aerial"])
    assert strike["quad_code"] == 4
    assert strike["event_loc"] == {
        "extracted_place": "al-Bab",
        "resolved_place": "al-Bab",
        "lat": 36.37,
        "lon": 37.52,
        "city": "al-Bab",
        "province": "Ḩalab",
        "country": "Syria",
        "country_code": "SYR",
        "resolution": 4,
    }
    assert strike["actor"] == [{"sector": "UNK"}]
    assert [r["entity_text"] for r in strike["recipient"]] == ["Anas"]
    assert strike["text"] == "A strike in al-Bab killed Anas."
    assert strike["text_info"] == {"start": 0, "end": 31}
    assert strike["cite_info"]["publication"] == "Tadef Lantern"
    assert "killed: 2 (said by Tadef Lantern), 3 (said by Daily Post)" in strike["comment"]
    assert "also told in b." in strike["comment"]


def test_a_month_has_both_its_ends(told: Ledger, tmp_path: Path) -> None:
    raid = next(e for e in events(told, tmp_path) if e["date"].startswith("2024-05"))
    assert (raid["date"], raid["enddate"]) == ("2024-05-01", "2024-05-31")
    assert raid["event_loc"]["resolution"] == 3
    assert "size" not in raid


def test_a_label_stands_in_the_comment_with_who_uses_it(tmp_path: Path) -> None:
    made = only(tmp_path, sides.LABELLED)
    assert made["recipient"][0]["sector"] == "UNK"
    assert "Daily Post: terrorists (terrorists)." in made["comment"]


def test_what_cannot_be_held_is_listed_with_the_reason(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "x.db", [sides.NAMED, sides.UNDATED, sides.CLASH])
    made = events(ledger, tmp_path)
    lines = incident_lines(tmp_path / "plover.jsonl")
    assert {line["incident"] for line in lines} == set(wanted_ids(ledger))
    assert sorted(line["left_out_because"] for line in lines) == [
        "",
        "PLOVER has no type for it",
        "no report tells a date, and none is a dated piece of news: PLOVER requires one",
    ]
    assert [line["row"] for line in lines if line["row"]] == [e["id"] for e in made]


def test_every_field_of_the_schema_is_explained() -> None:
    inner = {
        f"{name}.{field}"
        for name, part in (("actor", "entity"), ("recipient", "entity"))
        for field in SCHEMA["$defs"][part]["properties"]
    }
    inner |= {
        f"{name}.{field}"
        for name in ("event_loc", "text_info", "size", "cite_info")
        for field in SCHEMA["$defs"][name]["properties"]
    }
    assert set(codebook("plover").names()) == set(SCHEMA["properties"]) | inner

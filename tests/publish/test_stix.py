from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import stix2

from tests.builders import record
from tests.publish.accounts import Account, code
from tests.publish.planted import ledger_of
from tests.publish.reading import filled_columns, incident_lines, wanted_ids
from tests.resolve.telling import report
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.publish import stix
from wireledger.publish.side_file import codebook
from wireledger.publish.stix_incidents import confidence
from wireledger.publish.stix_values import EXTENSION, UNDATED, incident_id
from wireledger.records import Role

Objects = list[dict[str, Any]]


def objects(ledger: Ledger, folder: Path, wanted: Wanted | None = None) -> Objects:
    """What was written: a bundle that parses strictly, and in which no reference is missing."""
    stix.export(ledger, wanted or Wanted(), folder / "stix.json")
    bundle = json.loads((folder / "stix.json").read_text("utf-8"))
    parsed = stix2.parse(bundle, allow_custom=False, version="2.1")
    made: Objects = bundle["objects"]
    assert [o.id for o in parsed.objects] == [o["id"] for o in made]
    there = {o["id"] for o in made}
    assert len(there) == len(made)
    for one in made:
        refs = [value for name, value in one.items() if name.endswith("_ref")] + one.get("object_refs", [])
        assert set(refs) <= there
        assert one["created"] <= one["modified"]
    return made


def of(made: Objects, kind: str) -> Objects:
    return [one for one in made if one["type"] == kind]


def own(one: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = one["extensions"][EXTENSION]
    return found


def test_an_incident_keeps_its_claims_with_chains_and_words(tmp_path: Path) -> None:
    (incident,) = of(objects(ledger_of(tmp_path / "x.db", [record()]), tmp_path), "incident")
    killed = next(c for c in own(incident)["claims"] if c["field"] == "killed")
    assert killed["words"] == "at least two people"
    assert killed["said_by"] == [
        {"name": "Halyard News Agency", "kind": "publisher"},
        {"name": "the Northern Command", "kind": "speaker"},
    ]
    assert incident["created"] == "2022-05-04T00:00:00.000Z"


def test_numbers_stand_side_by_side(told: Ledger, tmp_path: Path) -> None:
    strike = next(o for o in of(objects(told, tmp_path), "incident") if len(o["external_references"]) == 2)
    assert [(c["least"], c["most"], c["said_by"]) for c in own(strike)["killed"]] == [
        (2, 2, "Tadef Lantern"),
        (3, 3, "Daily Post"),
    ]
    assert own(strike)["injured"][0]["least"] == 4
    assert "most" not in own(strike)["injured"][0]


def test_nobody_is_a_threat_actor(tmp_path: Path) -> None:
    made = objects(ledger_of(tmp_path / "x.db", [record()]), tmp_path)
    classes = {o["name"]: o["identity_class"] for o in of(made, "identity")}
    assert classes == {
        "wireledger": "system",
        "Halyard News Agency": "organization",
        "Karim Adel": "individual",
        "Salt Brigade": "group",
    }
    assert not of(made, "threat-actor")


def test_who_takes_part_is_said_to(told: Ledger, tmp_path: Path) -> None:
    made = objects(told, tmp_path)
    names = {o["id"]: o["name"] for o in made if "name" in o}
    parts = {(names[o["source_ref"]], o["relationship_type"]) for o in of(made, "relationship")}
    assert ("Anas", "said-to-be-target-in") in parts
    assert ("Coast Front", "said-to-be-actor-in") in parts


def test_a_post_is_dated_to_the_day_or_in_its_facts(tmp_path: Path) -> None:
    base = record()
    man, group = base.entities
    posts = (
        Role("emir", "Salt Brigade", None, "since 3 March 2019", "until 5 April 2020", "c7"),
        Role("deputy", "Salt Brigade", None, "since 2018", None, "c7"),
    )
    both = replace(base, entities=(replace(man, roles=posts), group))
    made = of(objects(ledger_of(tmp_path / "x.db", [both]), tmp_path), "relationship")
    held = {own(o)["facts"][0]["text"]: o for o in made if o["relationship_type"] == "said-to-hold-a-post-in"}
    emir = held["emir, Salt Brigade"]
    assert (emir["start_time"], emir["stop_time"]) == ("2019-03-03T00:00:00.000Z", "2020-04-05T00:00:00.000Z")
    assert "start_time" not in held["deputy, Salt Brigade"]
    assert own(held["deputy, Salt Brigade"])["facts"][0]["since"] == "since 2018"


def test_an_undated_report_has_no_object_and_is_named(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "x.db", [report("undated", published=None)])
    made = objects(ledger, tmp_path)
    assert not of(made, "report")
    (incident,) = of(made, "incident")
    assert incident["external_references"] == [{"source_name": "Daily Post", "external_id": "undated"}]
    assert incident["created"] == UNDATED
    (line,) = incident_lines(tmp_path / "stix.json")
    assert line["remarks"] == "told in undated reports, which STIX cannot hold: undated"


def test_a_place_needs_a_point_or_country(told: Ledger, tmp_path: Path) -> None:
    places = {o["name"]: o for o in of(objects(told, tmp_path), "location")}
    assert set(places) == {"al-Bab", "Tadef", "Somalia"}
    assert (places["al-Bab"]["latitude"], places["al-Bab"]["precision"]) == (36.37, 5_000)


def test_the_incidents_wanted_come_in_order_with_all_they_need(told: Ledger, tmp_path: Path) -> None:
    wanted = Wanted(since="2024-09")
    made = objects(told, tmp_path, wanted)
    assert [o["id"] for o in of(made, "incident")] == [incident_id(i) for i in wanted_ids(told, wanted)]
    refs = {o["external_references"][0]["external_id"] for o in of(made, "report")}
    assert refs == {"a", "b", "e"}


def test_the_side_file_names_every_incident_and_property(told: Ledger, tmp_path: Path) -> None:
    made = objects(told, tmp_path)
    assert [line["incident"] for line in incident_lines(tmp_path / "stix.json")] == wanted_ids(told)
    filled = filled_columns(tmp_path / "stix.json")
    assert {f"{o['type']}.{name}" for o in made for name in o if name != "extensions"} <= filled
    assert filled <= set(codebook("stix").names())


def test_a_bundle_of_other_objects_has_another_id(told: Ledger, tmp_path: Path) -> None:
    found = set()
    for number, wanted in enumerate((Wanted(), Wanted(since="2024-09"), Wanted())):
        stix.export(told, wanted, tmp_path / str(number))
        found.add(json.loads((tmp_path / str(number)).read_text("utf-8"))["id"])
    assert len(found) == 2


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([Account()], 50),
        ([Account(), Account(ref="b", outlet="Port Post")], 90),
        ([Account(), Account(ref="b", outlet="Port Post", status="denied")], 30),
        (
            [
                Account(),
                Account(ref="b", outlet="Port Post"),
                Account(ref="c", outlet="Army", status="denied"),
            ],
            70,
        ),
        ([Account(status="alleged")], 30),
        ([Account(status="denied")], 10),
        ([Account(status="planned")], None),
    ],
)
def test_confidence_counts_independent_origins(accounts: list[Account], expected: int | None) -> None:
    assert confidence(code(*accounts)) == expected


def test_every_relationship_names_the_reports_that_say_it(told: Ledger, tmp_path: Path) -> None:
    made = of(objects(told, tmp_path), "relationship")
    assert made
    assert all(one["external_references"] for one in made)

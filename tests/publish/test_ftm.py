from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from followthemoney import Dataset, StatementEntity, ValueEntity, model

from tests.builders import record
from tests.publish.planted import ledger_of
from tests.publish.reading import filled_columns, incident_lines, wanted_ids
from tests.resolve.telling import report
from wireledger.ledger.connect import Ledger
from wireledger.ledger.facts import Fact
from wireledger.ledger.query import IdentityRow, Wanted
from wireledger.ledger.told_identities import ToldFact, ToldIdentity
from wireledger.publish import ftm
from wireledger.publish.ftm_posts import article_id, posts
from wireledger.publish.ftm_values import countries, dates, links, names, texts
from wireledger.publish.side_file import codebook
from wireledger.records import Modality, Record, Role
from wireledger.resolve.resolution import Identity

Entities = list[dict[str, Any]]
DATASET = Dataset({"name": "wireledger", "title": "A ledger"})


def entities(ledger: Ledger, folder: Path, wanted: Wanted | None = None) -> Entities:
    """What was written: each entity valid, loaded without loss, and none referring to one that is missing."""
    ftm.export(ledger, wanted or Wanted(), folder / "ftm.json")
    made = [json.loads(line) for line in (folder / "ftm.json").read_text("utf-8").splitlines()]
    schemas = {one["id"]: one["schema"] for one in made}
    assert len(schemas) == len(made)
    for one in made:
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        loaded = model.get_proxy(one, cleaned=False)
        kept = {name: sorted(values) for name, values in one["properties"].items()}
        assert {name: sorted(values) for name, values in loaded.to_dict()["properties"].items()} == kept
        for prop, value in loaded.itervalues():
            if prop.type.name == "entity":
                target = model.get(schemas[value])
                assert target is not None
                assert prop.range is not None
                assert target.is_a(prop.range)
    return made


def with_post(post: Role, modality: Modality = "asserted") -> Record:
    """The report of tests.builders, with that post of the man who was hit."""
    base = record()
    man, group = base.entities
    claims = [replace(c, modality=modality) if c.id == post.claim else c for c in base.claims]
    return replace(base, entities=(replace(man, roles=(post,)), group), claims=tuple(claims))


def of(made: Entities, schema: str) -> list[dict[str, list[str]]]:
    return [one["properties"] for one in made if one["schema"] == schema]


def test_a_person_has_names_and_what_is_said_of_it(tmp_path: Path) -> None:
    (man,) = of(entities(ledger_of(tmp_path / "x.db", [record()]), tmp_path), "Person")
    assert man["name"] == ["Karim Adel"]
    assert man["alias"] == ["Abu Zayd"]
    assert man["notes"] == [
        "fate: killed (denied), said by Halyard News Agency > The brigade, 2022-05-04: “he was dead”"
    ]
    assert "topics" not in man


@pytest.mark.parametrize(
    ("since", "until", "start", "end"),
    [
        ("since 2019", None, "2019", None),
        ("March 2018", "until June 2020", "2018-03", "2020-06"),
        (None, None, None, None),
        ("for years", None, None, None),
    ],
)
def test_a_post_has_dates_only_where_it_is_dated(
    since: str | None, until: str | None, start: str | None, end: str | None, tmp_path: Path
) -> None:
    post = Role("emir", "Salt Brigade", None, since, until, "c7")
    made = entities(ledger_of(tmp_path / "x.db", [with_post(post)]), tmp_path)
    (held,) = of(made, "Occupancy")
    assert (held.get("startDate"), held.get("endDate")) == (start and [start], end and [end])
    assert "said by Halyard News Agency > Lina Sayed" in held["description"][0]
    assert of(made, "Position")[0]["name"] == ["emir, Salt Brigade"]
    assert held["proof"] == [one["id"] for one in made if one["schema"] == "Article"]


def test_the_spelling_of_a_group_makes_no_other_post() -> None:
    told = Fact("role", "emir, the Salt Organisation, Mara", "the Salt Organisation", None, None, "a", None, "Post", "asserted", "emir", "c1")  # fmt: skip
    other = replace(told, text="emir, Salt Organization, Mara", group="Salt Organization", ref="b")
    who = ToldIdentity(
        Identity("p", "person", "Karim Adel", (), (), ()),
        IdentityRow("p", "p", "person", "Karim Adel", 2, 2),
        tuple(ToldFact(fact, "g") for fact in (told, other)),
        ("a", "b"),
        None,
        None,
    )
    made = list(posts(who))
    assert [one["schema"] for one in made] == ["Position", "Occupancy"]
    assert made[1]["properties"]["proof"] == [article_id("a"), article_id("b")]  # type: ignore[index, call-overload]


def test_every_entity_is_of_our_dataset(told: Ledger, tmp_path: Path) -> None:
    made = entities(told, tmp_path)
    assert {StatementEntity.from_data(DATASET, one).id for one in made} == {one["id"] for one in made}
    assert all(ValueEntity.from_dict(one).datasets == {"wireledger"} for one in made)


def test_a_member_holds_no_position(tmp_path: Path) -> None:
    post = Role("fighter", "Salt Brigade", None, None, None, "c7")
    made = entities(ledger_of(tmp_path / "x.db", [with_post(post)]), tmp_path)
    (held,) = of(made, "Membership")
    assert held["role"] == ["fighter, Salt Brigade"]
    assert not of(made, "Position")


def test_a_post_that_is_denied_is_a_note(tmp_path: Path) -> None:
    post = Role("emir", "Salt Brigade", None, None, None, "c7")
    made = entities(ledger_of(tmp_path / "x.db", [with_post(post, "denied")]), tmp_path)
    assert not of(made, "Occupancy")
    assert any(
        note.startswith("post: emir, Salt Brigade (denied), said by")
        for note in of(made, "Person")[0]["notes"]
    )


def test_an_event_has_who_takes_part_with_roles_and_proof(told: Ledger, tmp_path: Path) -> None:
    made = entities(told, tmp_path)
    by_id = {one["id"]: one["properties"] for one in made}
    strike = next(e for e in of(made, "Event") if len(e["proof"]) == 2)
    assert (strike["startDate"], strike["endDate"]) == (["2024-09-12"], ["2024-09-12"])
    assert [by_id[i]["name"] for i in strike["involved"]] == [["Anas"]]
    (link,) = [link for link in of(made, "UnknownLink") if link["object"] == strike["recordId"]]
    assert link["role"] == ["said to be target"]
    assert sorted(by_id[i]["fileName"][0] for i in link["proof"]) == ["a", "b"]
    assert by_id[strike["addressEntity"][0]]["latitude"] == ["36.37"]
    assert any(line.startswith("killed: 2, said by Tadef Lantern: “") for line in strike["description"])
    assert "organizer" not in strike


def test_a_month_is_a_month_and_an_unknown_date_none(told: Ledger, tmp_path: Path) -> None:
    found = {e["name"][0]: e for e in of(entities(told, tmp_path), "Event")}
    raid = next(e for name, e in found.items() if "raid" in name)
    assert (raid["startDate"], raid["endDate"]) == (["2024-05"], ["2024-05"])
    shelling = next(e for name, e in found.items() if "shelling" in name)
    assert "startDate" not in shelling


def test_with_a_filter_the_incidents_wanted_come_with_all_they_need(told: Ledger, tmp_path: Path) -> None:
    wanted = Wanted(since="2024-09")
    made = entities(told, tmp_path, wanted)
    assert [one["id"] for one in made if one["schema"] == "Event"] == wanted_ids(told, wanted)
    assert {e["fileName"][0] for e in of(made, "Article")} == {"a", "b", "e"}


def test_the_side_file_names_every_incident_and_property(told: Ledger, tmp_path: Path) -> None:
    made = entities(told, tmp_path)
    lines = incident_lines(tmp_path / "ftm.json")
    assert [line["incident"] for line in lines] == wanted_ids(told)
    assert all(line["row"] == line["incident"] for line in lines)
    filled = {f"{one['schema']}.{name}" for one in made for name in one["properties"]}
    assert filled_columns(tmp_path / "ftm.json") == filled
    assert filled <= set(codebook("ftm").names())


def test_an_address_that_the_library_refuses_is_a_note(tmp_path: Path) -> None:
    odd = report("odd")
    odd = replace(odd, document=replace(odd.document, url="javascript:alert(1)"))
    (article,) = of(entities(ledger_of(tmp_path / "x.db", [odd]), tmp_path), "Article")
    assert "sourceUrl" not in article
    assert article["notes"] == ["javascript:alert(1)"]


def test_values_are_as_the_library_takes_them() -> None:
    assert names(["a\tb\x00", None, "", "a b\\x00", "x" * 500]) == ["a b\\x00", "x" * 384]
    assert texts(["a\nb", "y" * 70_000]) == ["a\nb", "y" * 64_999 + "…"]
    assert names(["\u200b", "\xad \u2028"]) == []
    assert dates("0001-01-01") == []
    assert dates("2024-02") == ["2024-02"]
    assert links("https://example.org/a?b=c#d") == ["https://example.org/a?b=c#d"]
    assert links("http://a b.c") == links("ftp://a.org") == links("https://a.org/" + "x" * 5000) == []
    assert countries("XK") == ["xk"]
    assert countries("ZZ") == countries(None) == []

"""Names planted in every place of a ledger, and looked for in every byte of every form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.publish.planted import RECORDS, ledger_of
from tests.resolve.telling import AL_BAB, report
from wireledger.extract.spelling import fold
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import refresh, resolution
from wireledger.publish.formats import MODULES, exporter
from wireledger.publish.release import Plan, release
from wireledger.publish.safe import SafeCopy, Safety, safe_copy, write_removed
from wireledger.publish.safe_places import Level
from wireledger.publish.safe_salt import Salt
from wireledger.records import (
    Alias,
    Claim,
    Entity,
    Event,
    Move,
    Participant,
    Predicate,
    Record,
    Role,
    Source,
    Span,
)
from wireledger.resolve.resolve import resolve

SALT = Salt(b"a secret of the tests")
TEXT = (
    "A strike in al-Bab killed Zubeyda Qandil, known as Umm Leyth, her daughter Nesrin Qandil and the emir Karim "
    "Adel. “Zubeyda was kind,” said Farouk Tlass, a resident. Fighters hit the Qandil house."
)
NEEDLES = (
    *("zubeyda", "qandil", "kandil", "leyth", "nesrin", "farouk", "tlass", "adnan", "shibani", "habba"),
    *("زبيدة", "قنديل", "tlas", "example.org", "was kind", "planted"),
)


def claim(number: str, subject: str | None, predicate: Predicate, value: str | None, words: str) -> Claim:
    chain = (
        Source("Tlass Blog", "publisher"),
        Source("Farouk Tlass", "speaker", "resident of the Qandil quarter", "p:witness"),
        Source("Adnan Shibani", "cited", "uncle of Zubeyda"),
    )
    said = Span(0, len(words), words)
    return Claim(f"claim-{number}", subject, predicate, value, None, said, said, chain, "asserted", True)


def person(made: str, name: str, *aliases: str, role: Role | None = None) -> Entity:
    return Entity(
        made,
        "person",
        name,
        aliases=tuple(Alias(a, f"claim-alias-{made}") for a in aliases),
        mentions=(Span(0, len(name), name),),
        roles=(role,) if role else (),
        moves=(Move("the Qandil quarter", "since Nesrin was born", f"claim-move-{made}"),),
    )


def planted(ref: str = "zubeyda-qandil-2024") -> Record:
    """A report of one strike, in which private names stand wherever a name can stand."""
    base = report(ref, TEXT, where=AL_BAB, killed="3", publisher="Tlass Blog")
    (event,) = base.events
    emir = Role("emir of Zubeyda", "Salt Brigade", "Qandil quarter", "Nesrin, 2019", None, "claim-role")
    entities = (
        person("p:victim", "Zubeyda Qandil", "Umm Leyth", "زبيدة قنديل"),
        person("p:child", "Nesrin Qandil", role=Role("girl", "Salt Brigade", None, None, None, "claim-girl")),
        person("p:witness", "Farouk Tlass", role=Role("resident", None, None, None, None, "claim-resident")),
        person("p:emir", "Karim Adel", "Karim, killer of Zubeyda", role=emir),
        Entity("g:salt", "group", "Salt Brigade", aliases=(Alias("Kandil’s men", "claim-alias-g"),)),
        Entity("g:family", "group", "the Qandil family"),
        Entity("l:house", "place", "Qandil house"),
    )
    roles = (
        Participant("victim", "Zubeyda Qandil", "p:victim", 26, 40),
        Participant("victim", "her daughter Nesrin Qandil", "p:child", 0, 0),
        Participant("target", "Karim Adel", "p:emir", 0, 0),
        Participant("victim", "Habba, a cousin", None, 0, 0),
        Participant("target", "the Qandil house", "l:house", 0, 0),
        Participant("actor", "Salt Brigade", "g:salt", 0, 0),
        Participant("weapon", "the rifle of Adnan Shibani", None, 0, 0),
        Participant("actor", "the Qandil family", "g:family", 0, 0),
    )
    claims = [
        claim("victim", event.id, "target", "Zubeyda Qandil", "Zubeyda Qandil"),
        claim("place", event.id, "place", "the Qandil house", "the Qandil house"),
        claim("actor", event.id, "actor", "the Qandil family", "the Qandil family"),
        claim("weapon", event.id, "weapon", "the rifle of Adnan Shibani", "Adnan Shibani"),
        replace(claim("states", None, "states", None, "Zubeyda was kind"), content="Zubeyda was kind"),
        claim("alias-p:victim", "p:victim", "alias", "Umm Leyth", "Umm Leyth"),
        claim("alias-p:emir", "p:emir", "alias", "Karim, killer of Zubeyda", "Zubeyda"),
        claim("alias-g", "g:salt", "alias", "Kandil’s men", "Kandil’s men"),
        claim("role", "p:emir", "role", "emir of the Salt Brigade, Qandil quarter", "emir Karim Adel"),
        claim("girl", "p:child", "role", "girl", "her daughter"),
        claim("resident", "p:witness", "role", "resident", "a resident"),
        claim("fate", "p:victim", "fate", "killed", "killed Zubeyda Qandil"),
        *(
            claim(f"move-{e.id}", e.id, "moved", "the Qandil quarter", "Qandil quarter")
            for e in entities
            if e.kind == "person"
        ),
    ]
    told = (
        *event.values,
        *(
            replace(event.values[0], field=c.predicate, value=c.value, claim=c.id)  # type: ignore[arg-type]
            for c in claims[:4]
        ),
    )
    made: Event = replace(
        event,
        roles=roles,
        values=told,
        claims=tuple(v.claim for v in told),
        triggers=(Span(0, 40, TEXT[:40]),),
        date=replace(event.date, text="the day Zubeyda married"),
        place=replace(event.place, text="the Qandil house", name="Qandil house"),
    )
    document = replace(
        base.document,
        title="Zubeyda Qandil killed",
        url="https://example.org/zubeyda-qandil",
        warnings=("the text breaks off after “Farouk Tlass”",),
        headings=(Span(0, 5, "Nesrin"),),
    )
    return Record(document, entities, (made,), (*base.claims, *claims))


@pytest.fixture(scope="module")
def dangerous(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    made = ledger_of(tmp_path_factory.mktemp("dangerous") / "x.db", [*RECORDS, planted()])
    append(
        made, [decided(Ruling("correct", ("event-f",), "place", "Qandil house"), "planted: Nesrin", "tlass")]
    )
    refresh(made, resolve)
    yield made
    made.close()


@pytest.fixture(scope="module")
def copy(dangerous: Ledger) -> Iterator[SafeCopy]:
    with safe_copy(dangerous, Wanted(), Safety(SALT)) as made:
        yield made


def everything(folder: Path) -> str:
    """All that stands in the files of a folder and in their names, compressed or not, folded too."""
    told = []
    for file in sorted(folder.rglob("*")):
        told.append(file.name)
        if file.is_file():
            told.append(file.read_bytes().decode("utf-8", "replace"))
            if file.suffix == ".parquet":
                told.append(str(pq.read_table(file).to_pylist()))
    whole = "\n".join(told).casefold()
    # what JSON escapes is still there to be read
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), whole)
    return f"{whole}\n{plain}\n{fold(plain)}"


def test_the_names_are_there_before(dangerous: Ledger, tmp_path: Path) -> None:
    exporter("jsonl")(dangerous, Wanted(), tmp_path)
    told = everything(tmp_path)
    assert [needle for needle in NEEDLES if needle not in told] == []


@pytest.mark.parametrize("form", MODULES)
def test_no_form_gives_a_name_away(copy: SafeCopy, tmp_path: Path, form: str) -> None:
    exporter(form)(copy.ledger, Wanted(), tmp_path / "out")
    told = everything(tmp_path)
    assert told.strip()
    assert [needle for needle in NEEDLES if needle in told] == []


def test_the_copy_itself_holds_none(copy: SafeCopy) -> None:
    told = everything(Path(copy.ledger.name).parent)
    assert [needle for needle in NEEDLES if needle in told] == []


def test_a_safe_release_holds_none(copy: SafeCopy, tmp_path: Path) -> None:
    release(copy.ledger, Plan("1", ("csv", "jsonl")), tmp_path / "r")
    assert [needle for needle in NEEDLES if needle in everything(tmp_path)] == []


def test_safe_releases_are_the_same_to_the_byte_and_tell_what_changed(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "x.db", [*RECORDS, planted()])
    folders = [tmp_path / "one", tmp_path / "two", tmp_path / "three"]
    for folder in folders:
        if folder.name == "three":
            append(
                ledger, [decided(Ruling("correct", ("event-f",), "killed", "9"), "Nesrin said so", "tlass")]
            )
            refresh(ledger, resolve)
        with safe_copy(ledger, Wanted(), Safety(SALT)) as made:
            previous = None if folder.name == "one" else folders[0]
            release(made.ledger, Plan("1", ("csv",), previous=previous), folder)
    assert (folders[0] / "incidents.jsonl").read_bytes() == (folders[1] / "incidents.jsonl").read_bytes()
    assert len((folders[1] / "changes.csv").read_text("utf-8").splitlines()) == 1
    changes = (folders[2] / "changes.csv").read_text("utf-8")
    assert ",killed_low,5,9,read or resolved anew" in changes
    assert [needle for needle in NEEDLES if needle in everything(folders[2])] == []


def test_no_incident_is_lost_or_invented(dangerous: Ledger, copy: SafeCopy) -> None:
    def told(ledger: Ledger) -> list[tuple[object, ...]]:
        rows = incidents(ledger, Wanted())
        return sorted(
            (r.type, r.start or "", r.end or "", r.killed or "", r.reports, r.origins) for r in rows
        )

    assert told(copy.ledger) == told(dangerous)


def test_public_figures_and_groups_stay_named(copy: SafeCopy) -> None:
    names = {i.name for i in resolution(copy.ledger).identities}
    assert {"Karim Adel", "Salt Brigade", "Coast Front"} <= names
    assert sum(re.fullmatch(r"person-[0-9a-f]{10}", name) is not None for name in names) == 4
    assert "Anas" not in names


def test_pseudonyms_are_stable_and_follow_the_secret(dangerous: Ledger, tmp_path: Path) -> None:
    def names(ledger: Ledger, salt: Salt) -> set[str]:
        with safe_copy(ledger, Wanted(), Safety(salt)) as made:
            return {i.name for i in resolution(made.ledger).identities if i.name.startswith("person-")}

    alone = ledger_of(tmp_path / "alone.db", [planted("another")])
    assert names(alone, SALT) < names(dangerous, SALT)
    assert not names(alone, SALT) & names(alone, Salt(b"another secret!!"))


@pytest.mark.parametrize(("level", "places"), [("province", {"Ḩalab"}), ("country", {"Syria"})])
def test_places_are_made_coarse(dangerous: Ledger, tmp_path: Path, level: Level, places: set[str]) -> None:
    with safe_copy(dangerous, Wanted(), Safety(SALT, level)) as made:
        exporter("geojson")(made.ledger, Wanted(), tmp_path / "x.geojson")
    features = json.loads((tmp_path / "x.geojson").read_text("utf-8"))["features"]
    syrian = [f for f in features if f["properties"]["country"] == "SY"]
    assert {f["properties"]["place_precision"] for f in syrian} == {level}
    assert {f["properties"]["place"] for f in syrian} == places
    assert all(f["geometry"]["coordinates"] != [37.52, 36.37] for f in syrian)


def test_a_filter_by_a_name_leaves_no_trace_of_it(dangerous: Ledger, tmp_path: Path) -> None:
    with safe_copy(dangerous, Wanted(person="Zubeyda"), Safety(SALT)) as made:
        assert len(incidents(made.ledger, Wanted())) == 1
        exporter("html")(made.ledger, Wanted(), tmp_path / "x.html")
    assert [needle for needle in NEEDLES if needle in everything(tmp_path)] == []


def test_what_was_removed_is_listed_by_kind_and_count(copy: SafeCopy, tmp_path: Path) -> None:
    write_removed(copy, "province", tmp_path / "out.csv")
    told = json.loads((tmp_path / "out.csv.removed.json").read_text("utf-8"))
    removed = told["removed_or_replaced"]
    assert told["places_no_finer_than"] == "province"
    assert (removed["persons"], removed["groups"], removed["decisions"]) == (4, 1, 1)
    assert (removed["titles"], removed["addresses"], removed["report texts"]) == (1, 1, 7)
    assert removed["statements"] == 1

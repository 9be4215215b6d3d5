"""What holds for every export to another codebook, whatever the reports say."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import stix2
from followthemoney import model
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.publish.planted import SOMALIA, TADEF, ledger_of
from tests.publish.reading import filled_columns, incident_lines, wanted_ids
from tests.publish.sides import changed, taking_part
from tests.publish.test_plover import SCHEMA
from tests.resolve.telling import AL_BAB, report
from wireledger.extract.event_types import event_types
from wireledger.ids import content_id
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.publish.formats import exporter
from wireledger.publish.side_file import codebook
from wireledger.publish.stix_values import incident_id
from wireledger.records import Record

HOSTILE = st.text(max_size=20) | st.sampled_from(
    [
        'a\tb\n"c',
        "x\u2028y\x85z",
        "\ud800\x00",
        "None",
        '=cmd|"/c"!A1',
        "a; b; c",
        "</script>",
        "\u202eright",
        "“”",
    ]
)
NAMES = st.sampled_from(["Anas", "Coast rebels", "the army", "terrorists", "A\tB"]) | HOSTILE.filter(
    str.strip
)


def with_real_ids(record: Record) -> Record:
    """The record with ids of entities and claims as the reader makes them, whatever their names hold."""
    ids = {e.id: content_id(e.id, kind="entity") for e in record.entities}
    claims = {c.id: content_id(c.id, kind="claim") for c in record.claims}
    (event,) = record.events
    event = replace(
        event,
        roles=tuple(replace(p, entity=ids[p.entity or ""]) for p in event.roles),
        claims=tuple(claims[c] for c in event.claims),
        values=tuple(replace(v, claim=claims[v.claim]) for v in event.values),
    )
    return replace(
        record,
        entities=tuple(replace(e, id=ids[e.id]) for e in record.entities),
        events=(event,),
        claims=tuple(
            replace(c, id=claims[c.id], subject=ids.get(c.subject or "", c.subject)) for c in record.claims
        ),
    )


@st.composite
def records(draw: st.DrawFn, ref: str) -> Record:
    made = report(
        ref,
        f"{draw(HOSTILE)} strike {draw(HOSTILE)}",
        type=draw(st.sampled_from(sorted(event_types()))),
        publisher=draw(HOSTILE),
        published=draw(st.sampled_from([None, "2024-09-14", "2024-12-01"])),
        day=draw(st.sampled_from([None, "2024-09-12", "2024-09", "2023", "2024-09-11/2024-09-12"])),
        where=draw(st.sampled_from([None, AL_BAB, TADEF, SOMALIA])),
        killed=draw(st.sampled_from([None, "0", "2", "5+"])),
        hit=draw(st.lists(NAMES, max_size=2, unique=True)),
    )
    made = changed(
        made, status=draw(st.sampled_from(["asserted", "denied", "alleged", "planned", "hypothetical"]))
    )
    for number, name in enumerate(draw(st.lists(NAMES, max_size=2, unique=True))):
        made = taking_part(made, ("actor", "target")[number], f"{name} {number}")
    links = st.sampled_from([None, "https://example.org/a b", "https://example.org/a"])
    document = replace(made.document, title=draw(HOSTILE), url=draw(links))
    return with_real_ids(replace(made, document=document))


MANY = st.integers(0, 3).flatmap(lambda n: st.tuples(*(records(f"r{i}{chr(9)}") for i in range(n))))
FILTERS = (Wanted(), Wanted(since="2024"), Wanted(place="SY", type="shelling"))


def plover_ids(path: Path) -> list[str]:
    made = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    for one in made:
        Draft202012Validator(SCHEMA).validate(one)
    return [one["id"] for one in made]


def polecat_ids(path: Path) -> list[str]:
    read = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False)
    assert len(read.columns) == 40
    assert not (read == "").any(axis=None)
    return [str(one) for one in read["Event ID"]]


def ftm_ids(path: Path) -> list[str]:
    made = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    for one in made:
        schema: Any = model.get(one["schema"])
        schema.validate(one)
        loaded = model.get_proxy(one, cleaned=False)
        for name, values in one["properties"].items():
            taken = {schema.get(name).type.clean(value) for value in values}
            assert None not in taken
            assert set(loaded.get(name)) == taken
    return [one["id"] for one in made if one["schema"] == "Event"]


def stix_ids(path: Path) -> list[str]:
    bundle = json.loads(path.read_text("utf-8"))
    stix2.parse(bundle, allow_custom=False, version="2.1")
    return [one["id"] for one in bundle["objects"] if one["type"] == "incident"]


READERS: dict[str, Callable[[Path], list[str]]] = {
    "plover": plover_ids,
    "polecat": polecat_ids,
    "ftm": ftm_ids,
    "stix": stix_ids,
}


def written(ledger: Ledger, form: str, wanted: Wanted, path: Path) -> bytes:
    exporter(form)(ledger, wanted, path)
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


@settings(max_examples=6, deadline=None)
@given(MANY)
def test_no_incident_is_lost_or_invented_and_order_changes_nothing(told: tuple[Record, ...]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger, other = ledger_of(folder / "a.db", told), ledger_of(folder / "b.db", told[::-1])
        for form, ids in READERS.items():
            for wanted in FILTERS:
                written(ledger, form, wanted, folder / form)
                lines = incident_lines(folder / form)
                assert [line["incident"] for line in lines] == wanted_ids(ledger, wanted)
                held = [line["incident"] for line in lines if not line["left_out_because"]]
                assert ids(folder / form) == ([incident_id(i) for i in held] if form == "stix" else held)
                assert filled_columns(folder / form) <= set(codebook(form).names())
            again = (written(one, form, Wanted(), folder / form) for one in (ledger, other))
            assert next(again) == next(again)
        ledger.close()
        other.close()

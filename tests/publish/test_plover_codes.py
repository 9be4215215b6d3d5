from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish import sides
from tests.publish.planted import ledger_of
from wireledger.extract.event_types import event_types
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.publish.coded import coded
from wireledger.publish.coded_parts import Sector
from wireledger.publish.plover_codes import NO_DATE, NO_TYPE, Coding, codes, coding, sector
from wireledger.records import Record


def coded_as(record: Record, folder: Path) -> Coding | str:
    name = f"{record.document.ref}.db"
    (told,) = told_incidents(ledger_of(folder / name, [record]), Wanted())
    return coding(told, coded(told))


@pytest.mark.parametrize(
    ("record", "event", "mode"),
    [
        (sides.CLASH, "ASSAULT", "firearms"),
        (sides.CAPTURE, "ASSAULT", "abduct"),
        (sides.ARREST, "COERCE", "arrest"),
        (sides.LABELLED, "COERCE", "arrest"),
        (sides.WARRANT, "THREATEN", "arrest"),
        (sides.SERVED, "COERCE", "arrest"),
        (sides.TAKEN, "COERCE", "seize"),
        (sides.LEFT, "RETREAT", "withdraw"),
    ],
    ids=lambda given: given.document.ref if isinstance(given, Record) else None,
)
def test_type_and_mode_follow_what_is_told(record: Record, event: str, mode: str, tmp_path: Path) -> None:
    made = coded_as(record, tmp_path)
    assert isinstance(made, Coding)
    assert (made.event, made.mode) == (event, mode)


def test_violence_of_two_sides_has_both_as_actors(tmp_path: Path) -> None:
    made = coded_as(sides.CLASH, tmp_path)
    assert isinstance(made, Coding)
    assert [(p.name, sector(p)) for p in made.actors] == [("Syrian army", "MIL"), ("Coast rebels", "REB")]
    assert [(p.name, sector(p)) for p in made.recipients] == [("villagers", "CVL")]


def test_who_fell_is_no_side(tmp_path: Path) -> None:
    fallen = sides.taking_part(sides.CLASH, "target", "nine fighters")
    made = coded_as(fallen, tmp_path)
    assert isinstance(made, Coding)
    assert "nine fighters" not in [p.name for p in made.actors if p.kind == "words"]


def test_a_label_is_no_sector(tmp_path: Path) -> None:
    made = coded_as(sides.LABELLED, tmp_path)
    assert isinstance(made, Coding)
    assert [sector(p) for p in made.recipients] == ["UNK"]


@pytest.mark.parametrize(
    ("record", "modes"),
    [
        (sides.DENIED, ("aerial", "negation")),
        (sides.PLANNED, ("aerial", "future")),
        (sides.OLD, ("aerial", "historical")),
    ],
    ids=["denied", "planned", "old"],
)
def test_auxiliary_modes(record: Record, modes: tuple[str, ...], tmp_path: Path) -> None:
    made = coded_as(record, tmp_path)
    assert isinstance(made, Coding)
    assert made.modes == modes


def test_what_plover_cannot_hold_says_why(tmp_path: Path) -> None:
    assert coded_as(sides.NAMED, tmp_path) == NO_TYPE
    assert coded_as(sides.UNDATED, tmp_path) == NO_DATE


def test_every_sector_and_type_has_a_code() -> None:
    assert set(codes()["sectors"]) == set(Sector.__args__)  # type: ignore[attr-defined]
    quads = {event for events in codes()["quads"].values() for event in events}
    given = [t.plover for t in event_types().values() if t.plover] + [r["code"] for r in codes()["rules"]]
    assert {code.split(" / ")[0] for code in given} <= quads

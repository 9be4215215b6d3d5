"""A coder's rows against ours for the same incidents, read without a mistake: what the mapping alone does.

Each account is what a report says, written out by hand; ``hand_codings.yml`` has what a coder made of them
from the codebooks alone. Where the two differ for good is said in ``docs/publish-check.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from tests.publish.accounts import Account, Number, Who, code
from tests.publish.hand_check import EXPORTS, codings, differences
from wireledger.publish import acled, airwars, ucdp
from wireledger.publish.side_file import codebook
from wireledger.records import EventPlace
from wireledger.resolve.resolution import OriginKind

BELEDWEYNE = EventPlace("the northern edge of Baladweyne", "Beledweyne", 65785, 4.73583, 45.20361, "SO", "07", "exact")  # fmt: skip
BUALE = EventPlace("the vicinity of Buale", "Bu’aale", 64112, 1.25, 42.58, "SO", "08", "near")
MUDIYAH = EventPlace("Wadi Omran, east of Mudiyah", "Mūdīyah", 71100, 13.93, 46.08, "YE", "01", "near")
BARA = EventPlace("Bara", "Bara", 1183460, 33.91, 71.45, "PK", "03", "exact")
WUNTHO = EventPlace("Wuntho", "Wuntho", 1285100, 23.9, 95.69, "MM", "10", "exact")


@dataclass(frozen=True)
class Case:
    """An incident of ``hand_codings.yml``, as its reports tell it, and the fields that differ for good."""

    name: str
    accounts: tuple[Account, ...]
    kinds: Mapping[str, OriginKind]
    differing: Mapping[str, tuple[str, ...]]


CHECKPOINT = {"day": "2023-02-04", "place": BELEDWEYNE, "type": "suicide_bombing", "published": "2023-02-04"}
AMBUSH = {"day": "2023-11-20", "place": MUDIYAH, "type": "armed_clash", "published": "2023-11-20"}
POLICE_POST = {"day": "2024-01-09", "place": BARA, "type": "suicide_bombing", "published": "2024-01-09"}
STRIKE = {"day": "2022-11-09", "place": BUALE, "type": "air_drone_strike", "published": "2022-11-11"}
TOWN = {"day": "2024-12-05", "place": WUNTHO, "type": "territory_change", "published": "2024-12-06"}
SHELLS = {"day": "2024-12-06", "place": WUNTHO, "type": "shelling", "published": "2024-12-10"}
SELF = "Idaacadda Saarim (al-Sarim radio)"
CASES = (
    Case(
        "bomb at the checkpoint of Beledweyne",
        (
            Account(ref="a", outlet="Halyard News Agency", actors=(Who("al-Sarim"),), targets=("seven soldiers", "two women"), killed=(Number("9", "Seven soldiers and two women", "Hassan Barre Kulmiye"), Number("5", "five", "the regional authorities")), harm="reported", **CHECKPOINT),  # type: ignore[arg-type]
            Account(ref="b", outlet=SELF, actors=(Who("al-Sarim"),), targets=("the apostate militia",), killed=(Number("20", "20 troops"),), **CHECKPOINT),  # type: ignore[arg-type]
            Account(ref="c", outlet="Hiraan Casualty Desk", targets=("eight uniformed men",), killed=(Number("10", "ten"),), **CHECKPOINT),  # type: ignore[arg-type]
        ),
        {SELF: "group", "Halyard News Agency": "agency", "Hiraan Casualty Desk": "monitor"},
        {"airwars": ("belligerents_killed_min",)},
    ),
    Case(
        "ambush of Wadi Omran",
        (
            Account(ref="a", outlet="Corvane Press Service", actors=("suspected jihadists",), targets=("a convoy of a separatist militia",), killed=(Number("9", "nine fighters", "two security officials"), Number("6", "six", "the brigades")), **AMBUSH),  # type: ignore[arg-type]
            Account(ref="b", outlet="Southern Belt Brigades Media Centre", actors=("the militia of the Southern Belt Brigades",), targets=(Who("Usbat al-Jabal"),), killed=(Number("6", "Six"),), **AMBUSH),  # type: ignore[arg-type]
            Account(ref="c", outlet="Sada al-Jabal (Usbat al-Jabal)", actors=(Who("Usbat al-Jabal"),), targets=(Who("Southern Belt Brigades"),), killed=(Number("11", "Eleven"),), **AMBUSH),  # type: ignore[arg-type]
        ),
        {"Southern Belt Brigades Media Centre": "group", "Sada al-Jabal (Usbat al-Jabal)": "group", "Corvane Press Service": "agency"},
        {"airwars": ("grading",)},
    ),
    Case(
        "suicide bombing of Bara",
        (
            Account(ref="a", outlet="Halyard News Agency", targets=("three officers", "a clerk", "police"), killed=(Number("4", "three officers and a clerk", "police"),), **POLICE_POST),  # type: ignore[arg-type]
            Account(ref="b", outlet="Nawa-e Ghairat (Tehrik-e Ghairat)", actors=(Who("Tehrik-e Ghairat"),), targets=("policemen",), killed=(Number("12", "12 policemen"),), **POLICE_POST),  # type: ignore[arg-type]
        ),
        {"Nawa-e Ghairat (Tehrik-e Ghairat)": "group", "Halyard News Agency": "agency"},
        {},
    ),
    Case(
        "air strike near Buale, by the command",
        (
            Account(outlet="Horn Partnership Command", actors=(Who("Horn Partnership Command"),), targets=("one terrorist", "a vehicle"), killed=(Number("1", "one terrorist"),), harm="none_reported", **STRIKE),  # type: ignore[arg-type]
        ),
        {"Horn Partnership Command": "official"},
        {"acled": ("actor2", "inter2", "interaction", "admin1"), "ucdp": ("type_of_violence", "side_b")},
    ),
    Case(
        "taking of Wuntho",
        (
            Account(outlet="Corvane Press Service", actors=(Who("Mu Valley Defence Army"),), targets=("soldiers",), **TOWN),  # type: ignore[arg-type]
        ),
        {"Corvane Press Service": "agency"},
        {},
    ),
    Case(
        "shells on the market of Wuntho",
        (
            Account(outlet="Meza Eyewitness", actors=("the army",), targets=("the market", "a noodle seller and her son"), killed=(Number("2", "a noodle seller and her son"),), harm="reported", **SHELLS),  # type: ignore[arg-type]
        ),
        {},
        {},
    ),
)  # fmt: skip


def made(form: str, case: Case) -> Mapping[str, Any] | None:
    incident = code(*case.accounts, kinds=case.kinds)
    if form == "acled":
        event = acled.event_of(incident)
        return None if isinstance(event, str) else asdict(event.row)
    row = ucdp.row_of(incident) if form == "ucdp" else airwars.row_of(incident)
    if isinstance(row, str):
        return None
    return row if isinstance(row, dict) else asdict(row)


@pytest.mark.parametrize("form", ["acled", "ucdp", "airwars"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_coder_s_row_is_ours_where_the_reading_is_right(case: Case, form: str) -> None:
    coder = next(coding for coding in codings() if coding["name"] == case.name)[form]
    found = list(differences(coder, made(form, case)))
    assert [field for field, _, _ in found] == list(case.differing.get(form, ())), found


def test_the_coder_writes_the_columns_of_the_codebooks() -> None:
    for form in EXPORTS.keys() - {"polecat"}:  # coded as PLOVER is
        names = set(codebook(form).names())
        for coding in codings():
            assert set(coding[form] or ()) <= names, coding["name"]

from __future__ import annotations

from typing import Any

import pytest

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import IdentityRow, IncidentRow, Wanted, identities, incidents


def days(ledger: Ledger, **wanted: Any) -> list[str | None]:
    return [row.start for row in incidents(ledger, Wanted(**wanted))]


def test_incidents_are_listed_newest_first(kept: Ledger) -> None:
    found = incidents(kept, Wanted())
    assert [row.start for row in found] == ["2022-05-09", "2022-05-03", "2021-01-02"]
    assert incidents(kept, Wanted(), order="oldest") == found[::-1]
    assert incidents(kept, Wanted(), limit=1) == found[:1]


def test_an_incident_says_how_many_tell_it_and_on_what_they_differ(kept: Ledger) -> None:
    raid = incidents(kept, Wanted(since="2022-05-03", until="2022-05-03"))[0]
    assert raid == IncidentRow(
        id=raid.id,
        handle=raid.id[: len("incident-") + 4],
        type="ground_raid",
        label="ground raid in Tel Arran",
        start="2022-05-03",
        end="2022-05-03",
        place="Tel Arran",
        killed="2 / 3",
        injured=None,
        reports=3,
        origins=3,
        conflicts=("killed",),
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"since": "2022"}, ["2022-05-09", "2022-05-03"]),
        ({"until": "2022-05-03"}, ["2022-05-03", "2021-01-02"]),
        ({"since": "2022-05", "until": "2022-05-05"}, ["2022-05-03"]),
        ({"place": "bzaa"}, ["2021-01-02"]),
        ({"place": "arran"}, ["2022-05-09", "2022-05-03"]),
        ({"place": "Syria"}, ["2022-05-09", "2022-05-03", "2021-01-02"]),
        ({"place": "100%"}, []),
        ({"type": "air drone strike"}, ["2022-05-03"]),
        ({"type": "shooting_assassination"}, ["2021-01-02"]),
        ({"person": "Nadir Haso"}, ["2022-05-09"]),
        ({"person": "karim"}, ["2022-05-03", "2021-01-02"]),
        ({"outlet": "port post"}, ["2022-05-03"]),
        ({"outlet": "halyard", "place": "Tel Arran", "since": "2022-05-04"}, ["2022-05-09"]),
    ],
)
def test_filters(kept: Ledger, wanted: dict[str, str], found: list[str]) -> None:
    assert days(kept, **wanted) == found


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ({"since": "yesterday"}, '--from "yesterday" is no date. Write YYYY-MM-DD, YYYY-MM or YYYY.'),
        ({"until": "2022-02-30"}, '--to "2022-02-30" is no date. Write YYYY-MM-DD, YYYY-MM or YYYY.'),
    ],
)
def test_filters_that_make_no_sense(kept: Ledger, wanted: dict[str, str], text: str) -> None:
    with pytest.raises(UsageError) as caught:
        days(kept, **wanted)
    assert str(caught.value) == text


def test_a_type_that_is_none(kept: Ledger) -> None:
    with pytest.raises(
        UsageError, match=r'--type "picnic" is none\. There are: air_drone_strike, shelling, '
    ):
        days(kept, type="picnic")


def test_a_person_who_is_not_there(kept: Ledger) -> None:
    with pytest.raises(LedgerError) as caught:
        days(kept, person="Salt Brigade")
    assert str(caught.value) == (
        'no person in the ledger is called "Salt Brigade". List them with `wireledger people`.'
    )


def test_people_and_groups(kept: Ledger) -> None:
    people = identities(kept, "person")
    assert [(p.name, p.reports, p.incidents) for p in people] == [("Karim Adel", 4, 2), ("Nadir Haso", 1, 1)]
    (group,) = identities(kept, "group")
    assert group == IdentityRow(group.id, group.id[:10], "group", "Salt Brigade", 5, 0)
    assert identities(kept, "person", name="haso") == people[1:]
    assert identities(kept, "person", name="abu zayd") == people
    assert identities(kept, "person", limit=1) == people[:1]

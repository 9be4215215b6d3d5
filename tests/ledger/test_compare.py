from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ledger.reports import STORIES, Story, record, resolver
from wireledger.errors import LedgerError
from wireledger.ledger.compare import compare
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add


def test_fields_by_origins_with_the_words(kept: Ledger) -> None:
    raid = incidents(kept, Wanted(place="Tel Arran", until="2022-05-03"))[0]
    found = compare(kept, raid.handle)
    assert found.incident == raid
    assert [o.name for o in found.origins] == ["Halyard News", "Port Post", "Salt Radio"]
    killed = next(row for row in found.rows if row.field == "killed")
    assert killed.contradicts
    assert [cell.verdict for cell in killed.cells] == ["agree", "differ", "agree"]
    (said,) = killed.cells[1].said
    assert (said.value, said.ref, said.words, said.by, said.modality) == (
        "3",
        "a2",
        "3 people",
        "Port Post > the Northern Command",
        "asserted",
    )
    kind = next(row for row in found.rows if row.field == "type")
    assert not kind.contradicts
    assert [cell.verdict for cell in kind.cells] == ["agree", "agree", "agree"]


def test_where_no_value_has_most_all_differ(ledger: Ledger) -> None:
    for story in STORIES[:2]:
        add(ledger, record(story))
    refresh(ledger, resolver)
    killed = next(
        row for row in compare(ledger, incidents(ledger, Wanted())[0].id).rows if row.field == "killed"
    )
    assert [cell.verdict for cell in killed.cells] == ["differ", "differ"]


def test_an_origin_that_says_nothing_is_silent(ledger: Ledger) -> None:
    add(ledger, record(Story("a1")))
    mute = record(Story("a2", outlet="Port Post"))
    event = mute.events[0]
    fewer = tuple(v for v in event.values if v.field != "killed")
    add(ledger, replace(mute, events=(replace(event, values=fewer),)))
    refresh(ledger, resolver)
    killed = next(
        row for row in compare(ledger, incidents(ledger, Wanted())[0].id).rows if row.field == "killed"
    )
    assert [(cell.verdict, len(cell.said)) for cell in killed.cells] == [("agree", 1), ("silent", 0)]


def test_an_event_means_its_incident_and_a_person_means_none(kept: Ledger) -> None:
    event = record(STORIES[0]).events[0].id
    assert compare(kept, event).incident.start == "2022-05-03"
    with pytest.raises(
        LedgerError, match=r"is a person, not an incident\. List these: `wireledger incidents`\."
    ):
        compare(kept, "Karim Adel")

from __future__ import annotations

from tests.ledger.reports import STORIES, record
from wireledger.ledger.connect import Ledger
from wireledger.ledger.dossier import IdentityDossier, IncidentDossier, Telling, show
from wireledger.ledger.query import Wanted, incidents


def test_an_incident(kept: Ledger) -> None:
    raid = incidents(kept, Wanted(place="Tel Arran", until="2022-05-03"))[0]
    found = show(kept, raid.id)
    assert isinstance(found, IncidentDossier)
    assert found.matrix.incident == raid
    event = record(STORIES[0]).events[0].id
    assert found.reports[0] == Telling("a1", "Halyard News", "2022-05-03", "Raid in Tel Arran", event)
    assert [t.ref for t in found.reports] == ["a1", "a2", "a3"]
    assert [i.name for i in found.involved] == ["Karim Adel"]
    assert [q.link.reasons for q in found.questions] == [("the same place",)]
    assert show(kept, event) == found


def test_a_person(kept: Ledger) -> None:
    found = show(kept, "karim adel")
    assert isinstance(found, IdentityDossier)
    assert (found.identity.name, found.aliases) == ("Karim Adel", ("Abu Zayd",))
    assert [s.ref for s in found.spellings] == ["a1", "a2", "a3", "c1"]
    assert {(f.kind, f.text) for f in found.facts} == {
        ("alias", "Abu Zayd"),
        ("role", "emir, Salt Brigade"),
        ("fate", "killed"),
    }
    assert len(found.facts) == 12
    assert [row.start for row in found.incidents] == ["2021-01-02", "2022-05-03"]
    assert show(kept, record(STORIES[0]).entities[0].id) == found


def test_a_report_and_a_claim_are_shown_as_the_record(kept: Ledger) -> None:
    made = record(STORIES[1])
    assert show(kept, "a2") == made
    assert show(kept, made.claims[0].id) == made

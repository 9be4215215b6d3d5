from __future__ import annotations

import pytest

from tests.ledger.reports import STORIES, record
from wireledger.errors import LedgerError
from wireledger.ledger import profile as module
from wireledger.ledger.connect import Ledger
from wireledger.ledger.dossier import IdentityDossier, show
from wireledger.ledger.paging import SIZE
from wireledger.ledger.profile import Saying, mentions, profile, sayings


def test_it_holds_what_the_dossier_holds(kept: Ledger) -> None:
    found, full = profile(kept, "Karim Adel", "person"), show(kept, "Karim Adel")
    assert isinstance(full, IdentityDossier)
    assert (found.identity, found.aliases) == (full.identity, full.aliases)
    ((form,),) = (found.spellings.rows,)
    assert (form.text, form.refs.rows, form.refs.total) == ("Karim Adel", ("a1", "a2", "a3", "c1"), 4)
    facts = [fact for said in found.said.values() for made in said.rows for fact in made.facts.rows]
    assert sorted(facts, key=str) == sorted(full.facts, key=str)
    (killed,) = found.said["fate"].rows
    assert killed.saying == Saying("fate", "killed", "asserted")
    assert [fact.ref for fact in killed.facts.rows] == ["c1", "a1", "a2", "a3"]
    assert found.incidents.rows == tuple(reversed(full.incidents))
    assert found.incidents.total == 2
    assert found.entities == 4
    assert profile(kept, found.member, "person") == found
    assert found.doubts.total == len(found.doubts.rows) == len(full.questions)


def test_it_is_found_by_any_of_its_entities(kept: Ledger) -> None:
    by_entity = profile(kept, record(STORIES[0]).entities[0].id, "person")
    assert by_entity == profile(kept, "karim adel", "person")


def test_a_person_is_no_group(kept: Ledger) -> None:
    with pytest.raises(LedgerError, match="is no group"):
        profile(kept, "Karim Adel", "group")


def test_lists_are_cut_and_say_how_long_they_are(kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "INCIDENTS", 1)
    monkeypatch.setattr(module, "FACTS", 2)
    found = profile(kept, "Karim Adel", "person")
    assert (len(found.incidents.rows), found.incidents.total) == (1, 2)
    (killed,) = found.said["fate"].rows
    assert ([fact.ref for fact in killed.facts.rows], killed.facts.total) == (["c1", "a1"], 4)


def test_everybody_who_says_the_same(kept: Ledger) -> None:
    row, every = sayings(kept, "Karim Adel", "person", Saying("fate"), 1)
    assert (row.name, every.total, every.pages) == ("Karim Adel", 4, 1)
    assert {fact.kind for fact in every.rows} == {"fate"}
    assert [fact.ref for fact in every.rows] == ["c1", "a1", "a2", "a3"]
    killed = Saying("fate", "killed", "asserted")
    assert sayings(kept, "Karim Adel", "person", killed, 1)[1].total == 4
    assert sayings(kept, "Karim Adel", "person", Saying("fate", "killed", "denied"), 1)[1].total == 0
    assert sayings(kept, "Karim Adel", "person", Saying("fate", "kill"), 1)[1].total == 0
    assert sayings(kept, "Karim Adel", "person", Saying("fate"), 2)[1].rows == ()


def test_the_reports_in_pages(kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SIZE >= 4
    monkeypatch.setattr(module, "SIZE", 3)
    assert [m.ref for m in mentions(kept, "Karim Adel", "person", 1)[1].rows] == ["c1", "a1", "a2"]
    row, second = mentions(kept, "Karim Adel", "person", 2)
    assert row.name == "Karim Adel"
    assert ([m.ref for m in second.rows], second.total) == (["a3"], 4)

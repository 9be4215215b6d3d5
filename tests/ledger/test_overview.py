from __future__ import annotations

from tests.ledger.reports import STORIES
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.overview import overview
from wireledger.ledger.resolved import resolution


def test_what_there_is(kept: Ledger) -> None:
    found = overview(kept)
    made = resolution(kept)
    assert (found.reports, found.incidents) == (len(STORIES), len(made.incidents))
    assert found.people + found.groups == len(made.identities)
    assert found.questions == len(made.questions)
    assert found.contradicted == sum(1 for i in made.incidents if i.conflicts)
    assert found.last == ()


def test_contradictions_are_told_with_their_values(kept: Ledger) -> None:
    told = {c.incident.id: c.values for c in overview(kept).most}
    for incident in resolution(kept).incidents:
        if incident.conflicts:
            fields = tuple((c.field, tuple(v.value for v in c.values)) for c in incident.conflicts)
            assert told[incident.id] == fields


def test_the_last_decisions_come_first(filled: Ledger) -> None:
    event = resolution(filled).incidents[0].events[0].event
    made = [decided(Ruling("accept", (event,)), str(n)) for n in range(7)]
    append(filled, made)
    assert [past.decision.reason for past in overview(filled, last=3).last] == ["6", "5", "4"]


def test_an_empty_ledger_has_nothing(ledger: Ledger) -> None:
    found = overview(ledger)
    assert (found.reports, found.incidents, found.most, found.last) == (0, 0, (), ())

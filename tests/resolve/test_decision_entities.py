from __future__ import annotations

from tests import builders
from tests.resolve.telling import decision
from wireledger.records import Entity
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.decisions import rulings
from wireledger.resolve.resolution import Decision

RECORD = builders.record()
MAN = RECORD.entities[0]
ALIAS, POST, FATE, WHOLE = "c6", "c7", "c8", "c9"


def judged(*decisions: Decision) -> tuple[Entity, ...]:
    return corrected(RECORD, rulings(decisions).corrections).entities


def test_a_rejected_alias_is_no_name_and_no_mention() -> None:
    man = judged(decision("reject", ALIAS))[0]
    assert man.aliases == ()
    assert [m.text for m in man.mentions] == ["Karim Adel"]


def test_an_alias_that_is_the_name_too_is_still_a_mention() -> None:
    named = decision("correct", MAN.id, field="name", value="Abu Zayd", id="d2")
    man = judged(named, decision("reject", ALIAS))[0]
    assert man.name == "Abu Zayd"
    assert [m.text for m in man.mentions] == ["Karim Adel"]


def test_what_rejected_claims_said_is_gone() -> None:
    man, group = judged(decision("reject", POST, WHOLE))
    assert (man.roles, group.part_of) == ((), ())


def test_a_fate_without_a_claim_is_unknown() -> None:
    assert MAN.fate == "unknown"
    assert judged(decision("correct", FATE, field="value", value="captured"))[0].fate == "captured"
    assert judged(decision("reject", FATE))[0].fate == "unknown"


def test_corrected_values_are_sure() -> None:
    man = judged(
        decision("correct", ALIAS, field="value", value="Abu Zaid"),
        decision("accept", POST, id="d2"),
    )[0]
    assert [(a.name, a.confidence) for a in man.aliases] == [("Abu Zaid", 1.0)]
    assert [r.confidence for r in man.roles] == [1.0]


def test_a_longer_reading_of_a_name_is_cut_to_it() -> None:
    man = judged(decision("correct", MAN.id, field="name", value="Karim"))[0]
    assert man.name == "Karim"
    assert [m.text for m in man.mentions] == ["Karim", "Abu Zayd"]
    assert all(RECORD.document.text[m.start : m.end] == m.text for m in man.mentions)


def test_another_spelling_leaves_the_reports_own_among_the_mentions() -> None:
    man = judged(decision("correct", MAN.id, field="name", value="Kareem Adil"))[0]
    assert (man.name, man.mentions) == ("Kareem Adil", MAN.mentions)


def test_a_rejected_entity_is_nobody() -> None:
    found = corrected(RECORD, rulings([decision("reject", MAN.id)]).corrections)
    assert MAN.id not in {e.id for e in found.entities}
    assert [(p.text, p.entity) for p in found.events[0].roles] == [("Karim Adel", None)]

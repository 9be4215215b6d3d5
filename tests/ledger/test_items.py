from __future__ import annotations

import pytest

from tests.ledger.reports import STORIES, record
from wireledger.errors import LedgerError, UsageError, WireledgerError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.items import joining, ruling
from wireledger.ledger.query import Wanted, incidents
from wireledger.resolve.resolution import Verdict

EVENTS = [record(s).events[0].id for s in STORIES]
CLAIM = record(STORIES[0]).claims[0].id
MAN = record(STORIES[0]).entities[0].id
FATE = next(c.id for c in record(STORIES[0]).claims if c.predicate == "fate")


def test_incidents_and_people_stand_for_members_of_theirs(kept: Ledger) -> None:
    newer, older = incidents(kept, Wanted(place="Tel Arran"))
    assert ruling(kept, "same", (older.handle, newer.handle)) == Ruling(
        "same", (*sorted(EVENTS[:3]), EVENTS[3])
    )
    made = ruling(kept, "different", ("Karim Adel", "Nadir Haso"))
    assert all(item.startswith("entity-") for item in made.items)


def test_an_entity_is_of_the_kind_of_its_identity(kept: Ledger) -> None:
    man, group = (e.id for e in record(STORIES[0]).entities)
    assert ruling(kept, "same", (man, "Nadir Haso")).items[0] == man
    with pytest.raises(UsageError) as caught:
        ruling(kept, "same", (man, group))
    assert str(caught.value) == "decide same takes things of one kind, not people and groups."


def test_events_and_claims_stand_for_themselves(kept: Ledger) -> None:
    assert ruling(kept, "different", (EVENTS[0], EVENTS[1])) == Ruling("different", (EVENTS[0], EVENTS[1]))
    assert ruling(kept, "reject", (CLAIM[:-2],)) == Ruling("reject", (CLAIM,))
    assert ruling(kept, "correct", (EVENTS[0], "killed", "4")) == Ruling(
        "correct", (EVENTS[0],), "killed", "4"
    )
    assert ruling(kept, "accept", ("Nadir Haso",)).items == (record(STORIES[3]).entities[0].id,)


def test_claims_and_people_can_be_corrected(kept: Ledger) -> None:
    assert ruling(kept, "correct", (FATE, "value", "captured")) == Ruling(
        "correct", (FATE,), "value", "captured"
    )
    assert ruling(kept, "correct", (CLAIM, "speaker", "a nurse")).value == "a nurse"
    assert ruling(kept, "correct", ("Nadir Haso", "name", "Nader Haso")).field == "name"


@pytest.mark.parametrize(
    ("verdict", "asked", "text"),
    [
        ("same", (EVENTS[0],), "decide same needs two items or more, not 1."),
        ("accept", (CLAIM, CLAIM), "decide accept needs one item, not 2."),
        ("correct", (CLAIM, "killed"), "decide correct needs three words: ITEM FIELD VALUE."),
        (
            "correct",
            (CLAIM, "colour", "red"),
            '"colour" is no field of a claim. There are: value, speaker, modality, words.',
        ),
        (
            "correct",
            (EVENTS[0], "killed", "many"),
            'killed "many" is not understood. Write 3, 3+ for at least three, or 2-5.',
        ),
        (
            "correct",
            (EVENTS[0], "mood", "bad"),
            '"mood" is no field of an incident. There are: '
            "type, date, place, actor, target, weapon, killed, injured, status.",
        ),
        ("correct", (MAN, "fate", "dead"), '"fate" is no field of a person or group. There are: name.'),
        (
            "correct",
            (FATE, "value", "dead"),
            'fate "dead" is not understood. There are: killed, captured, at_large.',
        ),
        (
            "correct",
            (CLAIM, "modality", "maybe"),
            'modality "maybe" is not understood. There are: asserted, denied, uncertain, future.',
        ),
        (
            "correct",
            (CLAIM, "words", "seven swans"),
            f'"seven swans" does not stand in the report of {CLAIM}. Write words of it.',
        ),
        ("correct", (MAN, "name", " "), 'name " " is not understood. Write a name.'),
        (
            "same",
            (EVENTS[0], "Karim Adel"),
            "decide same takes things of one kind, not incidents and people.",
        ),
        (
            "same",
            (EVENTS[0], EVENTS[0]),
            f"decide same: two of {EVENTS[0]}, {EVENTS[0]} are one already. Name events or entities of it.",
        ),
    ],
)
def test_requests_that_make_no_sense(
    kept: Ledger, verdict: Verdict, asked: tuple[str, ...], text: str
) -> None:
    with pytest.raises(UsageError) as caught:
        ruling(kept, verdict, asked)
    assert str(caught.value) == text


def test_a_decision_on_a_claim_of_another_ledger_is_kept_but_cannot_be_corrected(filled: Ledger) -> None:
    elsewhere = "claim-0123456789abcdef"
    append(filled, [decided(Ruling("reject", (elsewhere,)), "as imported")])
    with pytest.raises(LedgerError) as caught:
        ruling(filled, "correct", (elsewhere, "value", "3"))
    assert str(caught.value) == (
        f"{elsewhere}: no report of the ledger holds this claim. Add the report first."
    )


def test_one_item_must_be_one(kept: Ledger) -> None:
    raid = incidents(kept, Wanted(place="Tel Arran"))[1]
    with pytest.raises(WireledgerError) as caught:
        ruling(kept, "reject", (raid.id,))
    assert str(caught.value) == (
        f"{raid.id} is told in 3 places: {', '.join(sorted(EVENTS[:3]))}. Name the one that you mean."
    )
    with pytest.raises(WireledgerError) as caught:
        ruling(kept, "reject", ("a1",))
    assert str(caught.value) == "a1 is a report. Name an incident, person, group, or claim in it."


def test_joining_names_every_member_of_both(kept: Ledger) -> None:
    made = joining(kept, (EVENTS[0], EVENTS[3]))
    assert made.verdict == "same"
    assert made.items[:2] == (EVENTS[0], EVENTS[3])
    assert set(made.items) == set(EVENTS[:4])

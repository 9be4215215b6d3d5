from __future__ import annotations

import pytest

from tests import builders
from tests.resolve.telling import decision
from wireledger.records import Claim
from wireledger.resolve.decision_claims import judged_claim
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.decisions import rulings
from wireledger.resolve.resolution import Decision

RECORD = builders.record()


def claim_of(predicate: str) -> Claim:
    return next(c for c in RECORD.claims if c.predicate == predicate)


def chain(claim: Claim) -> list[tuple[str, str]]:
    return [(s.name, s.kind) for s in claim.sources]


def judged(claim: Claim, *decisions: Decision) -> Claim:
    return judged_claim(claim, rulings(decisions).corrections)


def correct(claim: Claim, field: str, value: str) -> Claim:
    return judged(claim, decision("correct", claim.id, field=field, value=value))


def test_another_speaker_stands_behind_the_publisher() -> None:
    claim = claim_of("killed")
    assert chain(claim) == [("Halyard News Agency", "publisher"), ("the Northern Command", "speaker")]
    assert chain(correct(claim, "speaker", "Lina Sayed")) == [
        ("Halyard News Agency", "publisher"),
        ("Lina Sayed", "speaker"),
    ]


def test_the_publisher_itself_says_what_nobody_is_quoted_with() -> None:
    assert chain(correct(claim_of("killed"), "speaker", "halyard news agency")) == [
        ("Halyard News Agency", "publisher")
    ]


def test_a_speaker_whom_the_report_names_is_linked() -> None:
    claim, man = claim_of("killed"), RECORD.entities[0]
    given = decision("correct", claim.id, field="speaker", value="abu zayd")
    found = corrected(RECORD, rulings([given]).corrections)
    (told,) = (c for c in found.claims if c.id == claim.id)
    assert told.sources[-1].entity == man.id


def test_the_words_stay_where_a_value_or_modality_is_corrected() -> None:
    claim = claim_of("killed")
    told = correct(claim, "value", "4")
    assert (told.value, told.span, told.confidence) == ("4", claim.span, 1.0)
    assert correct(claim, "modality", "denied").modality == "denied"


@pytest.mark.parametrize(("field", "value"), [("value", "many"), ("modality", "maybe"), ("speaker", " ")])
def test_what_cannot_be_understood_changes_nothing(field: str, value: str) -> None:
    assert correct(claim_of("killed"), field, value) == claim_of("killed")


def test_a_statement_has_no_value_to_correct() -> None:
    assert correct(claim_of("states"), "value", "x") == claim_of("states")


def test_an_accepted_claim_is_sure() -> None:
    assert judged(claim_of("killed"), decision("accept", claim_of("killed").id)).confidence == 1.0


def test_a_rejected_claim_is_gone_and_so_is_what_is_said_of_nobody() -> None:
    claim, man = claim_of("killed"), RECORD.entities[0]
    found = corrected(RECORD, rulings([decision("reject", claim.id, man.id)]).corrections)
    left = {c.id for c in found.claims}
    assert claim.id not in left
    assert {c.id for c in RECORD.claims} - left == {
        claim.id,
        *(c.id for c in RECORD.claims if c.subject == man.id),
    }


def test_other_words_of_the_report_can_stand_for_a_claim() -> None:
    claim = claim_of("killed")
    text = RECORD.document.text
    words = text[claim.span.start : claim.span.end + 12]
    given = decision("correct", claim.id, field="words", value=f"{claim.span.start} {words}")
    found = corrected(RECORD, rulings([given]).corrections)
    (told,) = (c for c in found.claims if c.id == claim.id)
    assert (told.span.text, told.value, told.confidence) == (words, claim.value, 1.0)
    assert text[told.span.start : told.span.end] == words


def test_a_statement_says_its_new_words() -> None:
    claim = claim_of("states")
    words = claim.span.text[: claim.span.text.index(" ", 8)]
    given = decision("correct", claim.id, field="words", value=f"{claim.span.start} {words}")
    (told,) = (c for c in corrected(RECORD, rulings([given]).corrections).claims if c.id == claim.id)
    assert (told.content, told.span.text) == (words, words)


@pytest.mark.parametrize("value", ["0 words that stand nowhere", "no place", "7", "7 "])
def test_words_that_do_not_stand_there_change_nothing(value: str) -> None:
    claim = claim_of("killed")
    given = decision("correct", claim.id, field="words", value=value)
    (told,) = (c for c in corrected(RECORD, rulings([given]).corrections).claims if c.id == claim.id)
    assert (told.span, told.content) == (claim.span, claim.content)

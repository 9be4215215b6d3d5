from __future__ import annotations

from tests import builders
from tests.ledger.reports import STORIES, record
from wireledger.ledger.connect import Ledger
from wireledger.ledger.quoted import claims_in, document_in, quoted
from wireledger.plain import to_line


def test_every_claim_and_the_document_are_found_in_the_line() -> None:
    made = builders.record()
    line = to_line(made)
    assert list(claims_in(line, {claim.id for claim in made.claims})) == [(c.id, c) for c in made.claims]
    assert document_in(line) == made.document
    assert list(claims_in(line, {"e1", "p1", "c99"})) == []


def test_a_text_that_looks_like_a_claim_is_none() -> None:
    text = '{"document": 1} {"id": "c1", "subject": "x"} \\{"id": "c1", "subject": '
    made = builders.record(document=builders.document(text))
    assert list(claims_in(to_line(made), {"c1"})) == [("c1", made.claims[0])]
    assert document_in(to_line(made)) == made.document


def test_claims_of_several_reports(kept: Ledger) -> None:
    made = [record(s) for s in STORIES[:2]]
    wanted = {c.id for m in made for c in m.claims}
    with kept.reading() as connection:
        found = quoted(connection, {"a1", "a2", "none"}, wanted | {"claim-0"})
    assert found == {m.document.ref: {c.id: c for c in m.claims} for m in made} | {"none": {}}

from __future__ import annotations

from dataclasses import replace

from tests.ledger.reports import STORIES, record
from wireledger.ledger.claims import claims_beginning, line_with
from wireledger.ledger.connect import Ledger
from wireledger.ledger.quoted import claim_ids_in
from wireledger.ledger.write import add, replace_reading
from wireledger.plain import to_line

FIRST = record(STORIES[0])
CLAIMS = sorted(claim.id for claim in FIRST.claims)


def test_a_claim_is_found_in_its_report(ledger: Ledger) -> None:
    for story in STORIES:
        add(ledger, record(story))
    with ledger.reading() as connection:
        assert [line_with(connection, claim) for claim in CLAIMS] == [to_line(FIRST)] * len(CLAIMS)
        assert line_with(connection, "claim-none") is None


def test_a_claim_is_found_by_its_beginning(ledger: Ledger) -> None:
    add(ledger, FIRST)
    with ledger.reading() as connection:
        assert claims_beginning(connection, CLAIMS[0][:-1]) == [
            claim for claim in CLAIMS if claim.startswith(CLAIMS[0][:-1])
        ]
        assert claims_beginning(connection, "claim-none") == []


def test_a_claim_of_two_refs_is_found_once_and_in_the_first(ledger: Ledger) -> None:
    other = replace(FIRST, document=replace(FIRST.document, ref="another"))
    add(ledger, FIRST)
    add(ledger, other)
    with ledger.reading() as connection:
        assert claims_beginning(connection, CLAIMS[0]) == [CLAIMS[0]]
        assert line_with(connection, CLAIMS[0]) == to_line(min(FIRST, other, key=lambda r: r.document.ref))


def test_what_another_model_read_takes_the_place_of_the_old_claims(ledger: Ledger) -> None:
    add(ledger, FIRST, "old")
    kept = replace(FIRST, claims=FIRST.claims[:1])
    replace_reading(ledger, kept, "new")
    with ledger.reading() as connection:
        assert claims_beginning(connection, "") == [FIRST.claims[0].id]
        assert line_with(connection, FIRST.claims[0].id) == to_line(kept)


def test_the_ids_in_a_line() -> None:
    assert claim_ids_in(to_line(FIRST)) == CLAIMS

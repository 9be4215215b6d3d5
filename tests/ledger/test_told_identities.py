from __future__ import annotations

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, identities
from wireledger.ledger.told_identities import told_identities


def test_without_filters_everybody_comes_in_the_order_of_ids(kept: Ledger) -> None:
    found = [told.identity.id for told in told_identities(kept, Wanted())]
    everybody = [*identities(kept, "person"), *identities(kept, "group")]
    assert found == sorted(row.id for row in everybody)


def test_a_person_comes_with_facts_groups_and_days(kept: Ledger) -> None:
    told = {t.identity.name: t for t in told_identities(kept, Wanted())}
    man, brigade = told["Karim Adel"], told["Salt Brigade"]
    assert man.refs == ("a1", "a2", "a3", "c1")
    assert (man.first, man.last) == ("2021-01-02", "2022-05-03")
    assert {(t.fact.kind, t.fact.text, t.group) for t in man.facts} == {
        ("alias", "Abu Zayd", None),
        ("role", "emir, Salt Brigade", brigade.identity.id),
        ("fate", "killed", None),
    }
    assert man.row.incidents == 2


def test_with_a_filter_who_takes_part_comes_with_the_groups_of_their_posts(kept: Ledger) -> None:
    found = {t.identity.name for t in told_identities(kept, Wanted(place="Bza’a"))}
    assert found == {"Karim Adel", "Salt Brigade"}
    assert list(told_identities(kept, Wanted(since="2030"))) == []

from __future__ import annotations

from tests.resolve.telling import report
from wireledger.records import Record
from wireledger.resolve.incident_accounts import Account, accounts, vocabulary
from wireledger.resolve.incident_clusters import IndexPair, Rules
from wireledger.resolve.incident_component import Grouped, Grouping
from wireledger.resolve.incident_pairs import compare
from wireledger.resolve.incident_settings import settings

NO_RULES = Rules()
RECORDS = [
    report("a", "A strike near al-Bab killed Muhannad al-Hammadi.", hit=["Muhannad al-Hammadi"], killed="1"),
    report("b", "Muhannad al-Hammadi died in a strike in al-Bab.", hit=["Muhannad al-Hammadi"], killed="2"),
    report("c", "A strike in al-Bab hit a car.", day="2024-09-14", published="2024-09-16"),
    report("d", "Shells fell on Idlib.", trigger="fell", type="shelling", where=None),
]


def told(records: list[Record]) -> tuple[Account, ...]:
    return accounts(((r, e) for r in records for e in r.events), ())


def likely(among: tuple[Account, ...]) -> dict[IndexPair, float]:
    words = vocabulary(among)
    pairs = [(a, b) for a in range(len(among)) for b in range(a + 1, len(among))]
    odds = {(a, b): compare(among[a], among[b], words).log_odds for a, b in pairs}
    return {pair: value for pair, value in odds.items() if value >= settings().ask_above}


def sets(found: Grouped) -> set[frozenset[str]]:
    return {frozenset(a.ref for a in c.members) for c in found.clusters}


def asked(found: Grouped) -> set[frozenset[str]]:
    return {frozenset((q.link.a, q.link.b)) for q in found.questions}


def test_the_likely_are_joined_and_linked() -> None:
    among = told(RECORDS)
    found = Grouping(keeps=False).grouped(among, likely(among), NO_RULES, vocabulary(among))
    assert {"a", "b"} in sets(found)
    assert all(len(c.links) == len(c.members) - 1 for c in found.clusters)


def test_what_is_ruled_is_obeyed_and_not_asked() -> None:
    among = told(RECORDS)
    at = {a.ref: i for i, a in enumerate(among)}
    rules = Rules(((at["c"], at["d"]),), frozenset({(at["a"], at["b"])}))
    found = Grouping(keeps=False).grouped(among, likely(among), rules, vocabulary(among))
    assert sets(found) >= {frozenset("cd")}
    assert frozenset("ab") not in sets(found)
    assert frozenset({"event-a", "event-b"}) not in asked(found)


def test_two_clusters_are_asked_about_where_they_may_be_one() -> None:
    among = told(RECORDS[:2])
    bound = settings().ask_above
    odds = {(0, 1): bound + 0.1}
    found = Grouping(keeps=False).grouped(among, odds, NO_RULES, vocabulary(among))
    assert (sets(found), len(found.questions)) == ({frozenset("a"), frozenset("b")}, 1)


def test_group_after_group_is_as_all_at_once_and_the_same_stays_the_same() -> None:
    grouping = Grouping(keeps=True)
    among = told(RECORDS)
    words = vocabulary(among)
    first = grouping.grouped(among, likely(among), NO_RULES, words)
    assert grouping.grouped(among, likely(among), NO_RULES, words).questions == first.questions
    for rules in (Rules(apart=frozenset({(0, 1)})), NO_RULES, Rules(together=((1, 3),))):
        found = grouping.grouped(among, likely(among), rules, words)
        assert found == Grouping(keeps=False).grouped(among, likely(among), rules, words)

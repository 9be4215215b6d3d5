from __future__ import annotations

import pytest

from tests.ledger.reports import Story, record
from wireledger.errors import UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.search import excerpt, search
from wireledger.ledger.write import add


def refs(ledger: Ledger, words: str, limit: int = 20) -> list[str]:
    return [hit.ref for hit in search(ledger, words, limit).reports]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("convoy", {"c1"}),
        ("CONVOY witness", {"c1"}),
        ("convoy tel", set()),
        ("bzaa", {"c1"}),
        ("port", {"a2"}),
        ('"killed 3 people"', {"a2"}),
        ('"people 3 killed"', set()),
        ("strike", {"a3"}),
        ("emir OR", set()),
        ("NOT* (emir) ^'", set()),
    ],
)
def test_all_words_anywhere_in_a_report(kept: Ledger, words: str, found: set[str]) -> None:
    assert set(refs(kept, words)) == found


def test_newest_first(kept: Ledger) -> None:
    found = refs(kept, "emir")
    assert (found[0], found[-1]) == ("b1", "c1")
    assert refs(kept, "emir", limit=2) == found[:2]


def test_a_hit_shows_where_and_leads_to_its_incidents(kept: Ledger) -> None:
    (hit,) = search(kept, "convoy").reports
    assert hit.excerpt.endswith("A witness spoke of a convoy.")
    assert hit.excerpt.startswith("… ")
    assert [row.label for row in hit.incidents] == ["shooting assassination in Bza’a"]


def test_people_and_groups_by_name(kept: Ledger) -> None:
    assert [i.name for i in search(kept, "karim").identities] == ["Karim Adel"]
    assert {i.name for i in search(kept, "abu zayd").identities} == {"Karim Adel", "Nadir Haso"}


@pytest.mark.parametrize("words", ["", "…", '""'])
def test_nothing_to_look_for(kept: Ledger, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        search(kept, words)
    assert (
        str(caught.value) == f'"{words}" holds no word. Give one or more words, or a phrase in double quotes.'
    )


def test_a_report_is_found_before_it_is_resolved(ledger: Ledger) -> None:
    add(ledger, record(Story("a1")))
    (hit,) = search(ledger, "tel arran").reports
    assert hit.incidents == ()


def test_an_excerpt_is_cut_between_words() -> None:
    text = "aaaa " * 40 + "needle" + " bbbb" * 40
    assert excerpt(text, {"needle"}) == "… " + "aaaa " * 15 + "needle" + " bbbb" * 15 + " …"
    assert excerpt("needle", {"needle"}) == "needle"
    assert excerpt("x" * 500, {"y"}) == "x" * 80 + " …"

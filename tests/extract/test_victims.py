from __future__ import annotations

import pytest

from wireledger.extract.quantities import find_quantities
from wireledger.extract.victims import is_thing, total, victims_after, victims_before

Bounds = tuple[int | None, int | None]


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Gunmen killed two soldiers, a driver and three guards near Gao.", (6, 6)),
        ("A mine killed his brother.", (1, 1)),
        ("The raid killed Abu Yahya, a commander.", (1, 1)),
        ("Shelling killed at least nine villagers and a nurse.", (10, None)),
        ("It killed no civilians.", None),
        ("It killed three cows.", None),
    ],
)
def test_victims_after_a_verb(sentence: str, killed: Bounds | None) -> None:
    start = sentence.index("killed") + len("killed")
    found = victims_after(sentence, start, len(sentence), find_quantities(sentence))
    assert (found and (found.low, found.high)) == killed


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Four civilians and a medic were killed.", (5, 5)),
        ("The army said three fighters were killed.", (3, 3)),
        ("Two brothers, Hassan and Idris, were killed.", (2, 2)),
        ("Six farmers, including two boys, were killed.", (6, 6)),
    ],
)
def test_victims_before_a_passive(sentence: str, killed: Bounds) -> None:
    end = max(sentence.find(" was "), sentence.find(" were "))
    found = victims_before(sentence, 0, end, find_quantities(sentence))
    assert found is not None
    assert (found.low, found.high) == killed


def test_a_list_has_a_most_only_where_each_member_has_one() -> None:
    assert total([(2, 2), (3, None)]) == (5, None)
    assert total([(None, 4), (1, 1)]) == (1, 5)


def test_vehicles_are_no_victims() -> None:
    assert [is_thing(q) for q in find_quantities("It hit two trucks and three drivers.")] == [True, False]

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from wireledger.web.looking import FOR, Looking


def test_what_one_looks_at_comes_later_for_the_others() -> None:
    looking = Looking()
    assert looking.take("anna", "review-1")
    assert looking.by_others("bela") == {"review-1"}
    assert looking.by_others("anna") == frozenset()
    assert not looking.take("bela", "review-1")
    assert looking.take("anna", "review-1")


def test_who_goes_on_leaves_it_to_the_others() -> None:
    looking = Looking()
    looking.take("anna", "review-1")
    looking.take("anna", "review-2")
    assert looking.by_others("bela") == {"review-2"}
    assert looking.take("bela", "review-1")


def test_who_goes_away_holds_nothing_for_long() -> None:
    now = 0.0
    looking = Looking(lambda: now)
    looking.take("anna", "review-1")
    now = FOR
    assert looking.by_others("bela") == {"review-1"}
    now = FOR + 1
    assert looking.by_others("bela") == frozenset()
    assert looking.take("bela", "review-1")


def test_of_many_at_once_one_takes_it() -> None:
    looking = Looking()
    with ThreadPoolExecutor(8) as many:
        taken = list(many.map(lambda n: looking.take(f"reviewer {n}", "review-1"), range(8)))
    assert taken.count(True) == 1

from __future__ import annotations

from wireledger.resolve.memo import Memo, These


def test_what_is_asked_in_every_run_is_made_once() -> None:
    memo: Memo[int] = Memo(keeps=True)
    made = []

    def make() -> int:
        made.append(1)
        return len(made)

    for _ in range(3):
        assert memo.of("a", make) == memo.of("a", make) == 1
        memo.turn()
    assert made == [1]


def test_what_a_run_did_not_ask_for_is_forgotten() -> None:
    memo: Memo[int] = Memo(keeps=True)
    memo.put("a", 1)
    memo.turn()
    memo.turn()
    assert memo.get("a") is None


def test_one_that_keeps_nothing_makes_everything_anew() -> None:
    memo: Memo[int] = Memo(keeps=False)
    assert [memo.of("a", lambda: 1), memo.of("a", lambda: 2)] == [1, 2]


def test_these_are_equal_for_the_very_same_objects_only() -> None:
    one, other = ["a"], ["a"]
    assert These([one]) == These([one])
    assert hash(These([one])) == hash(These([one]))
    assert These([one]) != These([other])
    assert These([one]) != These([one, one])
    assert These([one]) != one

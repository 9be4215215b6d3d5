from __future__ import annotations

import pytest

from wireledger.resolve.conflict_methods import names_method


@pytest.mark.parametrize("trigger", ["raid", "Drone strikes", "killed in an airstrike", "shot dead"])
def test_some_words_name_a_method(trigger: str) -> None:
    assert names_method(trigger)


@pytest.mark.parametrize("trigger", ["hit", "killed", "blew up", "afraid"])
def test_others_leave_it_open(trigger: str) -> None:
    assert not names_method(trigger)

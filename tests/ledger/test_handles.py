from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireledger.ledger.handles import handles

ids = st.text("0123456789abcdef", min_size=16, max_size=16).map("incident-{}".format)


def test_a_handle_is_as_short_as_it_can_be() -> None:
    made = ["incident-3fa2c81d9e", "incident-3fa2c77777", "incident-9000000000"]
    assert list(handles(made).values()) == ["incident-3fa2c7", "incident-3fa2c8", "incident-9000"]
    assert handles(["incident-3fa2c81d9e"]) == {"incident-3fa2c81d9e": "incident-3fa2"}
    assert handles([]) == {}


@given(st.sets(ids, max_size=30))
def test_a_handle_means_one_id(made: set[str]) -> None:
    for whole, handle in handles(made).items():
        assert [other for other in made if other.startswith(handle)] == [whole]

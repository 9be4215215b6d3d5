"""Confidences from evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.confidence import confidence, mean_log_odds
from wireledger.extract.word_lists import lists

KINDS = sorted(lists("confidence"))
probabilities = st.floats(0.0, 1.0)


@given(st.sampled_from(KINDS), st.lists(probabilities, min_size=1, max_size=4))
def test_a_confidence_is_a_probability(kind: str, evidence: list[float]) -> None:
    assert 0.0 <= confidence(kind, evidence) <= 1.0


@given(st.sampled_from(KINDS), probabilities, probabilities)
def test_more_evidence_never_lowers_it(kind: str, a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert confidence(kind, [low]) <= confidence(kind, [high])


def test_evidence_is_averaged_as_log_odds() -> None:
    assert mean_log_odds([0.9, 0.1]) == pytest.approx(0.0)
    assert mean_log_odds([0.5, 0.5]) == 0.0


def test_certainty_is_bounded() -> None:
    assert mean_log_odds([1.0]) == -mean_log_odds([0.0])


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        confidence("guess", [0.5])

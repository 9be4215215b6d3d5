from __future__ import annotations

from wireledger.extract.event_types import event_types
from wireledger.resolve.incident_settings import settings


def test_every_event_type_has_a_kind() -> None:
    assert set(settings().kind_of) == set(event_types())


def test_kin_are_kinds() -> None:
    kinds = set(settings().kind_of.values())
    assert all(pair <= kinds and len(pair) == 2 for pair in settings().kin)


def test_weights_are_log_odds_by_path() -> None:
    weights = settings().weights
    assert weights["date.same_day"] > 0 > weights["base"]
    assert settings().ask_above < settings().merge_above


def test_stop_words_are_words_and_not_yaml_booleans() -> None:
    assert all(isinstance(word, str) for word in settings().stop_words)

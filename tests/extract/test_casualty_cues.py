from __future__ import annotations

import pytest

from wireledger.extract.casualty_cues import casualty_cues, joint_cues, unharmed


@pytest.mark.parametrize(
    ("sentence", "cues"),
    [
        ("It killed four and wounded nine.", [("killed", "verbs"), ("injured", "verbs")]),
        ("Nine died of their wounds.", [("killed", "states"), ("injured", "verbs")]),
        ("The death toll rose to 31.", [("killed", "tolls")]),
        ("12 deaths were reported.", [("killed", "nouns")]),
        ("The army lost two men.", [("killed", "losses")]),
        ("The battalion took the village.", []),
    ],
)
def test_each_cue_has_its_kind_and_way(sentence: str, cues: list[tuple[str, str]]) -> None:
    assert [(c.kind, c.way) for c in casualty_cues(sentence)] == cues


def test_a_joint_figure_is_of_both_cues() -> None:
    joint, apart = "60 were killed and injured.", "Five were killed, 22 wounded."
    assert len(joint_cues(joint, casualty_cues(joint))) == 2
    assert not joint_cues(apart, casualty_cues(apart))


def test_unharmed() -> None:
    assert unharmed("Missiles hit; no one was hurt.") == (14, 29)
    assert unharmed("No casualties on our side.") is None

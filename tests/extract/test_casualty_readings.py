from __future__ import annotations

import pytest

from wireledger.extract.casualty_cues import casualty_cues
from wireledger.extract.casualty_readings import reading
from wireledger.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("The blast killed seven.", (7, 7)),
        ("The commander was killed at dawn.", (1, 1)),
        ("He died of his wounds.", (1, 1)),
        ("71 soldiers killed, the ministry says.", (71, 71)),
        ("Nine men fell at Debaltseve.", (9, 9)),
        ("There were 12 deaths in Bria.", (12, 12)),
        ("The murder of two teachers was condemned.", (2, 2)),
        ("The toll stood at 14 on Monday.", (14, 14)),
        ("The unit lost five men.", (5, 5)),
        ("A judge was killed along with two guards.", (3, 3)),
    ],
)
def test_the_first_cue_states_how_many_were_killed(sentence: str, killed: tuple[int, int]) -> None:
    found = reading(sentence, casualty_cues(sentence), 0, find_quantities(sentence))
    assert found is not None
    assert (found.kind, found.victims.low, found.victims.high) == ("killed", *killed)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.casualties import casualties

NONE = (None, None)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("A car bomb in Mogadishu killed at least four people and wounded nine.", (4, None), (9, 9)),
        ("In Bakhmut four were killed and nine injured.", (4, 4), (9, 9)),
        ("The ambush near Ménaka left nine dead.", (9, 9), NONE),
        ("The blast claimed the lives of 12 pilgrims.", (12, 12), NONE),
        ("3. On Friday at least 60 persons were killed with knives.", (60, None), NONE),
        ("The death toll from the attack on the camp at Pibor has risen to 31.", (31, 31), NONE),
        ("Clashes in Catatumbo cost around 80 lives.", (80, 80), NONE),
        ("A mine exploded near Hpakant, killing two and injuring a third.", (2, 2), (1, 1)),
        ("A child was killed in Deir ez-Zor.", (1, 1), NONE),
        ("A drone hit the van, killing its driver.", (1, 1), NONE),
        ("US forces killed Osama al-Muhajir in eastern Syria.", (1, 1), NONE),
        ("A strike killed Abu Omar and his two bodyguards.", (3, 3), NONE),
        ("Abu Omar, a Taliban commander, was killed in Kunar.", (1, 1), NONE),
        ("Two men, Ali and Omar, were killed in Kano.", (2, 2), NONE),
        ("Gunmen killed six conscripts and a lieutenant near Sheikh Zuweid.", (7, 7), NONE),
        ("Four soldiers of the 3rd Brigade, including two officers, were killed.", (4, 4), NONE),
        ("Two Catholics and a Protestant were shot dead.", (3, 3), NONE),
        ("He was killed along with two aides in Khost.", (3, 3), NONE),
        ("The army lost two men in Marawi.", (2, 2), NONE),
        ("Five were killed, 22 wounded.", (5, 5), (22, 22)),
        ("An elder reported the deaths of between two and four farm workers.", (2, 4), NONE),
        ("The assassination of a judge in Beledweyne shocked the town.", (1, 1), NONE),
        ("As many as 35 fighters were killed.", (None, 35), NONE),
        ("Missiles hit Mykolaiv; no one was hurt.", (0, 0), (0, 0)),
        ("A warehouse burned; nobody died.", (0, 0), NONE),
        ("More than 60 civilians were killed and injured.", NONE, NONE),
        ("The shelling killed or wounded 14 people.", NONE, NONE),
        ("The battalion took the village of Robotyne.", NONE, NONE),
        ("Troops killed civilians.", NONE, NONE),
    ],
)
def test_counts_of_a_sentence(
    sentence: str, killed: tuple[int | None, int | None], injured: tuple[int | None, int | None]
) -> None:
    found = casualties(sentence)
    assert (found.killed.min, found.killed.max) == killed
    assert (found.injured.min, found.injured.max) == injured


def test_the_clause_of_the_trigger_is_preferred() -> None:
    sentence = "A raid in Anbar killed three; a drone strike in Mosul killed five."
    at = sentence.index("killed five")
    assert casualties(sentence, (at, at + 6)).killed.min == 5
    assert casualties(sentence, (sentence.index("killed"), sentence.index("killed") + 6)).killed.min == 3


WORDS = st.lists(
    st.sampled_from(
        [
            "killed",
            "wounded",
            "were",
            "was",
            "two",
            "three",
            "soldiers",
            "and",
            ",",
            "Abu Omar",
            "a",
            "driver",
            "dead",
            "of",
            "lost",
            "at least",
        ]
    )
).map(" ".join)


@given(st.one_of(st.text(), WORDS))
def test_spans_quote_the_sentence_and_nothing_raises(sentence: str) -> None:
    found = casualties(sentence)
    for span in (found.killed_span, found.injured_span):
        assert span is None or sentence[span.start : span.end] == span.text
    for count in (found.killed, found.injured):
        assert count.min is None or count.max is None or count.min <= count.max


@pytest.mark.parametrize("unit", ["killed 1 ", " ", '"', "was killed and ", "two, ", "9"])
def test_hostile_input_returns(unit: str) -> None:
    assert casualties(unit * (100_000 // len(unit)), (50_000, 50_006)) is not None

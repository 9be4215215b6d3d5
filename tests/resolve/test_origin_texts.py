from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireledger.resolve.origin_texts import copied_share, copy_groups, runs

ORIGINAL = (
    "A car packed with explosives blew up at a security checkpoint on the northern edge of Baladweyne in "
    "central Somalia on Saturday, killing at least nine people, a police officer and a nurse said. A nurse at "
    "the general hospital, who was not allowed to speak to the press, counted 14 wounded."
)
REPRINT = (
    "A car packed with explosives blew up at a security checkpoint on the northern edge of Belet Weyne on "
    "Saturday, killing at least nine people, a police officer and a nurse said."
)
INDEPENDENT = (
    "The administration tells the public that this morning, Saturday, a car loaded with explosives was sent "
    "towards the city of Beledweyne. Five of the heroes were martyred and eleven wounded."
)


def test_a_shortened_reprint_is_a_copy_and_an_independent_report_is_none() -> None:
    assert copied_share(runs(ORIGINAL), runs(REPRINT)) > 0.7
    assert copied_share(runs(ORIGINAL), runs(INDEPENDENT)) < 0.1
    assert copy_groups([ORIGINAL, INDEPENDENT, REPRINT]) == ((0, 2), (1,))


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    assert runs("L’armée a bombardé") == runs("l'armee A bombarde")


def test_empty_texts_copy_nothing() -> None:
    assert copy_groups(["", ""]) == ((0,), (1,))


def test_two_copies_of_one_text_meet_through_it() -> None:
    halves = [ORIGINAL[: len(ORIGINAL) // 2], ORIGINAL[len(ORIGINAL) // 2 :], ORIGINAL]
    assert copy_groups(halves) == ((0, 1, 2),)


@given(st.permutations([ORIGINAL, REPRINT, INDEPENDENT, "Words of quite another kind stand here."]))
def test_the_order_of_the_texts_changes_nothing(texts: list[str]) -> None:
    groups = {frozenset(texts[i] for i in group) for group in copy_groups(texts)}
    assert frozenset({ORIGINAL, REPRINT}) in groups
    assert len(groups) == 3

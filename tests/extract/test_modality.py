"""Clauses that a statement takes back or puts into the future."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireledger.extract.modality import clause_modality, opens_in_future, reported_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "It is weak, but that does not mean that the group is finished or that it will lay down arms soon.",
            [("the group is finished", "denied"), ("it will lay down arms soon", "future")],
        ),
        (
            "The ministry denied that its aircraft hit the market.",
            [("its aircraft hit the market", "denied")],
        ),
        (
            "There is no evidence that the mayor was taken, but the search goes on",
            [("the mayor was taken", "denied")],
        ),
        ("The army said that the town fell.", []),
        ("no indication that ", []),
    ],
)
def test_parts_under_a_denying_phrase(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(p.text, p.modality) for p in reported_parts(text)] == parts


@given(st.text())
def test_parts_quote_their_text(text: str) -> None:
    whole = text + " denied that " + text
    assert all(whole[p.start : p.end] == p.text for p in reported_parts(whole))


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("it will announce a truce", "future"),
        ("he may have fled", "uncertain"),
        ("the convoy left", "asserted"),
        ("a man of strong will", "future"),
        ("goodwill", "asserted"),
    ],
)
def test_modality_of_a_clause(clause: str, modality: str) -> None:
    assert clause_modality(clause) == modality


@pytest.mark.parametrize(
    ("content", "future"),
    [
        ("We will not allow them to return.", True),
        ("the army's second division vowed to retake the town", True),
        ("They took a town from which, its mayor and his deputies said, they will now march on", False),
        ("They left.", False),
    ],
)
def test_a_main_clause_about_the_future(content: str, future: bool) -> None:
    assert opens_in_future(content) is future

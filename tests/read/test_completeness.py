"""Texts that break off."""

from __future__ import annotations

import pytest

from .conftest import ReadOne

ONE = "Three people were killed in a strike on a house in Idlib, the White Helmets said."


@pytest.mark.parametrize(
    ("last", "warning"),
    [
        (
            "Security and field cooperation",
            'the text breaks off: the last heading "Security and field cooperation" has nothing under it',
        ),
        (
            "The mother asked the journalists not to",
            'the text breaks off: its last words are "The mother asked the journalists not to"',
        ),
        (
            "The army said on Monday that its forces had taken the town and that the mili",
            'the text breaks off: its last words are "had taken the town and that the mili"',
        ),
        ("The army said that it had… [+1234 chars]", 'the text breaks off: it ends with "[+1234 chars]"'),
        ("The army said that it…", 'the text breaks off: it ends with "…"'),
        ("The army said that it...", 'the text breaks off: it ends with "..."'),
        ("The army said so. Read more", 'the text breaks off: it ends with "Read more"'),
        ("Sultan adds:", 'the text breaks off: its last words are "Sultan adds:"'),
        ("قال الجيش إن قواته دخلت المدينة وإن", 'the text breaks off: its last words are "قال الجيش إن قواته دخلت المدينة وإن"'),
    ],
)  # fmt: skip
def test_cut_texts(read: ReadOne, last: str, warning: str) -> None:
    document = read(f"{ONE}\n\n{last}")
    assert not document.complete
    assert warning in document.warnings


@pytest.mark.parametrize(
    "last",
    [
        "He said: “It is over.”", "It ended.)", "ENDS", "###", "Suleiman Yerima Dogo, Public Relations Officer",
        "- Solaiman Datumulok", "MNA/TTA", "(The rest follows in the coming issue)", "AKA: Hamza Darnawi",
        "https://halyard.example/1", "من قتلهم؟", "He wanted to read more.", "— Additional reporting: C. Devenney", "- two pistols",
    ],
)  # fmt: skip
def test_finished_texts(read: ReadOne, last: str) -> None:
    assert read(f"{ONE}\n\n{last}").complete


def test_a_lone_headline_is_not_cut(read: ReadOne) -> None:
    assert read("Three killed in Idlib strike").complete


def test_a_closing_question_is_a_heading_only_where_the_text_has_headings(read: ReadOne) -> None:
    assert read(f"{ONE}\n\n{ONE}\n\nWho is next?").complete
    document = read(f"{ONE}\n\nleadership drain\n\n{ONE}\n\nWho is next?")
    assert document.warnings == ('the text breaks off: the last heading "Who is next?" has nothing under it',)


def test_names_of_signatories_are_no_headings(read: ReadOne) -> None:
    document = read(f"{ONE}\n\nCHARITY N. MUTHAURA, OGW\n\nDirector, Corporate Communication")
    assert (document.complete, document.headings) == (True, ())

"""Posts that stand apart from the name: quoted titles and tasks."""

from __future__ import annotations

from wireledger.extract.person import Person
from wireledger.extract.posts import add_posts
from wireledger.records import Span

TEXT = (
    "Karim Adel rose quickly. He was the “Wali of Nahr Province” and among those tasked with rebuilding the "
    "courier lines, and wrote “The End of Winter”."
)


def test_quoted_titles_and_tasks_go_to_the_person_named_last() -> None:
    karim = Person("Karim Adel", [Span(0, 10, "Karim Adel")])
    add_posts([karim], TEXT)
    assert [p.title.text for p in karim.posts] == [
        "Wali of Nahr Province",
        "tasked with rebuilding the courier lines",
    ]
    assert all(TEXT[p.title.start : p.title.end] == p.title.text for p in karim.posts)


def test_nobody_named_before_gets_nothing() -> None:
    late = Person("Karim Adel", [Span(len(TEXT), len(TEXT) + 10, "Karim Adel")])
    add_posts([late], TEXT + "Karim Adel")
    assert late.posts == []

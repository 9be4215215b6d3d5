"""Posts that stand apart from the name: quoted titles and tasks."""

from __future__ import annotations

import pytest

from wireledger.extract.person import Person, Post
from wireledger.extract.posts import (
    add_posts,
    distinct,
    drop_names,
    give_posts_once,
    holds_office,
    tidied,
    title_before,
)
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


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        ("his second-in-command fled", "second-in-", "second-in-command"),
        ("was deputy to Ann", "deputy to", "deputy"),
        ("the head of the shura", "head of the shura", "head of the shura"),
        ("took over the unit", "over", None),
        ("the brother of Ann", "brother", None),
        ("Mr. Lee", "Mr.", None),
        ("Ms. Lee", ".", None),
    ],
)
def test_titles_are_whole_words_and_posts(text: str, found: str, kept: str | None) -> None:
    start = text.index(found)
    title = tidied(Span(start, start + len(found), found), text)
    assert (title.text if title else None) == kept
    assert title is None or text[title.start : title.end] == title.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Then Maj. Gen. Ann Lee spoke.", "Maj. Gen."),
        ("Then Maj-Gen Ann Lee spoke.", "Maj-Gen"),
        ("Later Police Captain Ann Lee spoke.", "Police Captain"),
        ("Then Mrs. Ann Lee spoke.", None),
        ("The martyrdom of the leader Ann Lee came.", "leader"),
        ("It was, said Captain, Ann Lee who fled.", None),
        ("Carl Ray alias Ann Lee spoke.", None),
    ],
)
def test_the_whole_title_before_a_name(text: str, title: str | None) -> None:
    start = text.index("Ann Lee")
    found = title_before(text, Span(start, start + 7, "Ann Lee"))
    assert (found.text if found else None) == title


def test_of_posts_that_overlap_the_surest_stays() -> None:
    long, short, other = Span(4, 21, "head of the shura"), Span(4, 8, "head"), Span(30, 34, "Head")
    posts = [Post(short, score=0.6), Post(long, score=0.8), Post(other, score=0.5)]
    assert [p.title for p in distinct(posts)] == [long, other]


def test_a_post_is_left_to_the_person_beside_it() -> None:
    text = "The emir, Ann Lee, will follow Carl Ray."
    title = Span(4, 8, "emir")
    ann = Person("Ann Lee", [Span(10, 17, "Ann Lee")], posts=[Post(title, score=0.5)])
    carl = Person("Carl Ray", [Span(31, 39, "Carl Ray")], posts=[Post(title, score=0.9)])
    give_posts_once([carl, ann], text)
    assert ([p.title for p in ann.posts], carl.posts) == ([title], [])


def test_posts_of_public_life() -> None:
    assert holds_office([Post(Span(0, 14, "Prime Minister"))])
    assert not holds_office([Post(Span(0, 9, "commander"))])


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("medical team", None),
        ("the naval infantry", None),
        ("leader of a Karachi-based group", "leader of a Karachi-based group"),
        ("team leader", "team leader"),
    ],
)
def test_a_body_is_no_post(title: str, post: str | None) -> None:
    found = tidied(Span(0, len(title), title), title)
    assert (found.text if found else None) == post


def test_a_part_of_a_name_is_no_post() -> None:
    text = "Joseph Azar, a baker, fled."
    azar = Person(
        "Joseph Azar",
        [Span(0, 11, text[:11])],
        posts=[Post(Span(0, 6, "Joseph")), Post(Span(15, 20, "baker"))],
    )
    drop_names([azar])
    assert [p.title.text for p in azar.posts] == ["baker"]


def test_a_post_and_its_body_stand_beside_the_name_behind_them() -> None:
    text = "Ann Lee died, the head of the Tula office, Ray Fox, said."
    head = Post(Span(text.index("head"), text.index("head") + 4, "head"))
    ann = Person("Ann Lee", [Span(0, 7, "Ann Lee")], posts=[head])
    at = text.index("Ray Fox")
    ray = Person("Ray Fox", [Span(at, at + 7, "Ray Fox")], posts=[head])
    give_posts_once([ann, ray], text)
    assert (ann.posts, ray.posts) == ([], [head])

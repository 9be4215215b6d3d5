"""Names joined by form and by alias; posts with the group beside them."""

from __future__ import annotations

from tests.extract.readings import WrittenReading
from wireledger.extract.people import find_people

TEXT = (
    "Col. Salim Darwish, known as Abu Tariq, led the Nahr Brigade in Raqqa before he joined Harakat Nur as "
    "treasurer. Darwish was seen in May. Karim Darwish, a baker, is no relation. Abu Tariq is wanted."
)


def test_forms_of_a_name_are_one_person_and_an_alias_joins_another_name() -> None:
    reading = WrittenReading(
        TEXT,
        tags={"person": ["Col. Salim Darwish", "Karim Darwish", "Abu Tariq"]},
        answers={"Salim": {"alias": ["Abu Tariq"], "=fate": "at_large"}},
    )
    salim, karim = find_people(reading, ())
    assert salim.name == "Salim Darwish"
    assert [a.text for a in salim.aliases] == ["Abu Tariq"]
    assert salim.fate == "at_large"
    assert karim.name == "Karim Darwish"
    assert [m.text for m in karim.mentions] == ["Karim Darwish"]


def test_a_surname_goes_to_the_person_named_last_before_it() -> None:
    reading = WrittenReading(TEXT, tags={"person": ["Col. Salim Darwish", "Karim Darwish", "Darwish"]})
    salim, karim = find_people(reading, ())
    assert [m.text for m in salim.mentions] == ["Salim Darwish", "Darwish"]
    assert [m.text for m in karim.mentions] == ["Karim Darwish"]


def test_posts_take_the_group_nearest_to_them() -> None:
    reading = WrittenReading(
        TEXT,
        tags={"person": ["Salim Darwish"]},
        answers={
            "Salim": {
                "title": ["led", "treasurer"],
                "title_group": ["Nahr Brigade", "Harakat Nur"],
                "title_area": ["Raqqa"],
            }
        },
    )
    (salim,) = find_people(reading, ())
    posts = [(p.title.text, p.group and p.group.text, p.area and p.area.text) for p in salim.posts]
    assert posts == [
        ("Col.", None, None),
        ("led", "Nahr Brigade", "Raqqa"),
        ("treasurer", "Harakat Nur", None),
    ]


def test_a_title_before_the_name_is_a_post_where_the_text_gives_no_other() -> None:
    reading = WrittenReading(TEXT, tags={"person": ["Col. Salim Darwish"]})
    (salim,) = find_people(reading, ())
    assert [p.title.text for p in salim.posts] == ["Col."]


def test_a_nickname_in_quotation_marks_stands_inside_one_name() -> None:
    text = "Col. John “J.D.” Dorling spoke. Omar said “no” Ali left."
    reading = WrittenReading(text, tags={"person": ["John", "Dorling", "Omar", "Ali"]})
    assert [p.name for p in find_people(reading, ())] == ["John “J.D.” Dorling", "Omar", "Ali"]


def test_the_name_goes_before_the_alias_that_a_headline_gives() -> None:
    text = (
        "Boss “Ti Blan” dies\n\nTULA - Wilner Desrosiers, alias “Ti Blan”, died, a spokesman, Ann Lee, said."
    )
    reading = WrittenReading(
        text,
        tags={"person": ["Ti Blan", "- Wilner Desrosiers", "Ann Lee"]},
        answers={"Desrosiers": {"alias": ["Ti Blan"]}},
    )
    wilner, ann = find_people(reading, ())
    assert (wilner.name, [a.text for a in wilner.aliases]) == ("Wilner Desrosiers", ["Ti Blan"])
    assert (ann.name, ann.aliases) == ("Ann Lee", [])


def test_a_name_announced_for_one_person_is_no_alias_of_another() -> None:
    text = "Ann Lee was hit with Carl Ray, known as Bison, in Tula."
    reading = WrittenReading(
        text,
        tags={"person": ["Ann Lee", "Carl Ray"]},
        answers={"Ann": {"alias": ["Bison"]}, "Carl": {"alias": ["Bison"]}},
    )
    ann, carl = find_people(reading, ())
    assert ([a.text for a in ann.aliases], [a.text for a in carl.aliases]) == ([], ["Bison"])


def test_a_name_before_a_noun_for_members_is_a_body_and_a_town_is_nobody() -> None:
    text = "Nahr fighters freed Ann Lee. She lives in Tula. Tula rejoiced."
    reading = WrittenReading(text, tags={"person": ["Nahr", "Ann Lee"], "place": ["Tula"]})
    assert [p.name for p in find_people(reading, ())] == ["Ann Lee"]


def test_of_an_alias_with_and_without_its_title_the_longer_stays() -> None:
    text = "Ann Lee, known as Commander Bison, fled. Bison is 40."
    reading = WrittenReading(
        text,
        tags={"person": ["Ann Lee", "Bison"]},
        answers={"Ann": {"alias": ["Commander Bison"]}},
    )
    (ann,) = find_people(reading, ())
    assert [a.text for a in ann.aliases] == ["Commander Bison"]


def test_nobody_says_of_an_official_that_she_is_at_large() -> None:
    text = "President Ann Lee leads the council."
    reading = WrittenReading(text, tags={"person": ["Ann Lee"]}, answers={"Ann": {"=fate": "at_large"}})
    (ann,) = find_people(reading, ())
    assert ([p.title.text for p in ann.posts], ann.fate) == (["President"], "unknown")


def test_dates_of_a_post_stand_without_their_small_words() -> None:
    text = "Ann Lee was commander since January. She was treasurer until 2019."
    reading = WrittenReading(
        text, tags={"person": ["Ann Lee"]}, answers={"Ann": {"title": ["commander", "treasurer"]}}
    )
    (ann,) = find_people(reading, ())
    dates = [(p.title.text, p.since and p.since.text, p.until and p.until.text) for p in ann.posts]
    assert dates == [("commander", "January", None), ("treasurer", None, "2019")]


def test_who_goes_by_the_nickname_in_a_name_is_that_person() -> None:
    text = 'Abdi "Dheere" Warsame was killed. Dheere had been a clerk.'
    reading = WrittenReading(text, tags={"person": ['Abdi "Dheere" Warsame', "Dheere"]})
    (abdi,) = find_people(reading, ())
    assert abdi.name == 'Abdi "Dheere" Warsame'
    assert {a.text for a in abdi.aliases} == {"Dheere"}

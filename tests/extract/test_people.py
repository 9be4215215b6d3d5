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
    assert posts == [("led", "Nahr Brigade", "Raqqa"), ("treasurer", "Harakat Nur", None)]


def test_a_title_before_the_name_is_a_post_where_the_text_gives_no_other() -> None:
    reading = WrittenReading(TEXT, tags={"person": ["Col. Salim Darwish"]})
    (salim,) = find_people(reading, ())
    assert [p.title.text for p in salim.posts] == ["Col."]


def test_a_nickname_in_quotation_marks_stands_inside_one_name() -> None:
    text = "Col. John “J.D.” Dorling spoke. Omar said “no” Ali left."
    reading = WrittenReading(text, tags={"person": ["John", "Dorling", "Omar", "Ali"]})
    assert [p.name for p in find_people(reading, ())] == ["John “J.D.” Dorling", "Omar", "Ali"]

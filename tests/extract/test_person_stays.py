"""Places a person lived in, each with the time of its own clause."""

from __future__ import annotations

import pytest

from tests.extract.readings import WrittenReading
from wireledger.extract.person import Person, Stay
from wireledger.extract.person_stays import give_stays_once, stays, with_stays
from wireledger.records import Span


def told(text: str, places: list[str], times: list[str]) -> list[tuple[str, str | None]]:
    reading = WrittenReading(text, answers={"Ann": {"moved": places, "when": times}})
    (answer,) = reading.ask("person", [[0]])
    return [(s.place.text, s.when.text if s.when else None) for s in stays(answer, reading.words)]


@pytest.mark.parametrize(
    ("text", "places", "times", "expected"),
    [
        (
            "Ann grew up in Verrettes and lived in Santiago in Quisqueya until 2019, a cousin said.",
            ["Verrettes", "Santiago", "Quisqueya"],
            ["until 2019"],
            [("Verrettes", None), ("Santiago", "until 2019"), ("Quisqueya", "until 2019")],
        ),
        (
            "Ann stayed in Kismayo for six years before she moved to Jilib.",
            ["Kismayo", "Jilib"],
            ["six years before"],
            [("Kismayo", "six years"), ("Jilib", None)],
        ),
        (
            "Ann went into hiding in Sabah in 2016 and returned to Jolo three years later.",
            ["Sabah", "Jolo"],
            ["three years later"],
            [("Sabah", "2016"), ("Jolo", "three years later")],
        ),
        ("Ann, of District Kohat, fled.", ["District"], [], [("District Kohat", None)]),
        ("Ann fled. In District Kohat she was safe.", ["District"], [], [("District Kohat", None)]),
        ("Ann fled to al-Hasakah Province.", ["Province"], [], [("al-Hasakah Province", None)]),
        ("Ann lived in Paktika Province.", ["Province"], [], [("Paktika Province", None)]),
        ("Ann lived in the district.", ["district"], [], []),
        ("Ann was in Tula, not in Bana.", ["Tula", "Bana"], [], [("Tula", None)]),
        ("Ann in 2015 moved to Melitopol.", ["Melitopol"], ["2015"], [("Melitopol", "2015")]),
        (
            "Ann lived in Mae Hong Son from 2014 to 2020.",
            ["Mae Hong Son"],
            ["from 2014 to"],
            [("Mae Hong Son", "from 2014 to 2020")],
        ),
        ("Ann moved with her family to Marib.", ["Marib"], ["family"], [("Marib", None)]),
        ("Ann moved to the “Tal” area near Bab.", ["Tal” area near Bab"], [], [("Tal", None)]),
        ("Ann is known to residents of Tula.", ["Tula"], [], []),
        ("Ann lived in Ambato, Ecuador.", ["Ambato, Ecuador", "Ambato"], [], [("Ambato, Ecuador", None)]),
    ],
)
def test_a_time_belongs_to_the_places_of_its_clause(
    text: str, places: list[str], times: list[str], expected: list[tuple[str, str | None]]
) -> None:
    assert told(text, places, times) == expected


def test_a_place_is_put_together_with_the_first_time_told_for_it() -> None:
    place, when = Span(0, 4, "Tula"), Span(8, 12, "2019")
    assert with_stays([Stay(place, None)], [Stay(place, when)]) == [Stay(place, when)]


def test_words_for_a_place_stay_with_the_person_of_their_sentence() -> None:
    text = "Carl Ray spoke. Ann Lee lived in Tula."
    place = Span(33, 37, "Tula")
    carl = Person("Carl Ray", [Span(0, 8, "Carl Ray")], stays=[Stay(place, None, 0.9)])
    ann = Person("Ann Lee", [Span(16, 23, "Ann Lee")], stays=[Stay(place, None, 0.6)])
    give_stays_once([carl, ann], text)
    assert (carl.stays, ann.stays) == ([], [Stay(place, None, 0.6)])

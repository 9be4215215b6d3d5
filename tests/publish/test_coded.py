"""One incident in the terms that all codebooks share."""

from __future__ import annotations

from datetime import date

import pytest

from tests.publish.accounts import COUNTRY, NEAR, PROVINCE, TOWN, UNKNOWN, Account, Number, Who, code
from wireledger.records import EventPlace, Status


@pytest.mark.parametrize(
    ("days", "first", "last", "precision"),
    [
        (["2024-05-03"], date(2024, 5, 3), date(2024, 5, 3), "day"),
        (["2024-05-03/2024-05-04"], date(2024, 5, 3), date(2024, 5, 4), "day"),
        (["2024-05-03/2024-05-07"], date(2024, 5, 3), date(2024, 5, 7), "week"),
        (["2024-05"], date(2024, 5, 1), date(2024, 5, 31), "month"),
        (["2024"], date(2024, 1, 1), date(2024, 12, 31), "year"),
        (["2024-05", "2024-05-03"], date(2024, 5, 3), date(2024, 5, 3), "day"),  # the month holds the day
        (["2024-05-03", "2024-05-04", "2024-05-04"], date(2024, 5, 4), date(2024, 5, 4), "day"),
        ([None], None, None, "unknown"),
    ],
)
def test_the_date_that_stands(
    days: list[str | None], first: date | None, last: date | None, precision: str
) -> None:
    made = code(*(Account(ref=f"r{i}", outlet=f"Outlet {i}", day=day) for i, day in enumerate(days)))
    assert (made.first_day, made.last_day, made.date_precision) == (first, last, precision)


def test_the_days_that_stay_possible_are_those_of_all_dates_as_fine() -> None:
    made = code(
        Account(ref="a", outlet="A", day="2024-05-03"),
        Account(ref="b", outlet="B", day="2024-05-06"),
        Account(ref="c", outlet="C", day="2024"),
    )
    assert (made.earliest, made.latest) == (date(2024, 5, 3), date(2024, 5, 6))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([TOWN], TOWN),
        ([COUNTRY, NEAR, TOWN], TOWN),  # all three agree; the finest stands
        ([UNKNOWN, PROVINCE], PROVINCE),  # a name that the gazetteer does not know has no point
        ([UNKNOWN], UNKNOWN),
    ],
)
def test_the_place_that_stands(places: list[EventPlace], expected: EventPlace) -> None:
    made = code(*(Account(ref=f"r{i}", outlet=f"Outlet {i}", place=p) for i, p in enumerate(places)))
    assert made.place == expected
    assert set(made.places) == set(places)


def test_a_corrected_date_stands_before_what_most_origins_say() -> None:
    made = code(
        Account(ref="a", outlet="A", day="2024-05-03"),
        Account(ref="b", outlet="B", day="2024-05-03"),
        Account(ref="c", outlet="C", day="2024-05-09", corrected=frozenset({"date"})),
    )
    assert made.first_day == date(2024, 5, 9)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["denied", "asserted"], "asserted"),
        (["denied", "alleged"], "alleged"),
        (["planned", "denied"], "denied"),
        (["hypothetical"], "hypothetical"),
    ],
)
def test_an_incident_is_asserted_where_any_report_asserts_it(statuses: list[Status], expected: str) -> None:
    made = code(*(Account(ref=f"r{i}", outlet=f"Outlet {i}", status=s) for i, s in enumerate(statuses)))
    assert made.status == expected
    assert len(made.denied_by) == statuses.count("denied")


def test_each_voice_keeps_its_count_and_the_largest_of_one_voice_is_its_total() -> None:
    made = code(
        Account(
            killed=(
                Number("5", "five soldiers", "the army"),
                Number("2", "two officers", "the army"),
                Number("9+", "at least nine", "residents"),
                Number("7", "seven", "the governor", "denied"),
            )
        )
    )
    assert [(c.min, c.max, c.voice, c.of, c.is_total) for c in made.killed] == [
        (5, 5, "the army", "military", True),
        (2, 2, "the army", "military", False),
        (9, None, "residents", None, True),
    ]
    assert made.killed[0].of_civilians is False
    assert made.killed[2].of_civilians is None


@pytest.mark.parametrize(
    ("words", "voice", "of"),
    [
        ("two rebels", "the army", "labelled"),
        ("two rebels", "residents", "rebels"),
        ("two militants", "the army", "labelled"),
        ("two militants", None, "unidentified"),
        ("two bodyguards", None, "labelled"),
    ],
)
def test_whom_a_count_counts_is_not_for_one_side_to_say(words: str, voice: str | None, of: str) -> None:
    (count,) = code(Account(killed=(Number("2", words, voice),))).killed
    assert count.of == of


def test_one_victim_of_the_outlets_own_is_among_those_that_others_count() -> None:
    made = code(Account(killed=(Number("4", "four", "the police"), Number("1", "Iqbal, who taught"))))
    assert [(c.min, c.is_total) for c in made.killed] == [(4, True), (1, False)]


def test_a_reviewers_count_has_no_words() -> None:
    (count,) = code(Account(killed=(Number("4", "four"),), corrected=frozenset({"killed"}))).killed
    assert (count.voice, count.words) == ("a reviewer", None)


def test_a_group_is_one_party_however_many_reports_name_it() -> None:
    made = code(
        Account(ref="a", outlet="A", actors=("gunmen", Who("Salt Brigade"))),
        Account(ref="b", outlet="B", actors=(Who("Salt Brigade"),)),
    )
    assert [(p.name, len(p.origins)) for p in made.actors] == [("Salt Brigade", 2), ("gunmen", 1)]


def test_the_posts_of_a_person_tell_the_sector_where_the_words_do_not() -> None:
    (party,) = code(Account(targets=(Who("Iqbal Hussain", "person", (("constable", None),)),))).targets
    assert (party.kind, party.sector, party.posts) == ("person", "police", ("constable",))


@pytest.mark.parametrize(
    ("outlet", "speaker", "kind", "by_sides"),
    [
        ("Northern Command", None, "official", True),
        ("Halyard News", "the army", "unknown", True),
        ("Halyard News", None, "unknown", False),
    ],
)
def test_a_label_is_one_sides_where_only_authorities_or_armed_groups_use_it(
    outlet: str, speaker: str | None, kind: str, by_sides: bool
) -> None:
    account = Account(outlet=outlet, speaker=speaker, targets=("two terrorists",))
    (party,) = code(account, kinds={outlet: kind}).targets
    assert (party.sector, party.labels, party.label_by_sides) == ("labelled", ("terrorists",), by_sides)


def test_rebels_are_rebels_unless_only_a_side_says_so() -> None:
    (by_side,) = code(Account(speaker="the army", targets=("two rebels",))).targets
    (by_outlet,) = code(Account(targets=("two rebels",))).targets
    assert (by_side.sector, by_outlet.sector) == ("labelled", "rebels")


@pytest.mark.parametrize(
    ("words", "country", "foreign", "unknown"),
    [
        ("Somali soldiers", "SO", False, False),
        ("Kenyan soldiers", "KE", True, False),
        ("soldiers", None, None, False),
        ("forces of the Combined Northern Task Force", None, None, True),
    ],
)
def test_whose_soldiers_they_are(
    words: str, country: str | None, foreign: bool | None, unknown: bool
) -> None:
    (party,) = code(Account(actors=(words,))).actors
    assert party.sector == "military"
    assert (party.country, party.foreign, party.of_unknown_state) == (country, foreign, unknown)


def test_the_note_says_who_says_what() -> None:
    made = code(
        Account(
            actors=("soldiers",),
            targets=("two terrorists",),
            killed=(Number("2", "two", "the army"), Number("3+", "at least three", "residents")),
            speaker="the army",
        ),
        conflicts=["killed"],
    )
    assert made.note == (
        "armed_clash, Baidoa, 2024-05-03; actors: soldiers; targets: two terrorists (so called by the army); "
        "killed: 2 (said by the army), at least 3 (said by residents); reports differ on killed; told by 1 "
        "report from 1 independent origin."
    )

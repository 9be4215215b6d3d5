"""ACLED's rows: columns, codes, actors, fatalities and the rule of one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.publish.accounts import (
    COUNTRY,
    ELSEWHERE,
    NEAR,
    PROVINCE,
    TOWN,
    UNKNOWN,
    Account,
    Number,
    Who,
    code,
)
from wireledger.publish.acled import COLUMNS, Event, Row, event_of
from wireledger.publish.acled_merge import Pending, gathered
from wireledger.publish.side_file import codebook
from wireledger.records import EventPlace

HEADER = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)


def row(*accounts: Account, **more: object) -> Row:
    made = event_of(code(*accounts, **more))
    assert isinstance(made, Event), made
    return made.row


def reason(*accounts: Account) -> str:
    made = event_of(code(*accounts))
    assert isinstance(made, str), made
    return made


def test_the_columns_are_those_of_its_files_in_their_order() -> None:
    assert COLUMNS == tuple(HEADER.split()) == codebook("acled").names()
    assert len(COLUMNS) == 31


def test_a_whole_row() -> None:
    made = row(
        Account(
            ref="a",
            outlet="Halyard News",
            actors=("Kenyan soldiers",),
            targets=(Who("Salt Brigade rebels"), "two villagers"),
            killed=(Number("5+", "at least five", "residents"),),
        ),
        Account(ref="b", outlet="Port Post", published="2024-05-09", killed=(Number("3", "three"),)),
    )
    assert made == Row(
        event_id_cnty=made.event_id_cnty,
        event_date="2024-05-03",
        year=2024,
        time_precision=1,
        disorder_type="Political violence",
        event_type="Battles",
        sub_event_type="Armed clash",
        actor1="Military Forces of Kenya",
        assoc_actor_1=None,
        inter1="External/Other forces",
        actor2="Salt Brigade rebels",
        assoc_actor_2="Civilians (Somalia)",
        inter2="Rebel group",
        interaction="Rebel group-External/Other forces",
        civilian_targeting=None,
        iso=706,
        region="Eastern Africa",
        country="Somalia",
        admin1="Bay",
        admin2=None,
        admin3=None,
        location="Baidoa",
        latitude="3.1138",
        longitude="43.6498",
        geo_precision=1,
        source="Halyard News; Port Post",
        source_scale=None,
        notes=made.notes,
        fatalities=3,
        tags=None,
        timestamp=1715212800,
    )
    assert made.event_id_cnty.startswith("SOM")
    assert made.event_id_cnty[3:].isdigit()
    assert "at least 5 (said by residents), 3 (said by Port Post)" in made.notes


@pytest.mark.parametrize(
    ("account", "event", "sub_event", "disorder"),
    [
        (Account(type="air_drone_strike"), "Explosions/Remote violence", "Air/drone strike", "Political violence"),
        (Account(type="bombing"), "Explosions/Remote violence", "Remote explosive/landmine/IED", "Political violence"),
        (Account(type="bombing", weapons=("a grenade",)), "Explosions/Remote violence", "Grenade", "Political violence"),
        (Account(type="shelling", weapons=("chlorine shells",)), "Explosions/Remote violence", "Chemical weapon", "Political violence"),
        (Account(type="suicide_bombing"), "Explosions/Remote violence", "Suicide bomb", "Political violence"),
        (Account(type="shooting_assassination", targets=("a farmer",)), "Violence against civilians", "Attack", "Political violence"),
        (Account(type="shooting_assassination", targets=("two soldiers",)), "Battles", "Armed clash", "Political violence"),
        (Account(type="ground_raid", targets=("villagers",)), "Violence against civilians", "Attack", "Political violence"),
        (Account(type="ground_raid", targets=("villagers", "gunmen")), "Battles", "Armed clash", "Political violence"),
        (Account(type="abduction"), "Violence against civilians", "Abduction/forced disappearance", "Political violence"),
        (Account(type="territory_change", actors=("the army",)), "Battles", "Government regains territory", "Political violence"),
        (Account(type="territory_change", actors=("rebels",)), "Battles", "Non-state actor overtakes territory", "Political violence"),
        (Account(type="protest_riot", actors=("protesters",)), "Protests", "Peaceful protest", "Demonstrations"),
        (Account(type="protest_riot", actors=("rioters",)), "Riots", "Violent demonstration", "Demonstrations"),
        (Account(type="protest_riot", trigger="riots"), "Riots", "Violent demonstration", "Demonstrations"),
        (Account(type="protest_riot", actors=("a mob",)), "Riots", "Mob violence", "Political violence"),
        (Account(type="protest_riot", actors=("police",), targets=("protesters",)), "Protests", "Protest with intervention", "Demonstrations"),
        (Account(type="protest_riot", actors=("police",), targets=("protesters",), killed=(Number("2", "two"),)), "Protests", "Excessive force against protesters", "Political violence; Demonstrations"),
        (Account(type="arrest_capture"), "Strategic developments", "Arrests", "Strategic developments"),
        (Account(type="seizure"), "Strategic developments", "Looting/property destruction", "Strategic developments"),
        (Account(type="seizure", targets=("rifles",)), "Strategic developments", "Disrupted weapons use", "Strategic developments"),
        (Account(type="agreement"), "Strategic developments", "Agreement", "Strategic developments"),
        (Account(type="surrender"), "Strategic developments", "Change to group/activity", "Strategic developments"),
        (Account(type="other"), "Strategic developments", "Other", "Strategic developments"),
    ],
)  # fmt: skip
def test_event_sub_event_and_disorder(account: Account, event: str, sub_event: str, disorder: str) -> None:
    made = row(account)
    assert (made.event_type, made.sub_event_type, made.disorder_type) == (event, sub_event, disorder)


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (Account(type="designation_sanction"), "ACLED has no event for designation_sanction"),
        (Account(type="territory_change"), "no report says which side took the territory, which ACLED's sub-events tell apart"),
        (Account(day="2024"), "no report tells the month, which ACLED needs"),
        (Account(day=None), "no report tells the month, which ACLED needs"),
        (Account(place=UNKNOWN), 'the gazetteer does not know the place "the old well"'),
        (
            Account(place=replace(UNKNOWN, text=None)),
            "no report names a place, and nothing else in them shows the country",
        ),
        (Account(place=replace(TOWN, precision="unknown")), "the place is wider than a country"),
        (Account(status="denied"), "every report that tells it denies it"),
        (Account(status="planned"), "it is planned, and no report says that it happened"),
        (Account(status="hypothetical"), "it is supposed, and no report says that it happened"),
    ],
)  # fmt: skip
def test_what_is_no_event_is_left_out_with_the_reason(account: Account, why: str) -> None:
    assert reason(account) == why


@pytest.mark.parametrize(
    ("day", "event_date", "precision"),
    [
        ("2024-05-03", "2024-05-03", 1),
        ("2024-05-03/2024-05-04", "2024-05-03", 1),
        ("2024-05-06/2024-05-12", "2024-05-09", 2),
        ("2024-05", "2024-05-16", 3),
    ],
)
def test_time_precision(day: str, event_date: str, precision: int) -> None:
    made = row(Account(day=day))
    assert (made.event_date, made.time_precision) == (event_date, precision)


@pytest.mark.parametrize(("place", "precision"), [(TOWN, 1), (NEAR, 2), (PROVINCE, 3), (COUNTRY, 3)])
def test_geo_precision(place: EventPlace, precision: int) -> None:
    assert row(Account(place=place)).geo_precision == precision


@pytest.mark.parametrize(
    ("words", "actor", "inter"),
    [
        ("soldiers", "Military Forces of Somalia", "State forces"),
        ("U.S. troops", "Military Forces of the United States", "External/Other forces"),
        ("police", "Police Forces of Somalia", "State forces"),
        ("unknown gunmen", "Unidentified Armed Group (Somalia)", "Political militia"),
        ("clan militias", "Unidentified Communal Militia (Somalia)", "Identity militia"),
        ("rebels", "Unidentified Armed Group (Somalia)", "Rebel group"),
        ("villagers", "Civilians (Somalia)", "Civilians"),
        ("protesters", "Protesters (Somalia)", "Protesters"),
        ("UN peacekeepers", "Unidentified Military Forces", "External/Other forces"),
        ("forces of the Red Sea Command", "Red Sea Command", None),
        ("five men", "Unidentified Armed Group (Somalia)", "Political militia"),
        ("a Toyota Hilux", "Unidentified Armed Group (Somalia)", "Political militia"),
        ("the man in the shawl", None, None),
        ("fighters of the Salt Army", "Salt Army", None),
        (Who("Usbat al-Jabal"), "Usbat al-Jabal", None),
        (Who("special forces"), "Military Forces of Somalia", "State forces"),
        (Who("Karim Adel", "person", (("emir", "the Salt Brigade"),)), "Salt Brigade", None),
        (Who("Lina Sayed", "person", (("teacher", None),)), "Civilians (Somalia)", "Civilians"),
    ],
)
def test_actors_and_their_kinds(words: str | Who, actor: str | None, inter: str | None) -> None:
    made = row(Account(targets=(words,)))
    assert (made.actor2, made.inter2) == (actor, inter)


def test_a_label_that_one_side_gives_makes_no_actor() -> None:
    one_side = row(Account(speaker="the army", targets=("two militants",)))
    anybody = row(Account(targets=("two militants",)))
    assert (one_side.actor2, one_side.inter2) == (None, None)
    assert anybody.actor2 == "Unidentified Armed Group (Somalia)"


def test_journalists_are_civilians_with_an_identity_beside() -> None:
    made = row(Account(type="shooting_assassination", actors=("gunmen",), targets=("a journalist",)))
    assert (made.actor2, made.assoc_actor_2) == ("Civilians (Somalia)", "Journalists (Somalia)")
    assert (made.interaction, made.civilian_targeting) == (
        "Political militia-Civilians",
        "Civilians targeted",
    )


@pytest.mark.parametrize(
    ("account", "interaction"),
    [
        (Account(type="protest_riot", actors=("protesters",)), "Protesters only"),
        (Account(actors=("soldiers",), targets=(Who("Usbat al-Jabal"),)), None),
        (Account(type="shelling", actors=("soldiers",)), "State forces only"),
    ],
)
def test_interaction_is_empty_where_a_kind_is_not_known(account: Account, interaction: str | None) -> None:
    assert row(account).interaction == interaction


@pytest.mark.parametrize(
    ("account", "one", "other", "targeting"),
    [
        (Account(type="armed_clash"), "Unidentified Armed Group (Somalia)", "Unidentified Armed Group (Somalia)", None),
        (Account(type="air_drone_strike"), "Unidentified Military Forces", None, None),
        (Account(type="bombing", targets=("five people",)), "Unidentified Armed Group (Somalia)", "Civilians (Somalia)", "Civilians targeted"),
        (Account(type="killing_unspecified"), "Unidentified Armed Group (Somalia)", "Civilians (Somalia)", "Civilians targeted"),
        (Account(type="arrest_capture"), None, None, None),
    ],
)  # fmt: skip
def test_who_is_not_known_stands_under_the_codebook_s_name_for_it(
    account: Account, one: str | None, other: str | None, targeting: str | None
) -> None:
    made = row(account)
    assert (made.actor1, made.actor2, made.civilian_targeting) == (one, other, targeting)


def test_nobody_stands_on_both_sides() -> None:
    made = row(
        Account(ref="a", outlet="Salt Desk", actors=(Who("Salt Front"),), targets=(Who("Reed Front"),)),
        Account(ref="b", outlet="Reed Desk", actors=(Who("Reed Front"),), targets=(Who("Salt Front"),)),
    )
    assert {made.actor1, made.actor2} == {"Salt Front", "Reed Front"}
    assert (made.assoc_actor_1, made.assoc_actor_2) == (None, None)


@pytest.mark.parametrize(
    ("words", "targets", "event"),
    [
        ("two soldiers", ("rebels",), "Battles"),
        ("two", ("rebels",), "Battles"),
        ("a farmer", ("rebels",), "Violence against civilians"),
        ("one", ("rebels", "a watchman"), "Violence against civilians"),
    ],
)
def test_an_arrest_in_which_somebody_died_is_violence(
    words: str, targets: tuple[str, ...], event: str
) -> None:
    arrest = Account(type="arrest_capture", targets=targets, killed=(Number("1", words, "a medic"),))
    assert row(arrest).event_type == event
    assert row(replace(arrest, killed=())).event_type == "Strategic developments"
    assert row(replace(arrest, killed=(Number("0", "nobody", "police"),))).sub_event_type == "Arrests"


def test_the_dead_told_beside_a_seizure_are_not_its_own() -> None:
    made = event_of(code(Account(type="seizure", killed=(Number("4", "four", "the army"),))))
    assert isinstance(made, Event)
    assert (made.row.event_type, made.row.fatalities) == ("Strategic developments", 0)
    assert "fatalities is 0: the dead told beside it are of another event" in made.remarks


def test_a_province_and_a_country_stand_at_a_town() -> None:
    assert row(Account(place=COUNTRY)).location == "Mogadishu"
    assert (row(Account(place=PROVINCE)).location, row(Account(place=PROVINCE)).admin1) == ("Baidoa", "Bay")


@pytest.mark.parametrize(
    ("killed", "fatalities"),
    [
        ((), 0),
        ((Number("24+", "dozens", "a"),), 12),
        ((Number("200+", "Hundreds of villagers", "a"),), 100),
        ((Number("20+", "tens of people", "a"),), 10),
        ((Number("20000+", "tens of thousands", "a"),), 20000),
        ((Number("9", "nine", "a"), Number("6-11", "between six and 11", "b")), 6),
        ((Number("7", "seven", "a"), Number("2", "two", "b", "denied")), 7),
    ],
)
def test_fatalities_are_the_lowest_that_anybody_gives(killed: tuple[Number, ...], fatalities: int) -> None:
    assert row(Account(killed=killed)).fatalities == fatalities


def test_an_incident_without_a_day_of_publication_has_no_timestamp() -> None:
    assert row(Account(published=None)).timestamp is None


def test_the_id_is_that_of_the_ledger_and_not_of_the_day() -> None:
    assert row(Account()).event_id_cnty == row(Account(day="2024-05-04")).event_id_cnty
    assert row(Account()).event_id_cnty != row(Account(), name="incident-2").event_id_cnty


def pending(name: str, day: int | None, key: str | None) -> tuple[date | None, Pending[str]]:
    when = date(2024, 5, day) if day else None
    return when, Pending((key,) if key else None, when, [name])


def test_rows_of_one_key_and_day_are_one_event_wherever_they_stand_in_it() -> None:
    rows = [pending("a", 1, "x"), pending("b", 1, "y"), pending("c", 1, "x"), pending("d", 2, "x2"), pending("e", None, None)]  # fmt: skip
    assert [p.rows for p in gathered(rows)] == [["a", "c"], ["b"], ["d"], ["e"]]


def test_no_more_than_a_day_is_held_back() -> None:
    taken: list[int] = []

    def rows() -> Iterator[tuple[date | None, Pending[str]]]:
        for day in range(1, 29):
            taken.append(day)
            yield pending(str(day), day, str(day))

    events = gathered(rows())
    assert next(events).rows == ["1"]
    assert taken == [1, 2]


def test_elsewhere_is_another_event() -> None:
    assert row(Account(place=ELSEWHERE)).location == "Kismayo"

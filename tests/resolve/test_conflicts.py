from __future__ import annotations

from collections.abc import Mapping

import pytest

from wireledger.records import EventPlace, PlacePrecision
from wireledger.resolve.conflict_background import Background
from wireledger.resolve.conflict_values import Told
from wireledger.resolve.conflicts import contradictions
from wireledger.resolve.place_distance import Spot, spot_of

PUBLISHED = {"a": "2024-06-12", "b": "2024-06-13"}


def fields(
    *told: Told,
    spots: Mapping[tuple[str, str], Spot] | None = None,
    apart: frozenset[frozenset[str]] = frozenset(),
) -> list[str]:
    return [c.field for c in contradictions(told, Background(spots or {}, PUBLISHED, apart))]


def differ(field: str, a: str, b: str) -> list[str]:
    return fields(Told(field, a, "a", "c1"), Told(field, b, "b", "c2"))


@pytest.mark.parametrize(
    ("field", "a", "b"),
    [
        ("date", "2023-07-07", "2023-07"),
        ("date", "2023-07", "2023"),
        ("date", "2024-06-10/2024-06-11", "2024-06-11"),
        ("date", "2024-06-11", "last week"),
        ("killed", "2+", "3"),
        ("killed", "2-5", "4"),
        ("injured", "many", "4"),
        ("method", "killing_unspecified", "air_drone_strike"),
        ("method", "armed_clash", "shooting_assassination"),
        ("method", "arrest_capture", "ground_raid"),
        ("role", "farmer", "commander"),
    ],
)
def test_values_that_differ_may_agree(field: str, a: str, b: str) -> None:
    assert differ(field, a, b) == []


@pytest.mark.parametrize(
    ("field", "a", "b"),
    [
        ("date", "2024-06-10", "2024-06-11"),
        ("date", "2023-07", "2023-08-01"),
        ("killed", "2", "3"),
        ("killed", "9+", "5"),
        ("injured", "11", "14"),
        ("method", "ground_raid", "air_drone_strike"),
    ],
)
def test_values_that_exclude_each_other_contradict(field: str, a: str, b: str) -> None:
    assert differ(field, a, b) == [field]


def test_a_conflict_names_the_values_and_who_holds_them() -> None:
    (found,) = contradictions(
        [Told("killed", "2", "a", "c1"), Told("killed", "5", "b", "c2")],
        Background({}, PUBLISHED, frozenset()),
    )
    assert [(v.value, v.reports, v.claims) for v in found.values] == [
        ("2", ("a",), ("c1",)),
        ("5", ("b",), ("c2",)),
    ]


def test_of_the_numbers_of_a_report_the_highest_is_its_toll() -> None:
    parts = [Told("killed", n, "a", f"c{n}") for n in ("7", "2", "9")]
    assert fields(*parts, Told("killed", "9", "b", "d")) == []
    assert fields(*parts, Told("killed", "7", "b", "d")) == ["killed"]


def test_a_report_is_held_to_its_finest_date() -> None:
    night = [Told("date", "2023-05-16/2023-05-17", "a", "c1"), Told("date", "2023-05-16", "a", "c2")]
    assert fields(*night, Told("date", "2023-05-17", "b", "d")) == ["date"]


def method(value: str, ref: str, by_name: bool = False) -> Told:
    return Told("method", value, ref, f"{ref}-{value}", by_name=by_name)


def test_a_method_that_a_report_names_stands_above_one_that_it_leaves_open() -> None:
    strike = method("air_drone_strike", "b")
    raid = method("ground_raid", "a", by_name=True)
    assert fields(method("killing_unspecified", "a"), method("ground_raid", "a"), strike) == ["method"]
    assert fields(method("air_drone_strike", "a"), raid, strike) == ["method"]
    assert fields(method("air_drone_strike", "a"), method("ground_raid", "a"), strike) == []


def denied(field: str, value: str, ref: str) -> Told:
    return Told(field, value, ref, f"{ref}-not-{value}", denied=True)


def test_a_denial_contradicts_what_it_denies_and_nothing_else() -> None:
    assert fields(denied("method", "ground_raid", "a"), method("ground_raid", "b")) == ["method"]
    assert fields(denied("method", "ground_raid", "a"), method("air_drone_strike", "b")) == []
    assert fields(denied("method", "ground_raid", "a"), denied("method", "ground_raid", "b")) == []
    assert fields(denied("killed", "3", "a"), Told("killed", "3", "b", "c")) == ["killed"]
    assert fields(denied("killed", "3", "a"), Told("killed", "5", "b", "c")) == []


def test_a_report_is_held_to_its_own_toll_rather_than_to_one_that_it_denies() -> None:
    own = Told("killed", "1", "a", "c1")
    assert fields(own, denied("killed", "5", "a"), Told("killed", "1", "b", "c")) == []


def test_when_something_did_not_happen_contradicts_nothing() -> None:
    assert fields(denied("date", "2024-03-18", "a"), Told("date", "2024-03-14", "b", "c")) == []


def test_a_spot_in_a_town_contradicts_no_other_place() -> None:
    spots = {
        ("a", "the Tadef road"): place("the Tadef road", "SY", "exact", (36.35, 37.53)),
        ("b", "Manbij"): place("Manbij", "SY", "exact", (36.53, 37.95)),
    }
    told = Told("place", "the Tadef road", "a", "c1"), Told("place", "Manbij", "b", "c2")
    assert fields(*told, spots=spots) == []


def test_when_it_was_told_contradicts_nothing() -> None:
    told = Told("date", "2024-09-13", "a", "c1", of_telling=True)
    assert fields(told, Told("date", "2024-09-11", "b", "c2")) == []


def test_a_spot_on_the_map_that_names_its_town_contradicts_another_town() -> None:
    spots = {
        ("a", "a clinic in Buenavista"): place("a clinic in Buenavista", "MX", "exact", (19.2, -102.6)),
        ("b", "Apatzingan"): place("Apatzingan", "MX", "exact", (19.09, -102.35)),
    }
    told = (
        Told("place", "a clinic in Buenavista", "a", "c1"),
        Told("place", "Apatzingan", "b", "c2"),
    )
    assert fields(*told, spots=spots) == ["place"]


def unknown(ref: str, words: str) -> tuple[Told, tuple[tuple[str, str], Spot]]:
    return Told("place", words, ref, f"{ref}-{words}"), ((ref, words), place(words, "", "unknown"))


@pytest.mark.parametrize(
    ("words", "contradict"),
    [
        (("Kurgi", "Nigeria's Kadun state"), False),
        (("Belet Weyne", "Beledweyne"), False),
        (("a hall in Loreto", "Tumak"), True),
        (("Loreto", "Tumak", "the village of Loreto, Tumak"), False),
        (("al-Qawz", "Mudiya", "al-Qawz, 7 km west of Mudiya"), True),
    ],
)
def test_names_of_places_that_are_on_no_map(words: tuple[str, ...], contradict: bool) -> None:
    told, spots = zip(*(unknown(ref, w) for ref, w in zip("abc", words, strict=False)), strict=True)
    assert fields(*told, spots=dict(spots)) == (["place"] if contradict else [])


def test_a_report_that_gives_both_methods_contradicts_neither() -> None:
    both = [Told("method", m, "a", m) for m in ("ground_raid", "air_drone_strike")]
    assert fields(*both, Told("method", "ground_raid", "b", "d")) == []


def place(words: str, country: str, precision: PlacePrecision, at: tuple[float, float] | None = None) -> Spot:
    lat, lon = at or (None, None)
    return spot_of(words, EventPlace(words, None, None, lat, lon, country, None, precision))


@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        (place("near Buale", "SO", "near", (1.1, 42.6)), place("Bu'aale", "SO", "exact", (1.1, 42.6)), False),
        (place("Buale", "SO", "exact", (1.1, 42.6)), place("Somalia", "SO", "country"), False),
        (place("Abyan province", "YE", "province"), place("al-Qoz", "YE", "unknown"), False),
        (place("Bara", "NG", "exact", (10.4, 10.7)), place("on the road", "PK", "near", (34.0, 71.4)), False),
        (place("Apatzingán", "MX", "exact", (19.09, -102.35)), place("Buenavista", "MX", "unknown"), True),
        (place("Mudiya", "YE", "exact", (13.9, 46.1)), place("Aden", "YE", "exact", (12.8, 45.0)), True),
    ],
)
def test_places_contradict_where_nothing_makes_them_agree(a: Spot, b: Spot, contradict: bool) -> None:
    told = Told("place", "x", "a", "c1"), Told("place", "y", "b", "c2")
    assert fields(*told, spots={("a", "x"): a, ("b", "y"): b}) == (["place"] if contradict else [])


def test_victims_contradict_where_no_person_is_shared() -> None:
    one = Told("victim_name", "Hamid Khalaf", "a", "c1", "p1")
    other = Told("victim_name", "Khalaf Hamid", "b", "c2", "p2")
    assert fields(one, other) == ["victim_name"]
    assert fields(one, other, Told("victim_name", "Hamid", "b", "c3", "p1")) == []


def test_fates_contradict_of_one_person_only() -> None:
    dead, held = Told("fate", "killed", "a", "c1", "p1"), Told("fate", "captured", "b", "c2", "p1")
    assert fields(dead, held) == ["fate"]
    assert fields(dead, Told("fate", "captured", "b", "c2", "p2")) == []
    assert fields(dead, Told("fate", "killed", "b", "c2", "p1", denied=True)) == ["fate"]


def test_to_be_at_large_before_a_capture_is_no_contradiction() -> None:
    before = Told("fate", "at_large", "a", "c1", "p1"), Told("fate", "captured", "b", "c2", "p1")
    after = Told("fate", "captured", "a", "c1", "p1"), Told("fate", "at_large", "b", "c2", "p1")
    assert fields(*before) == []
    assert fields(*after) == ["fate"]


def test_two_names_of_a_group_contradict_only_where_a_report_knows_both() -> None:
    told = Told("actor", "Hasken Tafki", "a", "c1", "g1"), Told("actor", "Sabon Hanya", "b", "c2", "g2")
    assert fields(*told) == []
    assert fields(*told, apart=frozenset({frozenset({"g1", "g2"})})) == ["actor"]


def reprints(*told: Told) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """What contradicts, with the values and their reports, where "b" is a copy of "a"."""
    days = {"a": "2024-06-12", "b": "2024-06-13", "c": "2024-06-13"}
    found = contradictions(told, Background({}, days, frozenset(), {"a": "a", "b": "a"}))
    return [(c.field, [(v.value, v.reports) for v in c.values]) for c in found]


def test_what_only_a_copy_says_contradicts_nobody() -> None:
    first, misprint = Told("killed", "9", "a", "c1"), Told("killed", "19", "b", "c2")
    assert reprints(first, misprint) == []
    assert reprints(first, misprint, Told("killed", "9", "c", "c3")) == []
    assert reprints(first, misprint, Told("killed", "5", "c", "c3")) == [
        ("killed", [("5", ("c",)), ("9", ("a",))])
    ]


def test_a_copy_stands_for_its_first_print_where_that_was_read_to_say_nothing() -> None:
    assert reprints(Told("killed", "9", "b", "c2"), Told("killed", "5", "c", "c3")) == [
        ("killed", [("5", ("c",)), ("9", ("b",))])
    ]


def test_a_copy_is_listed_beside_its_first_print() -> None:
    told = [Told("date", "2024-06-11", ref, f"c{ref}") for ref in "ab"]
    assert reprints(*told, Told("date", "2024-06-09", "c", "cc")) == [
        ("date", [("2024-06-11", ("a", "b")), ("2024-06-09", ("c",))])
    ]

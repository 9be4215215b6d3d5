from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireledger.publish.charts.copies import Copy, copies_svg
from wireledger.publish.charts.map import Spot, map_svg, reach
from wireledger.publish.charts.months import by_month
from wireledger.publish.charts.periods import Moment, Period, Row, periods_svg
from wireledger.publish.charts.view import KM_PER_DEGREE, view_of
from wireledger.publish.charts.years import year_of
from wireledger.publish.outlines import outline, outlines

ALEPPO = (36.2, 37.16)


def radius(svg: str) -> tuple[float, float]:
    found = re.search(r'rx="([\d.]+)" ry="([\d.]+)"', svg)
    assert found is not None
    return float(found[1]), float(found[2])


def test_the_area_is_as_wide_as_the_place_is_uncertain() -> None:
    view = view_of([(36.0, 35.0, 38.0, 37.0)], 0, (720, 400))
    exact = map_svg([Spot(*ALEPPO, reach("district"), "a"), Spot(35, 36, 5, ""), Spot(37, 38, 5, "")], "test")
    near = map_svg([Spot(*ALEPPO, reach("province"), "a"), Spot(35, 36, 5, ""), Spot(37, 38, 5, "")], "test")
    assert radius(near)[0] > radius(exact)[0] > 0
    assert view.pixels(KM_PER_DEGREE) == pytest.approx(view.scale)


def test_a_place_known_by_its_country_is_the_country() -> None:
    svg = map_svg([Spot(35.0, 38.0, None, "Syria", country="SY")], "test")
    assert "<ellipse" not in svg
    assert svg.count('class="area"') == 1


def test_what_others_contradict_is_marked() -> None:
    assert 'class="spot against"' in map_svg([Spot(*ALEPPO, 5, "a", kind="against")], "test")


def test_hostile_labels_are_text() -> None:
    svg = map_svg([Spot(*ALEPPO, 5, '"><script>x</script>\u202e', "/x", name="<b>")], '"><script>')
    assert "<script" not in svg
    assert "U+202E" in svg
    ElementTree.fromstring(svg)


@settings(max_examples=30, deadline=None)  # the first one reads the outlines of the world
@given(st.floats(-60, 80), st.floats(-180, 180), st.sampled_from([5.0, 25.0, 100.0, None]))
def test_a_map_of_any_place_is_well_formed_and_shows_it(lat: float, lon: float, km: float | None) -> None:
    svg = map_svg([Spot(lat, lon, km, "there")], "test")
    drawn = ElementTree.fromstring(svg)
    ellipse = next(e for e in drawn.iter("ellipse"))
    assert 0 <= float(ellipse.attrib["cx"]) <= 720
    assert 0 <= float(ellipse.attrib["cy"]) <= 400


def test_no_country_is_drawn_across_the_whole_world() -> None:
    for country in outlines("coarse"):
        for ring in country.rings:
            assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring)), country.name


def test_countries_are_found_by_their_codes() -> None:
    syria = outline("SY")
    assert syria is not None
    assert syria.name == "Syria"
    assert outline("ZZ") is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2019", 2019.0, 2020.0),
        ("May 2021", 2021 + 4 / 12, 2021 + 5 / 12),
        ("since 2012", 2012.0, 2013.0),
        ("from 2021 to 2022", 2021.0, 2023.0),
        ("2020-01-01", 2020.0, 2020.0),
        ("last spring", None, None),
        (None, None, None),
    ],
)
def test_years_in_words(words: str | None, first: float | None, last: float | None) -> None:
    assert year_of(words) == (first if first is None else pytest.approx(first, abs=0.01))
    assert year_of(words, last=True) == (last if last is None else pytest.approx(last, abs=0.01))


def test_a_post_without_any_date_is_not_drawn() -> None:
    assert periods_svg([Row("emir", None, (Period(None, None, "emir"),))], "test") is None


def test_an_end_that_is_not_told_is_left_open() -> None:
    open_ended = periods_svg([Row("emir", None, (Period(2019.0, None, "emir"),))], "test")
    closed = periods_svg([Row("emir", None, (Period(2019.0, 2021.0, "emir"),))], "test")
    assert open_ended is not None
    assert closed is not None
    assert 'class="open"' in open_ended
    assert 'class="open"' not in closed


def test_fates_of_one_week_are_one_sign_with_their_number() -> None:
    told = tuple(Moment(2024.5 + n / 365, "†", f"by {n}") for n in range(3))
    svg = periods_svg([Row("fate", None, (Period(2015.0, 2024.0, "emir"),), told)], "test")
    assert svg is not None
    assert "†×3" in svg
    assert "by 0; by 1; by 2" in svg


def test_reports_of_one_origin_stand_together() -> None:
    copies = [Copy("first", "/1", 1), Copy("second", "/2", 0), Copy("third", "/3", 1)]
    svg = copies_svg(copies, ["alone", "wire"], "test")
    assert re.findall(r"<a href=\"(/\d)\">", svg) == ["/2", "/1", "/3"]
    ElementTree.fromstring(svg)


def test_days_are_counted_by_month_and_over_long_times_by_year() -> None:
    assert by_month(["2024-03-01", "2024-01-05", "2024-03-09"]) == (
        ("2024-01", 1),
        ("2024-02", 0),
        ("2024-03", 2),
    )
    assert [name for name, _ in by_month(["2010-01-05", "2016-03-01"])] == [str(y) for y in range(2010, 2017)]
    assert by_month([]) == ()

import pytest

from wireledger.publish.outlines import Detail, bounds_of, outline, outlines


@pytest.mark.parametrize("code", ["SY", "MM", "SS", "PS", "RS", "FR", "NO"])
def test_a_country_is_found_by_its_code(code: str) -> None:
    found = outline(code)
    assert found is not None
    assert found.code == code


def test_an_unknown_code_has_no_outline() -> None:
    assert outline("ZZ") is None


@pytest.mark.parametrize("detail", ["coarse", "fine"])
def test_rings_are_closed_and_lie_in_their_boxes(detail: Detail) -> None:
    for country in outlines(detail):
        for ring, box in zip(country.rings, country.bounds, strict=True):
            assert ring[0] == ring[-1]
            assert box == bounds_of(ring)
            assert -180.01 <= box[0] <= box[2] <= 180.01


def test_damascus_lies_in_the_box_of_syria() -> None:
    found = outline("SY")
    assert found is not None
    west, south, east, north = found.bounds[0]
    assert west < 36.3 < east
    assert south < 33.5 < north


def test_the_finer_outlines_have_more_points() -> None:
    counted = {d: sum(len(r) for c in outlines(d) for r in c.rings) for d in ("coarse", "fine")}
    assert counted["fine"] > 3 * counted["coarse"]

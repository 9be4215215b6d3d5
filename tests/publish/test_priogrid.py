"""Cells of PRIO-GRID."""

from __future__ import annotations

import pytest

from wireledger.publish.priogrid import priogrid_gid


@pytest.mark.parametrize(
    ("lat", "lon", "gid"),
    [
        (-90.0, -180.0, 1),
        (-89.75, -179.25, 2),
        (-89.25, -179.75, 721),
        (90.0, 180.0, 259_200),
        (89.75, 179.75, 259_200),
        (0.25, 0.25, 180 * 720 + 361),
        (1.08333, 42.58333, 131_486),
    ],
)
def test_cells_are_numbered_from_the_south_west(lat: float, lon: float, gid: int) -> None:
    assert priogrid_gid(lat, lon) == gid

"""What part of the world a map shows, and where a place stands on it.

Equirectangular, true to scale at the middle of the view: a few hundred kilometres look as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from wireledger.publish.outlines import Bounds, Point, Ring

KM_PER_DEGREE = 111.2  # of latitude: a degree of a sphere with the radius of the earth (6371 km)
_MARGIN = 0.12
_MOST_NORTH, _MOST_SOUTH = 84.0, -58.0  # nobody is told of beyond


@dataclass(frozen=True, slots=True)
class View:
    """A box of degrees on a sheet of ``width`` by ``height`` pixels."""

    west: float
    north: float
    scale: float
    squeeze: float
    width: int
    height: int

    def at(self, lat: float, lon: float) -> Point:
        """Where a place stands on the sheet."""
        return (lon - self.west) * self.scale * self.squeeze, (self.north - lat) * self.scale

    def pixels(self, km: float) -> float:
        """How long ``km`` are on the sheet, from south to north."""
        return km / KM_PER_DEGREE * self.scale

    @property
    def bounds(self) -> Bounds:
        """The box of degrees."""
        east = self.west + self.width / (self.scale * self.squeeze)
        return self.west, self.north - self.height / self.scale, east, self.north


def view_of(boxes: Iterable[Bounds], least_km: float, size: tuple[int, int]) -> View:
    """The view that holds all boxes with a margin, at least ``least_km`` high; the world without any."""
    given = list(boxes)
    if not given:
        return _fitted((-180.0, _MOST_SOUTH, 180.0, _MOST_NORTH), size)
    west, south = min(b[0] for b in given), min(b[1] for b in given)
    east, north = max(b[2] for b in given), max(b[3] for b in given)
    lacking = max(least_km / KM_PER_DEGREE - (north - south), 0) / 2
    high = (north - south) * _MARGIN + lacking
    wide = (east - west) * _MARGIN
    if east - west + 2 * wide > 200:  # nearly round the world: show all of it
        return _fitted((-180.0, _MOST_SOUTH, 180.0, _MOST_NORTH), size)
    return _fitted((west - wide, south - high, east + wide, north + high), size)


def clipped(ring: Ring, view: View, beyond: float = 4.0) -> list[Point]:
    """The part of a ring that shows, in pixels (Sutherland and Hodgman's method, side by side)."""
    points = [view.at(lat, lon) for lon, lat in ring]
    for axis, limit, above in (
        (0, -beyond, True),
        (0, view.width + beyond, False),
        (1, -beyond, True),
        (1, view.height + beyond, False),
    ):
        points = _cut(points, axis, limit, above)
    return points


def _fitted(box: Bounds, size: tuple[int, int]) -> View:
    """The view of a box in the middle of a sheet."""
    west, south, east, north = box
    width, height = size
    squeeze = max(cos(radians((south + north) / 2)), 0.2) if east - west < 200 else 1.0
    scale = min(width / ((east - west) * squeeze or 1e-9), height / (north - south or 1e-9))
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    return View(
        middle_lon - width / (2 * scale * squeeze),
        middle_lat + height / (2 * scale),
        scale,
        squeeze,
        width,
        height,
    )


def _cut(points: list[Point], axis: int, limit: float, above: bool) -> list[Point]:
    kept: list[Point] = []
    for i, point in enumerate(points):
        before = points[i - 1]
        inside, was_inside = (point[axis] >= limit) == above, (before[axis] >= limit) == above
        if inside != was_inside:
            kept.append(_crossing(before, point, axis, limit))
        if inside:
            kept.append(point)
    return kept


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)

"""A map and a timeline of incidents as inline SVG, drawn without scripts or outside files."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wireledger.publish.outlines import Bounds, Outline, Point, Ring, outlines

WIDTH = 960.0  # units of the drawing; it scales with the page
_HIGHEST = 620.0
_NARROWEST = 8.0  # degrees that a map shows at least: a single town needs a coast or border beside it
_FLATTEST = 0.45  # height to width
_METRES = 111_320.0  # to a degree of latitude
_FINE_BELOW = 45.0  # degrees: maps no wider show the finer outlines
_MOST_BARS = 60  # months; beyond it a timeline counts years


@dataclass(frozen=True, slots=True)
class Spot:
    """An incident on the map: where, how uncertain (metres, None where unknown), and what it says."""

    incident: str
    lon: float
    lat: float
    radius: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot in the drawing: its point, and the half axes of its area of uncertainty."""

    spot: Spot
    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Map:
    """What to draw: size, outlines as an SVG path, and the marks, largest areas first."""

    width: float
    height: float
    outlines: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Incidents of a month or year; ``height`` is a share of the highest."""

    label: str
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """Degrees to units: equirectangular, true to scale at the middle latitude."""

    west: float
    north: float
    unit: float
    squeeze: float

    def at(self, point: Point) -> tuple[float, float]:
        return (
            round((point[0] - self.west) * self.squeeze * self.unit, 1),
            round((self.north - point[1]) * self.unit, 1),
        )


def drawn_map(spots: Sequence[Spot]) -> Map | None:
    """The map that holds all spots; None where there are none."""
    if not spots:
        return None
    west, east = _range([s.lon for s in spots], 180.0)
    south, north = _range([s.lat for s in spots], 85.0)
    squeeze = max(math.cos(math.radians((south + north) / 2)), 0.2)
    south, north = _at_least(south, north, (east - west) * squeeze * _FLATTEST)
    unit = min(WIDTH / ((east - west) * squeeze), _HIGHEST / (north - south))
    beside = max(WIDTH / (unit * squeeze) - (east - west), 0) / 2  # a map that its height ends is widened
    west, east = west - beside, east + beside
    frame = _Frame(west, north, unit, squeeze)
    width, height = frame.at((east, south))
    countries = outlines("fine" if east - west < _FINE_BELOW else "coarse")
    seen = (ring for country in countries for ring in _seen(country, (west, south, east, north)))
    marks = [_mark(spot, frame) for spot in spots]
    marks.sort(key=lambda mark: -mark.wide)
    return Map(width, height, "".join(_path(line, frame) for line in seen), tuple(marks))


def bars(days: Iterable[str]) -> tuple[Bar, ...]:
    """How many of the days (YYYY-MM-DD) fall into each month, empty ones too; over long times each year."""
    months = sorted(day[:7] for day in days)
    if not months:
        return ()
    between = _months(months[0], months[-1])
    if len(between) > _MOST_BARS:
        months = [month[:4] for month in months]
        between = [str(year) for year in range(int(months[0]), int(months[-1]) + 1)]
    counts = Counter(months)
    highest = max(counts.values())
    return tuple(Bar(name, counts[name], counts[name] / highest) for name in between)


def _months(first: str, last: str) -> list[str]:
    low, high = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(low, high + 1)]


def _range(degrees: Sequence[float], limit: float) -> tuple[float, float]:
    """From the lowest to the highest with a margin, and at least so wide that one sees where it is."""
    low, high = min(degrees), max(degrees)
    margin = max((high - low) * 0.12, (_NARROWEST - (high - low)) / 2, 1.0)
    return max(low - margin, -limit), min(high + margin, limit)


def _at_least(south: float, north: float, high: float) -> tuple[float, float]:
    more = max(high - (north - south), 0) / 2
    return max(south - more, -85.0), min(north + more, 85.0)


def _seen(country: Outline, view: Bounds) -> Iterator[Ring]:
    west, south, east, north = view
    for ring, box in zip(country.rings, country.bounds, strict=True):
        if box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south:
            yield ring


def _path(line: Ring, frame: _Frame) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in map(frame.at, line))


def _mark(spot: Spot, frame: _Frame) -> Mark:
    x, y = frame.at((spot.lon, spot.lat))
    degrees = (spot.radius or 0) / _METRES
    high = degrees * frame.unit
    wide = high * frame.squeeze / max(math.cos(math.radians(spot.lat)), 0.05)
    return Mark(spot, x, y, round(wide, 1), round(high, 1))

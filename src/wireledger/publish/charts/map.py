"""A map of places that are known to lie somewhere within an area, never at a bare point.

    map_svg(spots, label, size=(720, 400), least_km=250) -> Markup

``spots`` are ``Spot(lat, lon, km, label, href, kind, count, country, name)``; ``km`` is the radius of the
area in which the place lies: ``reach(precision)`` gives it for a precision of the record. A spot with
``km=None`` and a ``country`` (ISO 3166-1 alpha-2) is known by its country alone, whose outline is then
marked. Pages load ``charts.css`` and say the same in words beside the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import Literal

from markupsafe import Markup

from wireledger.publish.charts.labels import Labels
from wireledger.publish.charts.svg import opening, path_of, safe
from wireledger.publish.charts.towns import towns_in
from wireledger.publish.charts.view import KM_PER_DEGREE, View, clipped, view_of
from wireledger.publish.geojson import radius
from wireledger.publish.outlines import Bounds, Outline, Point, outline, outlines
from wireledger.records import PlacePrecision

_FINE_BELOW = 45.0  # degrees: views no wider show the finer outlines
_TOWNS = 14
_SMALLEST = 7.0  # pixels: a smaller area could be neither seen nor clicked

_REACH_OF_COUNTRY = 300.0  # where its outline is not known


@dataclass(frozen=True, slots=True)
class Spot:
    """A place said of something, and how far from (lat, lon), in WGS84 degrees, it may lie.

    ``kind`` ``against`` marks a place that other sources contradict. ``count`` is how many things are told of
    there, and is written on the map from 2; ``name`` is written beside it, where there is room.
    """

    lat: float
    lon: float
    km: float | None
    label: str
    href: str | None = None
    kind: Literal["told", "against"] = "told"
    count: int = 1
    country: str | None = None
    name: str = ""


def reach(precision: PlacePrecision) -> float | None:
    """Km around the point of a place of this precision; None where only its country is known."""
    metres = radius(precision, None)
    return metres / 1000 if metres else None


def map_svg(
    spots: Sequence[Spot], label: str, size: tuple[int, int] = (720, 400), least_km: float = 250.0
) -> Markup:
    """The map as SVG. ``label`` says what it shows; spots with ``href`` are links, in their order."""
    view = view_of(map(_box, spots), least_km, size)
    width, height = size
    parts = [
        opening("map", width, height, label),
        Markup('<rect class="sea" width="{}" height="{}"/>').format(width, height),
        *_land(view),
    ]
    labels = Labels(width, height)
    drawn = [_spot(spot, view, labels) for spot in sorted(spots, key=_extent, reverse=True)]
    parts += [*_names(view, labels), *drawn, _scale(view), Markup("</svg>")]
    return Markup("").join(parts)


def warm() -> None:
    """Read what maps are drawn from, so that the first page with a map need not wait for it."""
    outlines("coarse")
    outlines("fine")
    towns_in((0, 0, 0, 0), 1)


def _box(spot: Spot) -> Bounds:
    found = outline(spot.country) if spot.km is None and spot.country else None
    if found:
        return max(found.bounds, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))  # not its islands far away
    high = _extent(spot) / KM_PER_DEGREE
    wide = high / max(cos(radians(spot.lat)), 0.2)
    return spot.lon - wide, spot.lat - high, spot.lon + wide, spot.lat + high


@lru_cache(maxsize=64)
def _land(view: View) -> tuple[Markup, ...]:
    """Land with the borders of countries."""
    west, _, east, _ = view.bounds
    rings: list[list[Point]] = []
    for country in outlines("fine" if east - west < _FINE_BELOW else "coarse"):
        rings += _shown(country, view)
    return (Markup('<path class="land" d="{}"/>').format(path_of(rings)),)


def _shown(country: Outline, view: View) -> Iterator[list[Point]]:
    west, south, east, north = view.bounds
    for ring, box in zip(country.rings, country.bounds, strict=True):
        if box[0] < east and box[2] > west and box[1] < north and box[3] > south:
            yield clipped(ring, view)


@lru_cache(maxsize=64)
def _towns(view: View) -> tuple[tuple[str, float, float], ...]:
    west, _, east, _ = view.bounds
    if east - west > _FINE_BELOW:
        return ()
    return tuple((t.name, *view.at(t.lat, t.lon)) for t in towns_in(view.bounds, _TOWNS))


def _names(view: View, labels: Labels) -> Iterator[Markup]:
    """Names of countries and towns, where they do not cover what the map is about."""
    for country in outlines("coarse"):
        middle = _middle(country, view)
        if middle is None:
            continue
        x, y = middle
        if labels.take(x - 3.8 * len(country.name), y - 9, 7.6 * len(country.name), 13):
            yield Markup('<text class="land-name" x="{:.0f}" y="{:.0f}">{}</text>').format(x, y, country.name)
    for name, x, y in _towns(view):
        if labels.take(x - 3, y - 10, 6.6 * len(name) + 10, 14):
            yield Markup(
                '<circle class="town" cx="{x:.1f}" cy="{y:.1f}" r="1.8"/>'
                '<text class="town-name" x="{tx:.1f}" y="{ty:.1f}">{name}</text>'
            ).format(x=x, y=y, tx=x + 5, ty=y + 3.5, name=name)


@lru_cache(maxsize=4096)
def _middle(country: Outline, view: View) -> Point | None:
    """The middle of the largest part of a country that shows; None where that has no room for its name."""
    best: Point | None = None
    most = 7.0 * len(country.name) * 24
    for ring in _shown(country, view):
        area, middle = _centre(ring)
        if area > most:
            best, most = middle, area
    return best


def _centre(ring: Sequence[Point]) -> tuple[float, Point]:
    """Area and centre of mass of a polygon (the shoelace formula)."""
    double = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = x1 * y2 - x2 * y1
        double, x, y = double + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (abs(double) / 2, (x / (3 * double), y / (3 * double))) if double else (0.0, (0.0, 0.0))


def _extent(spot: Spot) -> float:
    return _REACH_OF_COUNTRY if spot.km is None else spot.km


def _spot(spot: Spot, view: View, labels: Labels) -> Markup:
    x, y = view.at(spot.lat, spot.lon)
    found = outline(spot.country) if spot.km is None and spot.country else None
    shape = (
        Markup('<path class="area" d="{}"/>').format(path_of(_shown(found, view)))
        if found
        else _circle(spot, view)
    )
    if spot.count > 1:
        shape += Markup('<text class="count" x="{:.1f}" y="{:.1f}">{}</text>').format(x, y + 4, spot.count)
        labels.take(x - 14, y - 14, 28, 28)
    if spot.name and labels.take(x + 10, y - 26, 7.4 * len(spot.name) + 4, 17):
        shape += Markup('<text class="name" x="{:.1f}" y="{:.1f}">{}</text>').format(
            x + 12, y - 13, safe(spot.name)
        )
    words = Markup("<title>{}</title>").format(safe(spot.label))
    if spot.href is None:
        return Markup('<g class="spot {}">{}{}</g>').format(spot.kind, words, shape)
    return Markup('<a class="spot {}" href="{}" aria-label="{}">{}{}</a>').format(
        spot.kind, spot.href, safe(spot.label), words, shape
    )


def _circle(spot: Spot, view: View) -> Markup:
    """The area around a point; an ellipse, since degrees narrow away from the middle of the view."""
    x, y = view.at(spot.lat, spot.lon)
    tall = max(view.pixels(_extent(spot)), _SMALLEST)
    wide = max(tall * view.squeeze / max(cos(radians(spot.lat)), 0.2), _SMALLEST)
    return Markup('<ellipse class="area" cx="{:.1f}" cy="{:.1f}" rx="{:.1f}" ry="{:.1f}"/>').format(
        x, y, wide, tall
    )


def _scale(view: View) -> Markup:
    """A bar of a round number of kilometres, in the lower corner; none on a map of the world."""
    km = next((n for n in (1000, 500, 200, 100, 50, 20, 10, 5) if view.pixels(n) < view.width / 5), 5)
    if view.pixels(1000) < 40:
        return Markup("")
    y = view.height - 12
    return Markup(
        '<g class="scale"><path d="M12 {top}V{y}H{end:.0f}V{top}"/><text x="16" y="{text}">{km} km</text></g>'
    ).format(top=y - 5, y=y, end=12 + view.pixels(km), text=y - 5, km=km)
